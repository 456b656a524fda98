// Compares figures. The choice is in the address. Figures come by script elements, since a page on disk may not fetch:
// compare/ID.js calls qsiteCompare. Texts and an empty table stand in the page.
(function () {
	"use strict";

	const find = (selector, within) => (within || document).querySelector(selector);
	const form = find("#compare-form"), result = find("#compare-result"), texts = result.dataset;
	const told = find("[role=status]", result), tables = find(".compared", result), csv = find(".actions", result);
	const boxes = [...form.querySelectorAll("input")], figures = {};
	let turn = 0, lines;

	window.qsiteCompare = (data) => { figures[data.id] = data; };

	const load = (id) => figures[id] || new Promise((resolve, reject) => {
		const script = make("script");

		script.onload = () => resolve(figures[id]);
		script.onerror = reject;
		script.src = texts.folder + id + ".js";
		document.head.append(script);
	});

	const chosen = (part) => boxes.filter((box) => box.checked && box.dataset.part === part).map((box) => box.value);

	function readAddress() {
		const query = new URLSearchParams(location.search);

		boxes.forEach((box) => { box.checked = (query.get(box.dataset.part) || "").split(",").includes(box.value); });
		form.querySelectorAll("details").forEach((fold) => { fold.open = !!find(":checked", fold); });
		show();
	}

	function writeAddress() {
		const query = ["c", "y", "i"].map((part) => part + "=" + chosen(part)).filter((part) => part[2]).join("&");

		if ((query && "?" + query) !== location.search)
			history.pushState(null, "", query ? "?" + query : location.pathname);
		show();
	}

	const differ = (list) => new Set(list).size > 1;

	// "+2.58", with the more precise of the digits. Figures of two definitions do not compare.
	function difference(now, before) {
		const digits = [now, before].map((row) => (row.number.split(".")[1] || "").length);
		const text = (now.number - before.number).toFixed(Math.max(...digits));

		return now.version !== before.version ? texts.apart : +text > 0 ? "+" + text : +text ? text : text.replace("-", "");
	}

	// A row for each city and year that is chosen; where nothing is, for all with figures.
	function rowsOf(data) {
		const years = chosen("y"), cities = chosen("c"), rows = [];

		boxes.filter((box) => box.dataset.part === "c").forEach((box) => {
			const own = data.figures.filter((one) => one.city === box.value), name = box.parentNode.textContent.trim();
			const has = own.map((one) => one.year + "").filter((year) => !years.length || years.includes(year));
			let before;

			if (cities.length ? !box.checked : !has.length)
				return;
			(years.length ? years : has.length ? has : [""]).forEach((year) => {
				const row = Object.assign({}, own.find((one) => one.year == year), { name, year });
				const base = rows.find((one) => one.year === year && one.number && one.name !== name);

				rows.push(row);
				if (!row.number)
					return;
				if (before) {
					row.since = before.year;
					row.change = own.some((one) => one.status === "b" && one.year > before.year && one.year <= year) ?
						texts.apart : difference(row, before);
				}
				if (base) {
					row.from = base.name;
					row.difference = difference(row, base);
				}
				before = row;
			});
		});
		return rows;
	}

	function cautionsOf(rows) {
		const there = rows.filter((row) => row.number), years = {};

		there.forEach((row) => { years[row.name] += row.year; });
		return ["note", "version", "status"].filter((key) => differ(there.map((row) => row[key])))
			.concat(differ(Object.values(years)) ? "year" : []).map((key) => texts[key]);
	}

	const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);

	function make(name, kind, ...inside) {
		const element = document.createElement(name);

		element.className = kind || "";
		element.append(...inside);
		return element;
	}

	function fillLine(line, row, low, part, notes) {
		const [head, value, , change, difference] = line.cells, bar = find("rect", line);
		const put = (cell, text, against) => cell.append(text || "—", make("small", "", text ? " " + fill(against, row) : ""));

		head.append(row.name, " ", row.year);
		value.append(row.number ? Object.assign(make("a", "", row.number), { href: row.page }) : texts.missing);
		value.className = row.number ? "" : "missing";
		if (row.stated)
			value.append(" ", make("small", "", row.stated));
		if (row.remark)
			value.append(make("sup", "mark", make("span", "hidden", texts.mark), [...notes.add(row.remark)].indexOf(row.remark) + 1));
		bar.setAttribute("x", (Math.min(0, row.number || 0) - low) * part);
		bar.setAttribute("width", Math.abs(row.number || 0) * part);
		put(change, row.change, texts.since);
		put(difference, row.difference, texts.from);
		return line;
	}

	function showTable(data, rows) {
		const piece = find("template", result).content.cloneNode(true), table = find("table", piece), line = table.rows[1];
		const notes = new Set(), cautions = cautionsOf(rows), link = find("a", piece), notice = find(".notice", piece);
		const values = rows.map((row) => +(row.number || 0)), low = Math.min(0, ...values);
		const part = 120 / (Math.max(0, ...values) - low || 1); // bars have one scale, which includes 0

		link.textContent = table.caption.textContent = data.name;
		link.href = data.page;
		find("section", piece).setAttribute("aria-label", data.name + texts.scroll);
		notice.hidden = !cautions.length;
		notice.append(...cautions);
		piece.querySelectorAll(".unit").forEach((unit, at) => { unit.textContent = at ? data.change_unit : data.unit; });
		line.replaceWith(...rows.map((row) => fillLine(line.cloneNode(true), row, low, part, notes)));
		[...notes].forEach((note, at) => find(".notes", piece).append(
			make("li", "", make("span", "mark", at + 1), make("span", "", note))));
		["difference", "change"].forEach((key, at) => rows.some((row) => row[key]) ||
			[...table.rows].forEach((one) => one.deleteCell(4 - at)));
		tables.append(piece);
	}

	function show() {
		const now = ++turn, picked = chosen("i"), some = find(":checked", form), home = find("[rel=canonical]").href;
		const ids = picked.length ? picked : boxes.filter((box) => "main" in box.dataset).map((box) => box.value);

		lines = [];
		tables.textContent = "";
		csv.hidden = true;
		told.textContent = some ? texts.loading : texts.prompt;
		if (some)
			Promise.all(ids.map(load)).then((list) => now === turn && list.forEach((data) => {
				const rows = rowsOf(data);

				if (!rows.some((row) => row.number || picked.length))
					return;
				showTable(data, rows);
				rows.forEach((row) => lines.push([data.name, row.name, row.year, row.number || texts.missing, data.unit,
					row.change, row.since, row.difference, row.from, data.change_unit, row.remark, row.stated,
					row.page && new URL(row.page, home).href]));
			})).then(() => {
				if (now !== turn)
					return;
				csv.hidden = !lines.length;
				told.textContent = fill(texts.told, { indicators: tables.querySelectorAll("table").length,
					figures: tables.querySelectorAll("td a").length });
			}, () => { told.textContent = texts.failed; });
	}

	// RFC 4180. A spreadsheet takes a text that begins so for a formula; numbers are plain.
	function field(text) {
		text = (text || "") + "";
		if (/^[+-]?\d+(\.\d+)?$/.test(text))
			return text.replace("+", "");
		text = text.replace(/^[=+\-@\t\r\n]/, "'$&");
		return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
	}

	function download() {
		const head = [...find(".columns", result).children].map((column) => column.textContent), link = make("a");
		const text = [head, ...lines].map((line) => line.map(field).join(",") + "\r\n").join("");

		link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
		link.download = "compare.csv";
		link.click();
	}

	form.addEventListener("submit", (event) => {
		event.preventDefault();
		writeAddress();
		find("h2", result).focus();
	});
	find("[type=button]", form).addEventListener("click", () => {
		boxes.forEach((box) => { box.checked = false; });
		writeAddress();
	});
	find("button", csv).addEventListener("click", download);
	window.addEventListener("popstate", readAddress);
	find("#compare-plain").hidden = true;
	form.hidden = result.hidden = false;
	readAddress();
})();
