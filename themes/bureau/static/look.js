// How the reader wants to see the site: colours, size of text, contrast. What was chosen is remembered and set before
// the page is painted, so this is loaded in the head. Also marks the heading that is being read in the table of contents,
// shows the way back to the top, and lets "/" begin a search. Without scripts the system's wish decides.
(function () {
	"use strict";

	const root = document.documentElement, find = (selector) => document.querySelector(selector);

	// Reads, or writes where there is a value. Where storage is forbidden a choice holds for its page only.
	function remember(name, value) {
		try {
			if (value !== undefined)
				localStorage.setItem("look-" + name, value);
			return localStorage.getItem("look-" + name) || "";
		} catch (error) {
			return "";
		}
	}

	function apply(name, value) {
		if (value)
			root.dataset[name] = value;
		else
			delete root.dataset[name];
	}

	function wire(control) {
		const isBox = control.type === "checkbox", name = control.name;

		if (isBox)
			control.checked = remember(name) === control.value;
		else
			control.value = remember(name);
		control.addEventListener("change", () => {
			const value = isBox && !control.checked ? "" : control.value;

			apply(name, value);
			remember(name, value);
		});
	}

	// The last heading above the upper third of the window is the one being read.
	function follow(links) {
		const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
		let waiting = false;

		function mark() {
			const above = headings.map((heading) => !!heading && heading.getBoundingClientRect().top < innerHeight / 3);
			const current = Math.max(0, above.lastIndexOf(true));

			waiting = false;
			links.forEach((link, index) => { link.ariaCurrent = index === current ? "true" : null; });
		}

		addEventListener("scroll", () => {
			if (!waiting)
				requestAnimationFrame(mark);
			waiting = true;
		}, { passive: true });
		mark();
	}

	function searchByKey(event) {
		const field = find("[role=search] [type=search]"), from = event.target;

		if (!field || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
			return;
		if (event.key === "/" && !from.closest("input, select, textarea")) {
			event.preventDefault();
			field.focus();
			field.select();
		} else if (event.key === "Escape" && from === field) {
			field.blur();
		}
	}

	["theme", "text", "contrast"].forEach((name) => apply(name, remember(name)));
	document.addEventListener("DOMContentLoaded", () => {
		const settings = find(".settings"), links = [...document.querySelectorAll(".side.toc a")];

		settings.hidden = false;
		settings.querySelectorAll("select, input").forEach(wire);
		settings.addEventListener("keydown", (event) => {
			if (event.key === "Escape" && settings.open) {
				settings.open = false;
				find(".settings summary").focus();
			}
		});
		if (links.length)
			follow(links);
		document.addEventListener("keydown", searchByKey);
		new IntersectionObserver((entries) => find(".to-top").classList.toggle("floating", !entries[0].isIntersecting),
			{ rootMargin: "100% 0px 0px" }).observe(find(".site-head"));
	});
})();
