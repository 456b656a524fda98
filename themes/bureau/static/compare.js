// Compares figures. The choice is in the address. Figures come by script elements, since a page on disk may not fetch:
// compare/ID.js calls qsiteCompare. Texts and an empty table stand in the page.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = form) => [...within.querySelectorAll(selector)];
const form = find("#compare-form"), result = find("#compare-result"), texts = result.dataset;
const told = find("[role=status]", result), tables = find(".compared", result), csv = find(".actions", result);
const figures = {};
let turn = 0, shown = []; // { data, rows } of each table

function qsiteCompare(data) {
	figures[data.id] = data;
}

function make(name, ...inside) {
	const [tag, kind] = name.split("."), element = document.createElement(tag);

	element.className = kind || "";
	element.append(...inside);
	return element;
}

const load = (id) => figures[id] || new Promise((resolve, reject) => document.head.append(
	Object.assign(make("script"), { onload: () => resolve(figures[id]), onerror: reject, src: texts.folder + id + ".js" })));

const chosen = (part) => all("[data-part=" + part + "]:checked").map((box) => box.value);

function readAddress() {
	const query = new URLSearchParams(location.search);

	all("input").forEach((box) => { box.checked = (query.get(box.dataset.part) || "").split(",").includes(box.value); });
	all("details").forEach((fold) => { fold.open = !!find(":checked", fold); });
	show();
}

function writeAddress() {
	const parts = ["c", "y", "i"].map((part) => part + "=" + chosen(part)).filter((part) => part[2]);
	const search = parts.length ? "?" + parts.join("&") : "";

	if (search !== location.search)
		history.pushState(null, "", search || location.pathname);
	show();
}

// "+2.58", with the more precise of the digits. Figures of two definitions do not compare.
function difference(now, before) {
	const digits = (row) => (row.number.split(".")[1] || "").length;
	const text = (now.number - before.number).toFixed(Math.max(digits(now), digits(before)));

	return now.version !== before.version ? texts.apart : +text ? (text > 0 ? "+" : "") + text : text.replace("-", "");
}

// A row for each city and year that is chosen; where nothing is, for all with figures.
function rowsOf(data) {
	const years = chosen("y"), some = chosen("c").length;
	const rows = all("[data-part=c]").flatMap((box) => {
		const own = data.figures.filter((one) => one.city === box.value), name = box.parentNode.textContent.trim();
		const wanted = years.length ? years : own.map((one) => one.year);

		if (some ? !box.checked : !own.some((one) => wanted.includes(one.year)))
			return [];
		return (wanted.length ? wanted : [""]).map((year) => ({ ...own.find((one) => one.year === year), name, year }));
	});

	rows.filter((row) => row.number).forEach((row, at, there) => {
		const earlier = there.slice(0, at), base = earlier.find((one) => one.year === row.year);
		const before = earlier.filter((one) => one.name === row.name).pop();

		const breaks = before && data.figures.some((one) => one.city === row.city && one.status === "b" &&
			one.year > before.year && one.year <= row.year);

		Object.assign(row, before && { since: before.year, change: breaks ? texts.apart : difference(row, before) },
			base && { from: base.name, difference: difference(row, base) });
	});
	return rows;
}

function cautionsOf(rows) {
	const there = rows.filter((row) => row.number);
	const yearsOf = (row) => there.filter((one) => one.name === row.name).map((one) => one.year).join();
	const differ = (key) => new Set(there.map((row) => key === "years" ? yearsOf(row) : row[key])).size > 1;

	return ["note", "version", "status", "years"].filter(differ).map((key) => texts[key]);
}

// Bars begin at `low` and have `part` pixels a unit.
function fillLine(line, row, low, part, notes) {
	const [head, value, , ...others] = line.cells, bar = find("rect", line), number = +row.number || 0;

	head.append(row.name, " ", row.year);
	value.append(row.number ? Object.assign(make("a", row.number), { href: row.page }) : texts.missing);
	value.classList.toggle("missing", !row.number);
	if (row.stated)
		value.append(" ", make("small", row.stated));
	if (row.remark)
		value.append(make("sup.mark", make("span.hidden", texts.mark), notes.indexOf(row.remark) + 1));
	bar.setAttribute("x", (Math.min(0, number) - low) * part);
	bar.setAttribute("width", Math.abs(number) * part);
	[["change", "since"], ["difference", "from"]].forEach(([key, than], at) => others[at].append(row[key] || "—",
		row[key] ? make("small", " " + texts[than].replace("{" + than + "}", row[than])) : ""));
	return line;
}

function showTable({ data, rows }) {
	const piece = find("template", result).content.cloneNode(true), table = find("table", piece), line = table.rows[1];
	const link = find("a", piece), notice = find(".notice", piece), cautions = cautionsOf(rows);
	const notes = [...new Set(rows.map((row) => row.remark).filter(Boolean))];
	const values = rows.map((row) => +row.number || 0), low = Math.min(0, ...values);
	const part = 120 / (Math.max(0, ...values) - low || 1); // bars have one scale, which includes 0

	link.textContent = table.caption.textContent = data.name;
	link.href = data.page;
	find("section", piece).setAttribute("aria-label", data.name + texts.scroll);
	notice.hidden = !cautions.length;
	notice.append(...cautions);
	all(".unit", piece).forEach((unit, at) => { unit.textContent = at ? data.change_unit : data.unit; });
	line.replaceWith(...rows.map((row) => fillLine(line.cloneNode(true), row, low, part, notes)));
	find(".notes", piece).append(...notes.map((note, at) => make("li", make("span.mark", at + 1), make("span", note))));
	["difference", "change"].forEach((key, at) => rows.some((row) => row[key]) ||
		[...table.rows].forEach((one) => one.deleteCell(4 - at)));
	tables.append(piece);
}

function show() {
	const now = ++turn, picked = chosen("i"), some = find(":checked", form);
	const ids = picked.length ? picked : all("[data-main]").map((box) => box.value);

	tables.textContent = "";
	csv.hidden = true;
	told.textContent = some ? texts.loading : texts.prompt;
	if (!some)
		return;
	Promise.all(ids.map(load)).then((list) => {
		if (now !== turn)
			return;
		shown = list.map((data) => ({ data, rows: rowsOf(data) }))
			.filter(({ rows }) => rows.some((row) => row.number || picked.length));
		shown.forEach(showTable);
		csv.hidden = !shown.length;
		told.textContent = texts.told.replace("{indicators}", shown.length)
			.replace("{figures}", all("td a", tables).length);
	}).catch(() => { told.textContent = texts.failed; });
}

// RFC 4180. A spreadsheet takes a text that begins so for a formula; numbers are plain.
function field(text) {
	if (/^[+-]?\d+(\.\d+)?$/.test(text))
		return text.replace("+", "");
	return '"' + (text || "").replace(/^[=+\-@\t\r\n]/, "'$&").replace(/"/g, '""') + '"';
}

function download() {
	const columns = all(".columns li", result), home = find("[rel=canonical]").href;
	const lines = shown.flatMap(({ data, rows }) => rows.map((row) => ({ ...data, indicator: data.name, ...row,
		number: row.number || texts.missing, page: row.page && new URL(row.page, home).href })));
	const cells = [columns.map((column) => column.textContent),
		...lines.map((line) => columns.map((column) => line[column.dataset.key]))];
	const file = new Blob(["\ufeff", ...cells.map((line) => line.map(field) + "\r\n")], { type: "text/csv" });

	Object.assign(make("a"), { href: URL.createObjectURL(file), download: "compare.csv" }).click();
}

form.addEventListener("submit", (event) => {
	event.preventDefault();
	writeAddress();
	find("h2", result).focus();
});
find("[type=button]", form).addEventListener("click", () => {
	form.reset();
	writeAddress();
});
find("button", csv).addEventListener("click", download);
addEventListener("popstate", readAddress);
find("#compare-plain").hidden = true;
form.hidden = result.hidden = false;
readAddress();
