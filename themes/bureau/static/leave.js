// Tells before a link leaves for somebody else's site. Such links are marked with the class "leaves"; without this script
// they work as any other, with their visible sign.
(function () {
	"use strict";

	var dialog = document.getElementById("leave-notice"), link = null, apart = false;

	if (!dialog || !dialog.showModal) {
		return;
	}
	document.addEventListener("click", function (event) {
		var found = event.target.closest && event.target.closest("a.leaves");

		if (!found || event.button !== 0) {
			return;
		}
		event.preventDefault();
		link = found;
		apart = event.ctrlKey || event.metaKey || event.shiftKey;
		dialog.querySelector(".leave-address").textContent = link.href;
		dialog.showModal();
	});
	dialog.addEventListener("click", function (event) {
		var choice = event.target.dataset.leave;

		if (!choice) {
			return;
		}
		dialog.close();
		if (choice === "go" && apart) {
			window.open(link.href, "_blank", "noopener");
		} else if (choice === "go") {
			window.location.href = link.href;
		}
	});
	dialog.addEventListener("close", function () {
		link.focus(); // also after Esc
	});
})();
