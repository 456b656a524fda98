// How the reader wants to see the site: colours, size of text, contrast. What was chosen is remembered and set before
// the page is painted, so this script is loaded in the head. It also marks the heading that is being read in the table of
// contents, and shows the way back to the top. Without scripts the system's wish decides, and all else is there.
(function () {
	"use strict";

	var root = document.documentElement, names = ["theme", "text", "contrast"];

	// The storage may be forbidden, and is on some systems for files from a folder.
	function stored(name) {
		try {
			return localStorage.getItem("look-" + name) || "";
		} catch (error) {
			return "";
		}
	}

	function store(name, value) {
		try {
			localStorage.setItem("look-" + name, value);
		} catch (error) {
			return; // it holds for this page only
		}
	}

	function apply(name, value) {
		if (value)
			root.dataset[name] = value;
		else
			delete root.dataset[name];
	}

	function wire(control) {
		var name = control.name;

		if (control.type === "checkbox")
			control.checked = stored(name) === control.value;
		else
			control.value = stored(name);
		control.addEventListener("change", function () {
			var value = control.type === "checkbox" && !control.checked ? "" : control.value;

			apply(name, value);
			store(name, value);
		});
	}

	// The last heading above the upper third of the window is the one being read.
	function follow(links) {
		var headings = links.map(function (link) {
			return document.getElementById(decodeURIComponent(link.hash.slice(1)));
		});
		var waiting = false;

		function mark() {
			var current = 0;

			waiting = false;
			headings.forEach(function (heading, index) {
				if (heading && heading.getBoundingClientRect().top < innerHeight / 3)
					current = index;
			});
			links.forEach(function (link, index) {
				if (index === current)
					link.setAttribute("aria-current", "true");
				else
					link.removeAttribute("aria-current");
			});
		}

		addEventListener("scroll", function () {
			if (!waiting)
				requestAnimationFrame(mark);
			waiting = true;
		}, { passive: true });
		mark();
	}

	names.forEach(function (name) {
		apply(name, stored(name));
	});
	document.addEventListener("DOMContentLoaded", function () {
		var settings = document.querySelector(".settings"), top = document.querySelector(".to-top");
		var links = Array.from(document.querySelectorAll(".side.toc a"));

		settings.hidden = false;
		settings.querySelectorAll("select, input").forEach(wire);
		settings.addEventListener("keydown", function (event) {
			if (event.key === "Escape" && settings.open) {
				settings.open = false;
				settings.querySelector("summary").focus();
			}
		});
		if (links.length > 0)
			follow(links);
		new IntersectionObserver(function (entries) {
			top.classList.toggle("floating", !entries[0].isIntersecting);
		}, { rootMargin: "100% 0px 0px" }).observe(document.querySelector(".site-head"));
	});
})();
