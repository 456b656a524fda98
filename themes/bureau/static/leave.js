// Tells before a link leaves for somebody else's site. Such links are marked with the class "leaves"; without this script
// they work as any other, with their visible sign.
(function () {
	"use strict";

	const dialog = document.getElementById("leave-notice");
	let link, apart;

	if (!dialog || !dialog.showModal)
		return;
	document.addEventListener("click", (event) => {
		const found = event.target.closest("a.leaves");

		if (!found || event.button !== 0)
			return;
		event.preventDefault();
		link = found;
		apart = event.ctrlKey || event.metaKey || event.shiftKey;
		dialog.querySelector(".leave-address").textContent = link.href;
		dialog.showModal();
	});
	dialog.addEventListener("click", (event) => {
		const choice = event.target.dataset.leave;

		if (!choice)
			return;
		dialog.close();
		if (choice === "go" && apart)
			open(link.href, "_blank", "noopener");
		else if (choice === "go")
			location.href = link.href;
	});
	dialog.addEventListener("close", () => link.focus()); // also after Esc
})();
