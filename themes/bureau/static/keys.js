// On every page: "/" begins a search, Esc leaves the field.
(function () {
	"use strict";

	const field = document.querySelector("form[role=search] input[type=search]");

	function takesText(element) {
		return element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
	}

	if (!field)
		return;
	document.addEventListener("keydown", function (event) {
		if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
			return;
		if (event.key === "/" && !takesText(event.target)) {
			event.preventDefault();
			field.focus();
			field.select();
		} else if (event.key === "Escape" && event.target === field) {
			field.blur();
		}
	});
})();
