// What the search page finds, in Chromium, from a folder on disk and over http under a sub-path:
//
//     node search_test.mjs PUBLIC
//
// 300 strings of two characters and 100 longer ones are taken from the texts of all pages, as the browser shows them
// (search_site.mjs): the same ones each time. The results of each must be the pages that contain it, all of them and no
// other. From the folder, each is asked of a page that has loaded nothing yet, and what it loads is counted; over http,
// some are typed one after the other. Prints one line a test (see ../tools/tap.sh).

import path from "node:path";
import { pathToFileURL } from "node:url";
import { address, allResults, cut, dice, firstResults, folded, loaded, pageReader, searchedPages, words } from "./search_site.mjs";
import { launch, serve, status, test } from "./site.mjs";

const PAIRS = 300, LONGER = 100, SHORTEST = 3, LONGEST = 30, TYPED = 60, MOST = 60000, SEED = 20240101;
// Longer strings are of each kind in turn, so that all are there.
const KINDS = [
	["of any kind", () => true],
	["with a digit", ({ text }) => /\d/.test(text)],
	["with a letter", ({ text }) => /[A-Za-zＡ-Ｚａ-ｚ]/.test(text)],
	["across a blank", ({ text }) => text.includes(" ")],
	["of a cell", ({ kind }) => kind === "cell"],
	["of a title", ({ kind }) => kind === "title"],
];

const folder = path.resolve(process.argv[2]);
const browser = await launch(), { server, url } = await serve(folder);
const read = await pageReader(browser), below = dice(SEED), pages = new Map();

for (const name of searchedPages(folder))
	pages.set(name, await read(path.join(folder, name)));
const lines = [...pages].flatMap(([name, found]) => found.map((line) => ({ ...line, name })));
const texts = new Map([...pages].map(([name, found]) => [name, folded(found.map((line) => line.text).join("\n"))]));

// ---- what is asked ----

const of = (list) => list[below(list.length)];

// Two neighbours, each place in all texts as likely as any other.
function pairs() {
	const all = Array.from(lines.map(({ text }) => text).join("\n")), found = [];

	while (found.length < PAIRS) {
		const at = below(all.length - 1), query = all.slice(at, at + 2).join("");

		if (!/\s/.test(query))
			found.push({ query });
	}
	return found;
}

function wide(text) {
	return text.replace(/[0-9A-Za-z]/g, (char) => String.fromCodePoint(char.codePointAt(0) + 0xfee0));
}

function longer() {
	const found = [], has = { "with a digit": /\d/, "with a letter": /[A-Za-z]/, "across a blank": / / };

	while (found.length < LONGER) {
		const [kind, fits] = KINDS[found.length % KINDS.length], line = of(lines.filter(fits));
		const plain = cut(line.text, below, SHORTEST + below(LONGEST - SHORTEST + 1));
		const query = of([plain, plain, wide(plain), plain.toUpperCase()]);

		if (Array.from(plain).length >= SHORTEST && (has[kind] ?? /./).test(plain))
			found.push({ query, kind });
	}
	return found;
}

// ---- what is found ----

function expected(query) {
	return [...texts].filter(([, text]) => words(query).every((word) => text.includes(word))).map(([name]) => name);
}

function differences(query, results) {
	const wanted = expected(query), missing = wanted.filter((name) => !results.includes(name));
	const wrong = results.filter((name, at) => !wanted.includes(name) || results.indexOf(name) !== at);

	if (wanted.length === 0)
		return [`'${query}' is in no page`];
	return [...missing.map((name) => `'${query}' does not find ${name}`), ...wrong.map((name) => `'${query}' finds ${name}`)];
}

// ---- asking ----

async function onPage(run) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 720 } }), page = await context.newPage(), said = [];

	page.on("console", (message) => message.type() === "error" && said.push(message.text()));
	page.on("pageerror", (error) => said.push(error.message));
	const problems = await run(page);
	await context.close();
	return [...problems, ...said];
}

// Each by its address, of a page that has loaded nothing.
function askAnew(queries, costs) {
	return onPage(async (page) => {
		const problems = [];

		for (const { query } of queries) {
			await page.goto(address(pathToFileURL(folder).href + "/", query));
			await firstResults(page);
			costs.push({ query, ...await loaded(page, folder) });
			problems.push(...differences(query, await allResults(page)));
		}
		return problems;
	});
}

// One after the other, into the field.
function askTyping(queries) {
	return onPage(async (page) => {
		const problems = [];

		await page.goto(`${url}search.html`);
		for (const { query } of queries) {
			await page.fill("#search-words", query);
			await page.press("#search-words", "Enter");
			await firstResults(page);
			problems.push(...differences(query, await allResults(page)));
			if (new URL(page.url()).searchParams.get("q") !== query)
				problems.push(`'${query}' is not in the address`);
		}
		return problems;
	});
}

const short = pairs(), long = longer(), costs = [];

await test(`search: ${PAIRS} pairs of characters find the pages that have them, and no others`, () => askAnew(short, costs));
for (const [kind] of KINDS)
	await test(`search: longer strings ${kind} do`, () => askAnew(long.filter((one) => one.kind === kind), costs));
await test("search: what is typed under a sub-path does", () =>
	askTyping([...short.slice(0, TYPED / 2), ...long.slice(0, TYPED / 2)]));
await test(`search: a query loads less than ${MOST} bytes until its first results`, () =>
	[...costs.length < PAIRS + LONGER ? [`${costs.length} were counted`] : [],
		...costs.filter(({ bytes, files }) => !(files > 1 && bytes < MOST)).map(({ query, bytes, files }) => `'${query}': ${bytes} in ${files}`)]);
console.log(`# search: ${Math.max(...costs.map(({ bytes }) => bytes))} bytes of the index at most a query, ` +
	`${Math.round(costs.reduce((sum, { bytes }) => sum + bytes, 0) / costs.length)} on average`);
await browser.close();
server.close();
process.exitCode = status();
