// Copies the citation of a page. The day of reading, which only the reader's clock knows, is put into its place.
// Needs no network, and works from a folder on disk and over plain http: where there is no clipboard to write to, the
// line is selected and copied as by hand.
(function () {
	"use strict";

	function today() {
		var now = new Date();

		return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) {
			return String(part).padStart(2, "0");
		}).join("-");
	}

	function copySelected(text) {
		var selection = window.getSelection(), range = document.createRange();

		range.selectNodeContents(text);
		selection.removeAllRanges();
		selection.addRange(range);
		try {
			return document.execCommand("copy");
		} catch (error) {
			return false;
		}
	}

	document.querySelectorAll(".cite").forEach(function (cite) {
		var text = cite.querySelector(".cite-text"), button = cite.querySelector("button");
		var told = cite.querySelector("[role=status]");

		function tell(done) {
			told.textContent = done ? button.dataset.copied : button.dataset.failed;
		}

		cite.querySelector(".cite-day").textContent = today();
		button.hidden = false;
		button.addEventListener("click", function () {
			told.textContent = ""; // so that the same words are announced again
			if (!navigator.clipboard) {
				tell(copySelected(text));
				return;
			}
			navigator.clipboard.writeText(text.textContent).then(function () {
				tell(true);
			}, function () {
				tell(copySelected(text));
			});
		});
	});
})();
