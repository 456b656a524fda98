// The page that compares, in Chromium, from a folder on disk and over http under a sub-path:
//
//     node compare_test.mjs CONTENT PUBLIC
//
// What the page shows is worked out here a second time, from the data.json files of CONTENT: figures with their digits,
// differences, cautions. Prints one line a test (see ../tools/tap.sh).

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { launch, serve, status, test, withPage } from "./site.mjs";

const [content, folder] = process.argv.slice(2).map((name) => path.resolve(name));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const texts = JSON.parse(await readFile(path.join(content, "../themes/bureau/strings/zh-CN.json"), "utf8")).compare;

// ---- what must be shown ----

// Numbers as text, which keeps their digits.
function parseDigits(text) {
	return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g, (token) =>
		token.startsWith('"') ? token : JSON.stringify(token)));
}

// figures[indicator][city][year]; no two reports of a city here speak of the same year.
async function readFigures() {
	const figures = {};
	for (const city of await readdir(path.join(content, "cities")))
		for (const report of await readdir(path.join(content, "cities", city), { withFileTypes: true })) {
			if (!report.isDirectory())
				continue;
			const file = path.join(content, "cities", city, report.name, "data.json");
			for (const [id, years] of Object.entries(parseDigits(await readFile(file, "utf8")).observations))
				for (const [year, figure] of Object.entries(years)) {
					const of = (figures[id] ??= {})[city] ??= {};
					assert.ok(!of[year], `${id} ${city} ${year} is stated by two reports`);
					of[year] = typeof figure === "string" ? { value: figure } : figure;
				}
		}
	return figures;
}

function minus(now, before) {
	const digits = Math.max(...[now, before].map((number) => (number.split(".")[1] ?? "").length));
	const whole = (number) => {
		const [front, back = ""] = number.split(".");
		return BigInt(front + back.padEnd(digits, "0"));
	};
	const difference = whole(now) - whole(before);
	const plain = String(difference < 0n ? -difference : difference).padStart(digits + 1, "0");
	const sign = difference > 0n ? "+" : difference < 0n ? "-" : "";
	return sign + (digits ? `${plain.slice(0, -digits)}.${plain.slice(-digits)}` : plain);
}

function apart(now, before) {
	return now.status === "b" || (now.version ?? "") !== (before.version ?? "");
}

// Rows of "city year": number, change and difference, all as the page writes them; "" where it has nothing.
function expectedRows(figures, cities, years) {
	const rows = [];
	for (const city of cities.filter((one) => figures[one]))
		for (const year of years.filter((one) => figures[city][one])) {
			const now = figures[city][year], row = { city, year, number: now.value ?? "", change: "", difference: "" };
			const before = rows.findLast((other) => other.city === city && other.number);
			const base = rows.find((other) => other.year === year && other.number);
			const against = (other) => apart(now, figures[other.city][other.year]) ? texts.apart :
				minus(now.value, other.number);
			if (now.value && before)
				row.change = against(before);
			if (now.value && base)
				row.difference = against(base);
			rows.push(row);
		}
	return rows;
}

function expectedCautions(figures, rows) {
	const there = rows.filter((row) => row.number).map((row) => ({ ...row, ...figures[row.city][row.year] }));
	const differ = (list) => new Set(list).size > 1;
	const years = (city) => there.filter((row) => row.city === city).map((row) => row.year).join();
	return [
		differ(there.map((row) => row.note ?? "")) && texts.caution_note,
		differ(there.map((row) => row.version ?? "")) && texts.caution_version,
		differ(there.map((row) => row.status ?? "")) && texts.caution_status,
		differ(there.map((row) => years(row.city))) && texts.caution_year,
	].filter(Boolean);
}

// ---- what is shown ----

// The tables as lists of objects. A cell's first text is its figure; what stands smaller behind it is told apart.
const readTables = () => [...document.querySelectorAll(".compared table")].map((table) => {
	const heads = [...table.rows[0].cells].map((cell) => cell.firstChild.data.trim());
	const data = table.closest(".data"), notice = data.previousElementSibling;
	return {
		id: data.previousElementSibling.previousElementSibling.querySelector("a").getAttribute("href"),
		heads,
		units: [...table.querySelectorAll(".unit")].map((unit) => unit.textContent),
		cautions: notice.hidden ? [] : [...notice.childNodes].slice(1).map((node) => node.data),
		notes: [...data.querySelectorAll(".notes li > :last-child")].map((note) => note.textContent),
		rows: [...table.tBodies[0].rows].map((row) => ({
			name: row.cells[0].textContent,
			value: row.cells[1].firstChild.textContent,
			href: row.cells[1].querySelector("a")?.getAttribute("href") ?? "",
			marks: [...row.cells[1].querySelectorAll(".mark")].map((mark) => mark.lastChild.data),
			x: Number(row.querySelector("rect").getAttribute("x")),
			bar: Number(row.querySelector("rect").getAttribute("width")),
			cells: Object.fromEntries([...row.cells].slice(3).map((cell, at) => [heads[at + 3], cell.firstChild.data])),
		})),
	};
});

const TOLD = "#compare-result [role=status]";

async function shown(page) {
	await page.waitForFunction(([at, text]) => document.querySelector(at).textContent !== text, [TOLD, texts.loading]);
	return page.evaluate(readTables);
}

async function checkTables(page, figures, { cities, years, ids }) {
	const tables = await shown(page);
	const names = await page.$$eval("[data-part=c]", (boxes) =>
		Object.fromEntries(boxes.map((box) => [box.value, box.parentNode.textContent.trim()])));

	assert.deepEqual(tables.map((table) => path.basename(table.id, ".html")), ids);
	for (const [at, table] of tables.entries()) {
		const rows = expectedRows(figures[ids[at]], cities, years);
		assert.deepEqual(table.rows.map(({ name, value, cells }) => [name, value, cells[texts.change] ?? "—",
			cells[texts.difference] ?? "—"]), rows.map((row) => [`${names[row.city]} ${row.year}`,
			row.number || texts.missing, row.change || "—", row.difference || "—"]), ids[at]);
		assert.deepEqual(table.cautions, expectedCautions(figures[ids[at]], rows), ids[at]);
		table.rows.forEach((row) => assert.ok(!row.cells[texts.difference] || /^([+-].*|0(\.0+)?|—|不可比)$/
			.test(row.cells[texts.difference]), row.name));
	}
	return tables;
}

// ---- the tests ----

// Tab leads there, and the place is visible.
async function tabTo(page, selector) {
	for (let steps = 0; steps < 500; steps++) {
		if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector))
			return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab does not reach ${selector}`);
}

async function choosesByKeyboard(page, root) {
	await page.goto(root + "compare.html");
	assert.equal(await page.textContent(TOLD), texts.prompt);
	for (const box of ["[value=hangzhou]", "[value=shaoxing]", "[value='2021']", "[value='2023']"]) {
		await tabTo(page, box);
		await page.keyboard.press("Space");
	}
	await tabTo(page, "summary");
	await page.keyboard.press("Enter");
	await tabTo(page, "[value=teachers], [value=enrolment]");
	await page.keyboard.press("Space");
	await tabTo(page, "[type=submit]");
	await page.keyboard.press("Enter");
	assert.equal(new URL(page.url()).search, "?c=hangzhou,shaoxing&y=2021,2023&i=enrolment");
	assert.equal(await page.evaluate(() => document.activeElement.id), "result");
	assert.deepEqual((await shown(page))[0].rows.map((row) => row.value), [texts.missing, "120000", "47907", texts.missing]);
	await tabTo(page, ".compared .scroll");
}

async function keepsTheChoiceInTheAddress(page, root) {
	const search = "?c=hangzhou,jiaxing&y=2021,2022&i=enrolment,employment_rate";
	const state = async () => {
		const tables = await shown(page);
		return [new URL(page.url()).search, await page.$$eval("#compare-form :checked", (boxes) => boxes.map((box) => box.value).join()),
			tables.map((table) => table.rows.map((row) => row.name + row.value).join()).join()];
	};
	await page.goto(root + "compare.html" + search);
	const first = await state();
	assert.equal(first[0], search);
	assert.equal(first[1], "hangzhou,jiaxing,2021,2022,enrolment,employment_rate");
	const steps = await page.evaluate(() => history.length);
	await page.click("#compare-form [type=submit]");
	assert.equal(await page.evaluate(() => history.length), steps, "the same choice is no step");
	await page.uncheck("[value=hangzhou]");
	await page.click("#compare-form [type=submit]");
	const second = await state();
	assert.equal(second[0], search.replace("hangzhou,", ""));
	await page.click("#compare-form [type=button]");
	assert.equal(new URL(page.url()).search, "");
	assert.equal(await page.textContent(TOLD), texts.prompt);
	await page.goBack();
	assert.deepEqual(await state(), second);
	await page.goBack();
	assert.deepEqual(await state(), first);
	await page.goForward();
	assert.deepEqual(await state(), second);
	await page.reload();
	assert.deepEqual(await state(), second);
}

async function ignoresWhatIsNotThere(page, root) {
	const asked = [];
	page.on("request", (request) => request.url().includes("/compare/") && asked.push(path.basename(request.url())));
	await page.goto(root + "compare.html?c=hangzhou,nowhere,%3Cb%3E&y=1900,2023&i=..%2Fx,enrolment,constructor&z=1");
	assert.deepEqual((await shown(page)).map((table) => table.rows.map((row) => row.value)), [["120000"]]);
	assert.deepEqual(asked, ["enrolment.js"]);
}

async function isLedTo(page, root, figures) {
	for (const [from, search] of [["indicators/enrolment.html", "?i=enrolment"], ["years/2022.html", "?y=2022"],
		["jiaxing/index.html", "?c=jiaxing"], ["index.html", ""]]) {
		await page.goto(root + from);
		await page.click(`main a[href*="compare.html${search}"]`);
		await page.waitForLoadState();
		assert.equal(page.url(), root + "compare.html" + search);
		assert.ok((await shown(page)).length > 0 || search === "", from);
	}
	await page.goto(root + "compare.html?y=2022");
	const tables = await shown(page);
	assert.ok(tables.length > 5);
	for (const table of tables)
		assert.ok(Object.values(figures[path.basename(table.id, ".html")]).some((years) => years[2022]), table.id);
}

async function leadsToSources(page, root) {
	await page.goto(root + "compare.html?i=enrolment,employment_rate");
	for (const table of await shown(page))
		for (const href of [table.id, ...table.rows.map((row) => row.href)]) {
			const [file, anchor] = decodeURI(href).split("#");
			const html = await readFile(path.join(folder, file), "utf8");
			assert.ok(!anchor || html.includes(`id="${anchor}"`), href);
		}
}

async function fitsTheScreen(page, root) {
	for (const width of [375, 768, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		for (const search of ["", "?i=enrolment,employment_rate,starting_salary", "?c=hangzhou,quzhou&y=2019,2024&i=teachers"]) {
			await page.goto(root + "compare.html" + search);
			await shown(page);
			await page.$$eval("details", (folds) => folds.forEach((fold) => { fold.open = true; }));
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} ${search}`);
			assert.ok(await page.evaluate(() => [...document.querySelectorAll("main *")].every((element) =>
				element.checkVisibility() === false || parseFloat(getComputedStyle(element).fontSize) >= 12 ||
				element.matches("sup, sup *, abbr"))), `${width} ${search}: small text`);
		}
		await page.$eval(".compared .scroll", (scroll) => { scroll.scrollLeft = 1000; });
		const [head, box] = await page.$eval(".compared .scroll", (scroll) =>
			[scroll.querySelector("tbody th"), scroll].map((element) => element.getBoundingClientRect().left));
		assert.equal(head, box, `${width}: the first column stays`);
	}
}

async function isAccessible(page, root) {
	for (const colorScheme of ["light", "dark"]) {
		await page.emulateMedia({ colorScheme });
		await page.goto(root + "compare.html?i=enrolment,employment_rate");
		await shown(page);
		await page.evaluate(axe);
		const { violations } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
		assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`), []);
	}
}

async function readCsv(page) {
	const [download] = await Promise.all([page.waitForEvent("download"), page.click("#compare-result .actions button")]);
	assert.equal(download.suggestedFilename(), "compare.csv");
	const text = await readFile(await download.path(), "utf8");
	assert.equal(text[0], "\ufeff");
	assert.ok(text.endsWith("\r\n") && !/[^\r]\n/.test(text.replace(/"[^"]*"/g, "")));
	return parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });
}

async function savesWhatIsShown(page, root) {
	await page.goto(root + "compare.html?c=jiaxing,quzhou,shaoxing&y=2019,2020,2021,2022&i=enrolment,employment_rate,starting_salary");
	const tables = await shown(page), records = await readCsv(page), plain = (cell) => (cell ?? "—").replace(/^\+|^—$/, "");
	assert.deepEqual(records.map((one) => [`${one["城市"]} ${one["年份"]}`, one["数值"], one[texts.change], one[texts.difference]]),
		tables.flatMap((table) => table.rows.map(({ name, value, cells }) =>
			[name, value, plain(cells[texts.change]), plain(cells[texts.difference])])));
	assert.deepEqual(records.map((one) => one["说明"]), tables.flatMap((table) => table.rows.map((row) =>
		row.marks.map((mark) => table.notes[mark - 1]).join())));
	const home = await page.getAttribute("link[rel=canonical]", "href");
	assert.deepEqual(records.map((one) => one["页面"]), tables.flatMap((table) => table.rows.map((row) =>
		row.href && new URL(row.href, home).href)));
}

async function readsWithoutScripts(page, root) {
	await page.goto(root + "compare.html");
	assert.ok(await page.getByText(texts.plain_why).isVisible());
	assert.ok(!await page.isVisible("#compare-form") && !await page.isVisible("#compare-result"));
	for (const link of await page.$$("#compare-plain a")) {
		assert.ok(await link.isVisible());
		await readFile(path.join(folder, await link.getAttribute("href")));
	}
	assert.ok((await page.$$("#compare-plain a")).length > 3);
	await page.click("#compare-plain a");
	assert.match(page.url(), /\/years\/\d{4}\.html$/);
}

// Data that no site has: hostile texts, signs, a break, versions, a report without a figure.
async function comparesOddData(page, root) {
	const figure = (city, year, number, more) => ({ city, year: String(year), number, stated: null, status: null, version: null, note: null,
		remark: null, page: "index.html", ...more });
	const data = { id: "enrolment", name: "=cmd|'/c'!A1", unit: "@人", change_unit: "@人", page: "index.html", figures: [
		figure("hangzhou", 2020, "-0.5"), figure("hangzhou", 2021, "1.25"), figure("hangzhou", 2022, "1.25", { status: "b",
			remark: "<img src=x onerror=alert(1)>,\"\r\n" }),
		figure("hangzhou", 2023, "1.250"), figure("jiaxing", 2021, "1.2", { version: "2019", remark: "-1+2" }),
		figure("jiaxing", 2022, null, { status: "x", remark: "暂缺" }), figure("jiaxing", 2023, "0.95"),
	] };
	await page.route("**/compare/enrolment.js", (route) =>
		route.fulfill({ contentType: "text/javascript", body: `qsiteCompare(${JSON.stringify(data)});` }));
	await page.goto(root + "compare.html?c=hangzhou,jiaxing&y=2020,2021,2022,2023&i=enrolment");
	const [table] = await shown(page);
	assert.deepEqual(table.rows.map((row) => row.value), ["-0.5", "1.25", "1.25", "1.250", "无数据", "1.2", "无数据", "0.95"]);
	assert.deepEqual(table.rows.map((row) => row.cells[texts.change]),
		["—", "+1.75", texts.apart, "0.000", "—", "—", "—", texts.apart]);
	assert.deepEqual(table.rows.map((row) => row.cells[texts.difference]),
		["—", "—", "—", "—", "—", texts.apart, "—", "-0.300"]);
	assert.deepEqual(table.cautions, [texts.caution_version, texts.caution_status, texts.caution_year]);
	assert.equal(table.notes[0], "<img src=x onerror=alert(1)>,\"\r\n");
	const scale = 120 / 1.75, about = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 0.01, `${actual}, not ${wanted}`);
	about(table.rows[0].x, 0);
	about(table.rows[0].bar, 0.5 * scale);
	about(table.rows[1].x, 0.5 * scale);
	about(table.rows[1].bar, 1.25 * scale);
	assert.equal(table.rows[4].bar, 0);
	const records = await readCsv(page);
	assert.deepEqual(records.map((one) => one["数值"]), table.rows.map((row) => row.value));
	assert.equal(records[0]["指标"], "'=cmd|'/c'!A1");
	assert.equal(records[0]["单位"], "'@人");
	assert.equal(records[2]["说明"], data.figures[2].remark);
	assert.equal(records[5]["说明"], "'-1+2");
	assert.equal(records[7][texts.difference], "-0.300");

	// a break between two years is one even when its own year is not shown
	await page.goto(root + "compare.html?c=hangzhou&y=2021,2023&i=enrolment");
	assert.equal((await shown(page))[0].rows[1].cells[texts.change], texts.apart);
}

async function saysWhatCouldNotBeLoaded(page, root) {
	let there = false;
	await page.route("**/compare/enrolment.js", (route) => there ? route.continue() :
		route.fulfill({ contentType: "text/plain", status: 200, headers: { "X-Content-Type-Options": "nosniff" }, body: "" }));
	await page.goto(root + "compare.html?i=enrolment");
	await page.getByText(texts.failed).waitFor();
	there = true;
	await page.click("#compare-form [type=submit]");
	await page.waitForSelector(".compared table");
	return /^Refused to execute script from '[^']*\/enrolment.js'/;
}

const figures = await readFigures();
const { server, url } = await serve(folder);
const browser = await launch();
const roots = { "from a folder": pathToFileURL(folder).href + "/", "under a sub-path": url };

for (const [where, root] of Object.entries(roots)) {
	const run = (name, body, options = {}) => test(`compare: ${name}, ${where}`, () =>
		withPage(browser, root, options, (page) => body(page, root, figures)));
	const all = async (page) => {
		await page.goto(root + "compare.html");
		const part = (name) => page.$$eval(`[data-part=${name}]`, (boxes) => boxes.map((box) => box.value));
		const [cities, years, ids] = await Promise.all(["c", "y", "i"].map(part));
		assert.deepEqual([...ids].sort(), Object.keys(figures).sort());
		await page.goto(`${root}compare.html?i=${ids}`);
		await checkTables(page, figures, { cities, years, ids });
	};

	await run("all figures are those of data.json, with their differences and cautions", all);
	await run("choices are made by keyboard", choosesByKeyboard);
	await run("the address keeps the choice, back and forward too", keepsTheChoiceInTheAddress);
	await run("what the site does not have is not asked for", ignoresWhatIsNotThere);
	await run("other pages lead there with a choice", isLedTo);
	await run("figures lead to their sources", leadsToSources);
	await run("no page is wider than the screen", fitsTheScreen);
	await run("axe finds nothing", isAccessible);
	await run("CSV is what is shown", savesWhatIsShown);
	await run("without scripts the years are linked", readsWithoutScripts, { javaScriptEnabled: false });
}
await test("compare: odd data stay text, breaks and versions are not compared", () =>
	withPage(browser, roots["under a sub-path"], {}, (page) => comparesOddData(page, roots["under a sub-path"])));
await test("compare: what could not be loaded is told, and asked for again", () =>
	withPage(browser, roots["under a sub-path"], {}, (page) => saysWhatCouldNotBeLoaded(page, roots["under a sub-path"])));
await browser.close();
server.close();
process.exitCode = status();
