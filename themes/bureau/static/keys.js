// On every page: "/" begins a search, Esc leaves the field.
(function () {
	"use strict";

	const field = document.querySelector("form[role=search] [type=search]");

	document.addEventListener("keydown", function (event) {
		const from = event.target;

		if (!field || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
			return;
		if (event.key === "/" && !from.isContentEditable && !/^(INPUT|SELECT|TEXTAREA)$/.test(from.tagName)) {
			event.preventDefault();
			field.focus();
			field.select();
		} else if (event.key === "Escape" && from === field) {
			field.blur();
		}
	});
})();
