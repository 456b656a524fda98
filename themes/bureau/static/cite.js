// Copies the citation of a page, with the day of reading in its place, which only the reader's clock knows. Needs no
// network and no secure origin: where there is no clipboard to write to, the line is selected and copied as by hand.
(function () {
	"use strict";

	function copySelected(text) {
		getSelection().selectAllChildren(text);
		try {
			return document.execCommand("copy");
		} catch (error) {
			return false;
		}
	}

	document.querySelectorAll(".cite").forEach((cite) => {
		const text = cite.querySelector(".cite-text"), button = cite.querySelector("button");
		const told = cite.querySelector("[role=status]");
		const tell = (done) => { told.textContent = done ? button.dataset.copied : button.dataset.failed; };

		cite.querySelector(".cite-day").textContent = new Date().toLocaleDateString("sv"); // 2026-02-01
		button.hidden = false;
		button.addEventListener("click", () => {
			told.textContent = ""; // so that the same words are announced again
			if (navigator.clipboard)
				navigator.clipboard.writeText(text.textContent).then(() => tell(true), () => tell(copySelected(text)));
			else
				tell(copySelected(text));
		});
	});
})();
