// The search page as a reader uses it, in Chromium, from a folder on disk and over http under a sub-path:
//
//     node find_test.mjs CONTENT PUBLIC LANGUAGE
//
// By keyboard and mouse, from the header of every kind of page, by address, back and forward; what results show, and
// what they can be narrowed down to, is compared with the pages themselves. CONTENT has find_text.md at the end of its
// page about.md: texts that are hostile, rare or of full width. With an interface in English only what it says is tested.
// Prints one line a test (see ../tools/tap.sh).

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, pageKinds, serve, status, test, withPage } from "./site.mjs";

const [content, folder] = process.argv.slice(2, 4).map((name) => path.resolve(name)), language = process.argv[4];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const strings = JSON.parse(await readFile(path.join(content, `../themes/bureau/strings/${language}.json`), "utf8"));
const texts = strings.search;
const FIELD = "#search-words", TOLD = "#results [role=status]", MORE = "#results > button", LINKS = "#results li a";
const PAGE = 10, PATIENCE = 10000, LOOKS = [{}, { theme: "dark" }, { text: "large" }, { contrast: "high" }];
// With these, a screen of results is shown without scrolling.
const TALL = { viewport: { width: 1280, height: 3000 } };

// ---- what the site has ----

const cities = {};
for (const slug of await readdir(path.join(content, "cities")))
	cities[slug] = JSON.parse(await readFile(path.join(content, "cities", slug, "city.json"), "utf8")).name;

const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: " " };
const read = (file) => readFile(path.join(folder, file), "utf8");
const mainOf = (html) => /<main[^]*<\/main>/.exec(html)[0].replace(/<(script|style|template)\b[^]*?<\/\1>/g, "");
const titleOf = (html) => textOf(/<h1[^]*?<\/h1>/.exec(mainOf(html))[0]);

// All text without blanks, whatever markup is in it.
function textOf(html) {
	return html.replace(/<(?:"[^"]*"|[^>"])*>/g, "").replace(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (all, hex, code, name) =>
		code ? String.fromCodePoint(parseInt(code, hex ? 16 : 10)) : NAMED[name] ?? all).replace(/\s+/g, "");
}

// What differs only in width, case or marks between thousands is the same.
function folded(text) {
	return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize("NFKC")).replace(/[A-Z]/g, (big) => big.toLowerCase())
		.replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "");
}

const cityOf = (file) => cities[file.split("/")[0]] ?? "";
const yearOf = (file) => /^(?:years|[a-z]+)\/(\d{4})[./]/.exec(file)?.[1] ?? "";
const topicOf = async (file) => /^topics\/(\w+)\.html/.exec(file)?.[1] ??
	(cityOf(file) ? / href="(?:\.\.\/)+topics\/(\w+)\.html"/.exec(mainOf(await read(file)))?.[1] : "") ?? "";

// ---- what is shown ----

const told = (count) => texts.found.replace("{count}", count);
const addressOf = (page) => Object.fromEntries(new URL(page.url()).searchParams);

// Until a screen of results is there, or all of them, or a message.
async function settle(page) {
	await page.waitForFunction((status) => document.querySelector(status).textContent, TOLD);
}

async function find(page, root, asked) {
	await page.goto(`${root}search.html?${new URLSearchParams(asked)}`);
	await settle(page);
}

const shown = (page) => page.$$eval("#results li", (items) => items.map((item) => {
	const link = item.querySelector("h2 a");
	return { path: link.getAttribute("href"), title: link.textContent, about: item.querySelector("div").textContent,
		sentence: item.querySelector("p").textContent, marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent) };
}));

async function all(page) {
	while (await page.isVisible(MORE)) {
		await page.click(MORE);
		await settle(page);
	}
	return shown(page);
}

const paths = async (page) => (await all(page)).map((result) => result.path).sort();
const focused = (page) => page.evaluate(() => {
	const links = [...document.querySelectorAll("#results li a")];
	const at = links.indexOf(document.activeElement);
	return at >= 0 ? at : document.activeElement === document.body ? "" : document.activeElement.id;
});

// ---- to the search page ----

async function beginsWithASlash(page, root, kinds) {
	for (const { kind, path: file } of kinds) {
		const field = kind === "search" ? "search-words" : "find";
		await page.goto(root + file);
		await page.evaluate(() => document.activeElement.blur());
		await page.keyboard.press("Control+/");
		assert.notEqual(await focused(page), field, `${kind}: Ctrl and /`);
		await page.keyboard.press("/");
		assert.equal(await focused(page), field, kind);
		await page.keyboard.type("a/b");
		assert.equal(await page.inputValue(`#${field}`), "a/b", kind);
		await page.keyboard.press("Escape");
		assert.notEqual(await focused(page), field, `${kind}: Esc`);
	}
}

async function leadsToTheSearchPage(page, root, kinds) {
	for (const { kind, path: file } of kinds.filter((one) => one.kind !== "search")) {
		await page.goto(root + file);
		await page.keyboard.press("/");
		await page.keyboard.type("产教 融合&1");
		await page.keyboard.press("Enter");
		await page.waitForURL(/search\.html/);
		assert.equal(new URL(page.url()).href.replace(/\?.*/, ""), `${root}search.html`, kind);
		assert.deepEqual(addressOf(page), { q: "产教 融合&1" }, kind);
		await settle(page);
		assert.equal(await page.inputValue(FIELD), "产教 融合&1", kind);
	}
}

// ---- results ----

async function checkResult(result, terms) {
	const html = await read(result.path), text = textOf(mainOf(html)), sentence = result.sentence.replace(/^…|…$/g, "");

	assert.equal(result.title.replace(/\s+/g, ""), titleOf(html), result.path);
	for (const part of [cityOf(result.path), yearOf(result.path)])
		assert.ok(result.about.includes(part), `${result.path}: '${result.about}' does not say ${part}`);
	assert.ok(text.includes(sentence.replace(/\s+/g, "")), `${result.path} has not '${sentence}'`);
	for (const term of terms)
		assert.ok(folded(text).includes(term), `${result.path} has not '${term}'`);
	assert.ok(terms.some((term) => folded(result.title + "\n" + result.sentence).includes(term)),
		`${result.path}: no word is shown`);
	assert.ok(result.marks.length > 0, `${result.path}: nothing is marked`);
	for (const mark of result.marks)
		assert.ok(terms.some((term) => folded(mark).includes(term)), `${result.path}: '${mark}' is marked`);
}

async function showsWhereAndWhat(page, root) {
	for (const query of ["产教融合", "就业率 升学", "杭州 2023", "120,000", "学生"]) {
		await find(page, root, { q: query });
		const results = await shown(page);
		assert.ok(results.length > 0, query);
		for (const result of results)
			await checkResult(result, folded(query).split(" "));
	}
	await find(page, root, { q: "产教融合" });
	const [first] = (await shown(page)).filter((result) => cityOf(result.path));
	assert.ok(first.title.includes("产教融合") && first.marks.includes("产教融合"), "the title is marked");
	assert.equal(first.about.replace(/[^\p{L}\d]+/gu, " "), `${cityOf(first.path)} ${yearOf(first.path)}${strings.count.year}`);
}

// Titles stand before headings, these before texts; what has the words as they were typed before all others.
async function ranksTitlesFirst(page, root) {
	await find(page, root, { q: "产教融合" });
	const results = await all(page), titled = results.map((result) => result.title.includes("产教融合"));
	assert.ok(titled.includes(true) && titled.includes(false));
	assert.ok(titled.lastIndexOf(true) < titled.indexOf(false), "titles are first");
	await find(page, root, { q: "产教 融合" });
	const whole = await Promise.all((await all(page)).map(async ({ path: file }) =>
		textOf(await read(file)).includes("产教融合")));
	assert.ok(whole[0] && (!whole.includes(false) || whole.lastIndexOf(true) < whole.indexOf(false)), "the phrase is first");
}

async function showsMore(page, root) {
	await find(page, root, { q: "就业" });
	const before = await shown(page);
	assert.equal(before.length, PAGE, "a page at first");
	await page.click(MORE);
	await settle(page);
	assert.equal((await shown(page)).length, 2 * PAGE);
	assert.deepEqual((await shown(page)).slice(0, before.length), before);
	assert.equal(await focused(page), before.length, "the focus is on the first new result");
	const results = await all(page);
	assert.equal(await page.textContent(TOLD), told(results.length));
	assert.equal(new Set(results.map((result) => result.path)).size, results.length, "each page once");
}

async function saysWhenThereIsNothing(page, root) {
	for (const query of ["没有这样的话语串", "zzzzzz", "产教融合 zzzzzz", "龘", "\u{20bb6}"]) {
		await find(page, root, { q: query });
		assert.equal(await page.textContent(TOLD), texts.none, query);
		assert.equal((await page.$$(LINKS)).length, 0, query);
		assert.ok(!await page.isVisible(MORE), query);
	}
	for (const query of ["", "  ", "\u3000"]) {
		await page.goto(`${root}search.html?${new URLSearchParams({ q: query })}`);
		await page.waitForTimeout(100);
		assert.equal(await page.textContent(TOLD), "", "nothing was asked");
		assert.equal((await page.$$(LINKS)).length, 0);
	}
}

// ---- keyboard ----

async function isDrivenByKeyboard(page, root) {
	await find(page, root, { q: "产教融合" });
	const last = (await page.$$(LINKS)).length - 1;
	const press = async (key, expected) => {
		await page.keyboard.press(key);
		assert.equal(await focused(page), expected, key);
	};
	await page.keyboard.press("/");
	assert.equal(await focused(page), "search-words");
	await press("ArrowUp", "search-words");
	await press("ArrowDown", 0);
	await press("ArrowDown", 1);
	await press("ArrowUp", 0);
	await press("ArrowUp", "search-words");
	for (let at = 0; at <= last; at++)
		await press("ArrowDown", at);
	await press("ArrowDown", last);
	await press("Escape", "search-words");
	await press("Escape", "");
	await page.focus(FIELD);
	await page.keyboard.press("ArrowDown");
	const [{ path: file }] = await shown(page);
	await page.keyboard.press("Enter");
	await page.waitForURL(root + file);
}

// ---- filters and the address ----

async function choose(page, name, value) {
	await page.selectOption(`#search [name=${name}]`, value);
	await settle(page);
}

async function narrowsDown(page, root) {
	await find(page, root, { q: "就业率" });
	const whole = await paths(page), topics = new Map();
	for (const file of whole)
		topics.set(file, await topicOf(file));
	const check = async (asked, has) => {
		const expected = whole.filter(has), actual = await paths(page);
		assert.deepEqual(addressOf(page), { q: "就业率", ...asked });
		assert.ok(expected.length > 0 && expected.length < whole.length, JSON.stringify(asked));
		assert.deepEqual(actual, expected, JSON.stringify(asked));
		assert.equal(await page.textContent(TOLD), told(expected.length));
	};
	await choose(page, "city", "jiaxing");
	await check({ city: "jiaxing" }, (file) => file.startsWith("jiaxing/"));
	await choose(page, "topic", "students");
	await check({ city: "jiaxing", topic: "students" }, (file) => file.startsWith("jiaxing/") && topics.get(file) === "students");
	await choose(page, "city", "");
	await check({ topic: "students" }, (file) => topics.get(file) === "students");
	await choose(page, "topic", "");
	await choose(page, "year", "2022");
	await check({ year: "2022" }, (file) => yearOf(file) === "2022");
	await choose(page, "city", "shaoxing");
	await check({ city: "shaoxing", year: "2022" }, (file) => /^shaoxing\/2022\//.test(file));
	await choose(page, "city", "quzhou");
	assert.equal(await page.textContent(TOLD), texts.none);
}

async function offersWhatThereIs(page, root) {
	const values = (name) => page.$$eval(`#search [name=${name}] option`, (options) => options.map((option) => option.value));
	await page.goto(`${root}search.html`);
	assert.deepEqual((await values("city")).slice(1).sort(), Object.keys(cities).sort());
	const topics = await readdir(path.join(folder, "topics"));
	assert.deepEqual((await values("topic")).slice(1).sort(),
		topics.filter((name) => name !== "index.html").map((name) => path.basename(name, ".html")).sort());
	const years = new Set((await readdir(path.join(folder, "years"))).map((name) => path.basename(name, ".html")));
	years.delete("index");
	for (const city of Object.keys(cities))
		for (const report of await readdir(path.join(content, "cities", city), { withFileTypes: true }))
			report.isDirectory() && years.add(report.name);
	assert.deepEqual((await values("year")).slice(1), [...years].sort().reverse());
}

async function keepsTheSearchInTheAddress(page, root) {
	const state = async () => {
		await settle(page);
		return JSON.stringify([page.url(), await page.title(), await page.inputValue(FIELD), await page.$$eval("#search select",
			(lists) => lists.map((list) => list.value)), await page.textContent(TOLD), await shown(page)]);
	};
	await find(page, root, { q: "产教融合" });
	const states = [await state()];
	await choose(page, "city", "hangzhou");
	states.push(await state());
	await page.fill(FIELD, "就业");
	await page.keyboard.press("Enter");
	states.push(await state());
	await choose(page, "year", "2023");
	states.push(await state());
	assert.equal(new Set(states).size, 4);
	assert.deepEqual(addressOf(page), { q: "就业", city: "hangzhou", year: "2023" });
	for (const at of [2, 1, 0]) {
		await page.goBack();
		assert.equal(await state(), states[at], `back to ${at}`);
	}
	for (const at of [1, 2, 3]) {
		await page.goForward();
		assert.equal(await state(), states[at], `on to ${at}`);
	}
	const url = page.url();
	await page.reload();
	assert.equal(await state(), states[3], "loaded again");
	await page.goto(`${root}index.html`);
	await page.goto(url);
	assert.equal(await state(), states[3], "opened anew");
	await page.click(LINKS);
	await page.goBack();
	assert.equal(await state(), states[3], "back from a result");
}

async function ignoresFiltersItHasNot(page, root) {
	await find(page, root, { q: "产教融合" });
	const expected = await shown(page);
	await find(page, root, { q: "产教融合", city: "nowhere", year: "1066", topic: "<b>", other: "1" });
	assert.deepEqual(await shown(page), expected);
}

// ---- texts ----

async function matchesWidths(page, root) {
	for (const [one, ...others] of [["findme", "ＦＩＮＤＭＥ", "FindMe", "ｆｉｎｄＭＥ"], ["9876543", "９８７６５４３"],
		["halfwidth", "ＨａｌｆＷｉｄｔｈ"], ["4567890", "４５６７８９０"],
		["76543210", "76,543,210", "７６５４３２１０", "７６,５４３,２１０"], ["120000", "120,000", "１２００００"]]) {
		await find(page, root, { q: one });
		const expected = await paths(page);
		assert.ok(expected.length > 0, one);
		assert.ok(expected.includes("about.html") || one === "120000", one);
		for (const other of others) {
			await find(page, root, { q: other });
			assert.deepEqual(await paths(page), expected, other);
			for (const result of await shown(page))
				await checkResult(result, [one]);
		}
	}
	await find(page, root, { q: "find" });
	assert.deepEqual((await shown(page)).find((result) => result.path === "about.html").marks, ["ＦＩＮＤ"]);
}

const HOSTILE = ["<script>window.hacked = 1</script>", "<img src=x onerror=alert(1)>", "\"'`><b>", "100%", "%41", "%", "%E0%A4%A",
	"\\n", "\\", "$& $1 {count}", "__proto__", "constructor", "\u202e文字", "مرحبا", "שלום", "𠮷野家", "\u0000",
	"[", "(.*", "?q=1&city=hangzhou#x",
	"javascript:alert(1)", "A".repeat(4000), "职业教育".repeat(300), Array.from({ length: 300 }, (_, i) => i).join(" ")];

async function checkHostile(page, query) {
	await settle(page);
	const state = await page.evaluate(() => ({ hacked: window.hacked, field: document.querySelector("#search-words").value,
		made: document.querySelectorAll("#results script, #results img, #results b").length }));
	assert.deepEqual(state, { hacked: undefined, field: query, made: 0 }, query);
	assert.ok([texts.none, texts.failed].includes(await page.textContent(TOLD)) === ((await page.$$(LINKS)).length === 0), query);
	assert.notEqual(await page.textContent(TOLD), texts.failed, query);
	return (await shown(page)).map((result) => result.path);
}

async function keepsHostileTextText(page, root) {
	page.on("dialog", () => assert.fail("a dialog"));
	for (const query of HOSTILE) {
		await page.goto(`${root}search.html?q=${encodeURIComponent(query)}`);
		await checkHostile(page, query);
	}
	// as they stand on a page
	for (const query of ["<script>window.hacked", "onerror=alert(1)>", "100%与%41", "反斜线\\", "𠮷野家", "مرحبا", "שלום", "\"'`"]) {
		await find(page, root, { q: query });
		assert.deepEqual(await checkHostile(page, query), ["about.html"], query);
		assert.ok((await shown(page))[0].marks.length > 0, query);
	}
	// addresses that nobody wrote, and halves of characters
	for (const [written, query] of [["%", "%"], ["%zz", "%zz"], ["%ED%A0%80", "\ufffd\ufffd\ufffd"],
		["%FF", "\ufffd"], ["a+b", "a b"]]) {
		await page.goto(`${root}search.html?q=${written}`);
		await checkHostile(page, query);
	}
	await page.evaluate(() => {
		document.querySelector("#search-words").value = "\ud842教";
		document.querySelector("#search").requestSubmit();
	});
	await checkHostile(page, "\ufffd教");
}

// ---- for everybody ----

async function isAccessible(page, root) {
	for (const look of LOOKS) {
		await page.goto(`${root}search.html`);
		await page.evaluate((wanted) => {
			localStorage.clear();
			Object.entries(wanted).forEach(([name, value]) => localStorage.setItem(`look-${name}`, value));
		}, look);
		for (const query of ["产教融合", "没有这样的话语串"]) {
			await find(page, root, { q: query });
			assert.deepEqual(await page.evaluate((names) => names.map((name) => document.documentElement.dataset[name]),
				Object.keys(look)), Object.values(look));
			await page.evaluate(axe);
			const { violations } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
			assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`), [],
				JSON.stringify(look));
		}
	}
	await page.evaluate(() => localStorage.clear());
}

// A region for messages that is there, and empty, before it says something; nothing else announces itself.
async function announcesItself(page, root) {
	await page.goto(`${root}search.html`);
	assert.equal(await page.getByRole("status").textContent(), "");
	await page.evaluate(() => {
		window.told = [];
		new MutationObserver(() => window.told.push(document.querySelector("#results [role=status]").textContent))
			.observe(document.querySelector("#results [role=status]"), { childList: true, characterData: true, subtree: true });
	});
	await page.fill(FIELD, "ＦＩＮＤ");
	await page.press(FIELD, "Enter");
	await settle(page);
	const count = (await page.$$(LINKS)).length;
	assert.ok(count > 0);
	assert.deepEqual([...new Set(await page.evaluate(() => window.told))].filter(Boolean), [told(count)]);
	assert.equal(await page.getByRole("status").textContent(), told(count));
	assert.equal(await page.getByRole("region", { name: texts.results }).getByRole("listitem").count(), count);
	assert.equal(await page.getByRole("search").getByRole("searchbox", { name: texts.words }).count(), 1);
	for (const name of ["city", "year", "topic"])
		assert.equal(await page.getByRole("combobox", { name: texts[name], exact: true }).count(), 1, name);
	assert.equal(await page.locator("[aria-live]").count(), 0);
}

async function fitsTheScreen(page, root) {
	for (const width of [375, 768, 1280])
		for (const query of ["产教融合", "A".repeat(300), "就业率 升学"]) {
			await page.setViewportSize({ width, height: 3000 });
			await find(page, root, { q: query });
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
				`${width} ${query.slice(0, 20)}`);
			assert.ok(await page.evaluate(() => [...document.querySelectorAll("main *")].every((element) =>
				!element.checkVisibility() || parseFloat(getComputedStyle(element).fontSize) >= 12)), `${width}: small text`);
		}
}

async function leadsOnWithoutScripts(page, root, kinds) {
	await page.goto(`${root}search.html?q=1`);
	const saysSo = async () => (await page.textContent("main .notice")).startsWith(texts.no_scripts) &&
		page.isVisible("main .notice");
	assert.ok(await saysSo());
	assert.ok(!await page.isVisible("#search") && !await page.isVisible("#results"));
	const links = await page.$$eval("main .notice a", (all) => all.map((link) => link.getAttribute("href")));
	assert.deepEqual(links, ["cities.html", "indicators/index.html", "topics/index.html"]);
	for (const link of links)
		await readFile(path.join(folder, link));
	await page.goto(root + kinds.find((one) => one.kind === "section").path);
	await page.fill("#find", "教育");
	await page.press("#find", "Enter");
	await page.waitForURL(/search\.html\?q=/);
	assert.ok(await saysSo());
}

async function saysItsWords(page, root, kinds) {
	await page.goto(root + kinds.find((one) => one.kind === "section").path);
	assert.equal(await page.getAttribute("#find", "placeholder"), texts.site);
	assert.equal(await page.textContent("form.find button"), texts.start);
	await find(page, root, { q: "产教融合", city: "hangzhou" });
	assert.equal(await page.textContent("h1"), strings.page.search);
	assert.ok((await page.title()).startsWith(`产教融合｜${strings.page.search}｜`));
	assert.equal(await page.textContent("#search [type=submit]"), texts.start);
	assert.equal((await page.textContent("#search-hint")).trim(), texts.hint);
	assert.deepEqual(await page.$$eval("#search label", (labels) => labels.map((label) => label.firstChild.data.trim())),
		[texts.words, texts.city, texts.year, texts.topic]);
	assert.deepEqual(await page.$$eval("#search option[value='']", (options) => options.map((option) => option.text)),
		Array(3).fill(texts.all));
	assert.equal(await page.textContent(MORE), texts.more);
	assert.equal(await page.textContent(TOLD), told((await all(page)).length));
	await find(page, root, { q: "zzzzzz" });
	assert.equal(await page.textContent(TOLD), texts.none);
	// what is content says so where the interface speaks another language
	const chinese = await page.$$eval("main *", (all) => all.filter((element) => element.closest("[lang]").lang !== "zh-CN" &&
		[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[\u4e00-\u9fff]/.test(node.data)))
		.map((element) => element.textContent));
	assert.deepEqual(chinese, []);
	await find(page, root, { q: "产教融合" });
	assert.equal(await page.$eval("#results ol", (list) => list.closest("[lang]").lang), "zh-CN");
}

// ---- what goes wrong ----

async function saysWhatCouldNotBeLoaded(page, root) {
	await page.route("**/search/g*.js*", (route) => route.abort());
	await page.goto(`${root}search.html?q=教育`);
	await page.getByText(texts.failed).waitFor();
	assert.equal((await page.$$(LINKS)).length, 0);
	await page.unroute("**/search/g*.js*");
	await page.reload();
	await settle(page);
	assert.ok((await page.$$(LINKS)).length > 0);
	return /^Failed to load resource/;
}

// A browser that kept a part of an older build.
async function refusesPartsOfAnotherBuild(page, root) {
	await page.route("**/search/g*.js*", async (route) => {
		const file = path.join(folder, "search", path.basename(new URL(route.request().url()).pathname));
		const script = (await readFile(file, "utf16le")).replace(/","[0-9a-f]+","/, "\",\"000000000000\",\"");
		await route.fulfill({ contentType: "text/javascript", body: Buffer.from(script, "utf16le") });
	});
	await page.goto(`${root}search.html?q=教育`);
	await page.getByText(texts.failed).waitFor();
	assert.equal((await page.$$(LINKS)).length, 0);
}

// 404.html is served at any address of the site as published: its links are absolute and lead nowhere here.
const kinds = (await pageKinds(folder)).filter(({ kind }) => kind !== "not_found");
const { server, url } = await serve(folder);
const browser = await launch();
const roots = { "from a folder": pathToFileURL(folder).href + "/", "under a sub-path": url };

for (const [where, root] of Object.entries(roots)) {
	const run = (name, body, options = TALL) => test(`find: ${language}: ${name}, ${where}`, () =>
		withPage(browser, root, options, (page) => {
			page.setDefaultTimeout(PATIENCE);
			return body(page, root, kinds);
		}));

	await run("the page speaks the language of the interface", saysItsWords);
	if (language === "en")
		continue;
	await run("/ begins a search on every page", beginsWithASlash);
	await run("the field of every page leads there", leadsToTheSearchPage);
	await run("results show title, city, year and a sentence with the words marked", showsWhereAndWhat);
	await run("titles and whole phrases come first", ranksTitlesFirst);
	await run("a button shows more", showsMore);
	await run("nothing found, and nothing asked", saysWhenThereIsNothing);
	await run("arrows, Enter and Esc", isDrivenByKeyboard);
	await run("filters offer what the site has", offersWhatThereIs);
	await run("filters narrow down to what is of a city, year and topic", narrowsDown);
	await run("the address keeps the search, back and forward too", keepsTheSearchInTheAddress);
	await run("filters that the site has not are ignored", ignoresFiltersItHasNot);
	await run("width, capitals and marks between thousands do not matter", matchesWidths);
	await run("hostile queries and texts stay text", keepsHostileTextText);
	await run("axe finds nothing with any setting", isAccessible);
	await run("what was found is announced", announcesItself);
	await run("no page is wider than the screen", fitsTheScreen);
	await run("without scripts it leads on", leadsOnWithoutScripts, { javaScriptEnabled: false });
}
if (language !== "en") {
	const run = (name, body) => test(`find: ${name}`, () =>
		withPage(browser, url, TALL, (page) => body(page, url)));

	await run("what could not be loaded is told", saysWhatCouldNotBeLoaded);
	await run("parts of another build are refused", refusesPartsOfAnotherBuild);
}
await browser.close();
server.close();
process.exitCode = status();
