// Compares figures. The choice is in the address; the figures are loaded by script elements, since a page in a folder on
// disk may not fetch: compare/ID.js calls qsiteCompare. Texts and an empty table stand in the page.
(function () {
	"use strict";

	const find = (selector, within) => (within || document).querySelector(selector);
	const form = find("#compare-form"), result = find("#compare-result"), texts = result.dataset;
	const told = find("[role=status]", result), tables = find(".compared", result), csv = find(".actions", result);
	const figures = {}, requests = {};
	let turn = 0, lines = [];

	window.qsiteCompare = (data) => { figures[data.id] = data; };

	function load(id) {
		return requests[id] = requests[id] || new Promise((resolve, reject) => {
			const script = document.createElement("script");

			script.src = texts.folder + id + ".js";
			script.onload = () => resolve(figures[id]);
			script.onerror = () => { delete requests[id]; reject(); };
			document.head.append(script);
		});
	}

	// ---- the choice ----

	const names = ["c", "y", "i"];
	const boxes = (name) => [...form.elements].filter((box) => box.dataset.part === name);
	const chosen = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);

	function readAddress() {
		const query = new URLSearchParams(location.search);

		names.forEach((name) => boxes(name).forEach((box) => {
			box.checked = (query.get(name) || "").split(",").includes(box.value);
		}));
		form.querySelectorAll("details").forEach((fold) => { fold.open = !!find(":checked", fold); });
		show();
	}

	function writeAddress() {
		const parts = names.filter((name) => chosen(name).length).map((name) => name + "=" + chosen(name));
		const query = parts.length ? "?" + parts.join("&") : "";

		if (query !== location.search)
			history.pushState(null, "", query || location.pathname);
		show();
	}

	// ---- what is compared ----

	// "+2.58": with the more precise of the digits.
	function difference(now, before) {
		const digits = [now, before].map((number) => (number.split(".")[1] || "").length);
		const text = (now - before).toFixed(Math.max(...digits));

		return (+text > 0 ? "+" : "") + (+text ? text : text.replace("-", ""));
	}

	// Figures before and after a series break do not compare, nor those of two definitions.
	function compare(data, rows, row, at) {
		const { number, version } = row.figure, is = (other) => number && other.figure.number;
		const before = rows.slice(0, at).reverse().find((other) => other.city === row.city && is(other));
		const base = rows.find((other) => other.year === row.year && is(other));
		const against = (other, breaks) => breaks || other.figure.version !== version ? texts.apart :
			difference(number, other.figure.number);

		if (before) {
			row.since = before.year;
			row.change = against(before, data.figures.some((one) => one.city === row.city && one.status === "b" &&
				one.year > before.year && one.year <= row.year));
		}
		if (base && base !== row) {
			row.from = base.name;
			row.difference = against(base);
		}
	}

	// A row for each city and year that is chosen; where nothing is, for all with figures.
	function rowsOf(data) {
		const years = chosen("y"), cities = chosen("c"), rows = [];

		boxes("c").forEach((box) => {
			const own = data.figures.filter((one) => one.city === box.value);
			const has = own.map((one) => one.year + "").filter((year) => !years.length || years.includes(year));

			if (cities.length ? box.checked : has.length)
				(years.length ? years : has.length ? has : [""]).forEach((year) => rows.push({
					city: box.value, name: box.parentNode.textContent.trim(), year,
					figure: own.find((one) => one.year + "" === year) || {},
				}));
		});
		rows.forEach((row, at) => compare(data, rows, row, at));
		return rows;
	}

	function cautionsOf(rows) {
		const there = rows.filter((row) => row.figure.number), years = {};
		const differ = (list) => new Set(list).size > 1;

		there.forEach((row) => { years[row.city] = (years[row.city] || "") + row.year; });
		return ["note", "version", "status"].filter((key) => differ(there.map((row) => row.figure[key])))
			.concat(differ(Object.values(years)) ? "year" : []).map((key) => texts[key]);
	}

	// ---- what is shown ----

	const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);

	function make(name, kind, ...inside) {
		const element = document.createElement(name);

		element.className = kind;
		element.append(...inside);
		return element;
	}

	function fillValue(cell, { number, stated, remark, page }, notes) {
		cell.className = number ? "" : "missing";
		cell.append(number ? Object.assign(make("a", "", number), { href: page }) : texts.missing);
		if (stated)
			cell.append(" ", make("small", "", stated));
		if (remark)
			cell.append(make("sup", "mark", make("span", "hidden", texts.mark), [...notes.add(remark)].indexOf(remark) + 1));
	}

	function fillChange(cell, change, against) {
		cell.append(change || "—", make("small", "", change ? " " + against : ""));
	}

	// The bars of a table have one scale, which includes 0.
	function fillBar(bar, number, rows) {
		const all = rows.map((row) => +(row.figure.number || 0)), low = Math.min(0, ...all);
		const part = 120 / (Math.max(0, ...all) - low || 1);

		bar.setAttribute("x", (Math.min(0, number) - low) * part);
		bar.setAttribute("width", Math.abs(number) * part);
	}

	function showTable(data, rows) {
		const piece = find("template", result).content.cloneNode(true), table = find("table", piece), line = table.rows[1];
		const notes = new Set(), cautions = cautionsOf(rows), link = find("h3 a", piece);

		link.textContent = find("caption span", piece).textContent = data.name;
		link.href = data.page;
		find("section", piece).setAttribute("aria-label", data.name + texts.scroll);
		find(".notice", piece).hidden = !cautions.length;
		find(".notice", piece).append(...cautions);
		piece.querySelectorAll(".unit").forEach((unit, at) => { unit.textContent = at ? data.change_unit : data.unit; });
		rows.forEach((row) => {
			const copy = line.cloneNode(true), cells = copy.cells;

			cells[0].append(row.name, " ", row.year);
			fillValue(cells[1], row.figure, notes);
			fillBar(find("rect", copy), +(row.figure.number || 0), rows);
			fillChange(cells[3], row.change, fill(texts.since, row));
			fillChange(cells[4], row.difference, fill(texts.from, row));
			line.before(copy);
		});
		line.remove();
		notes.forEach((note) => find(".notes", piece).append(make("li", "",
			make("span", "mark", [...notes].indexOf(note) + 1), make("span", "", note))));
		[...table.rows].forEach((one) => {
			["difference", "change"].forEach((key, at) => rows.some((row) => row[key]) || one.deleteCell(4 - at));
		});
		tables.append(piece);
	}

	function show() {
		const now = ++turn, picked = chosen("i"), main = boxes("i").filter((box) => "main" in box.dataset);
		const some = find(":checked", form), home = find("link[rel=canonical]").href, plain = (text) => (text || "").replace("+", "");

		lines = [];
		tables.textContent = "";
		csv.hidden = true;
		told.textContent = some ? texts.loading : texts.prompt;
		Promise.all(some ? picked.length ? picked.map(load) : main.map((box) => load(box.value)) : []).then((list) => {
			let count = 0;

			if (now !== turn || !some)
				return;
			list.forEach((data) => {
				const rows = rowsOf(data), there = rows.filter((row) => row.figure.number).length;

				if (!(picked.length ? rows : there && rows).length)
					return;
				count += there;
				showTable(data, rows);
				rows.forEach(({ name, year, figure, since, change, from, difference }) => lines.push([data.name, name, year,
					figure.number || texts.missing, data.unit, plain(change), since, plain(difference), from, data.change_unit, figure.remark, figure.stated,
					figure.page && new URL(figure.page, home).href]));
			});
			csv.hidden = !lines.length;
			told.textContent = fill(texts.told, { indicators: tables.querySelectorAll("table").length, figures: count });
		}, () => { told.textContent = texts.failed; });
	}

	// RFC 4180. A spreadsheet takes a text that begins so for a formula; numbers are plain.
	function field(text) {
		text = text ? text + "" : "";
		if (/^[=+\-@\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text))
			text = "'" + text;
		return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
	}

	function download() {
		const head = [...find(".columns", result).children].map((column) => column.textContent), link = make("a", "");
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
		names.forEach((name) => boxes(name).forEach((box) => { box.checked = false; }));
		writeAddress();
	});
	find("button", csv).addEventListener("click", download);
	window.addEventListener("popstate", readAddress);
	find("#compare-plain").hidden = true;
	form.hidden = result.hidden = false;
	readAddress();
})();
