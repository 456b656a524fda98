// What searching a built site costs:
//
//     node search.mjs PUBLIC [SEED…]
//
// For each seed, 60 strings: two to six characters out of pages at random, and some that are put together of two pages,
// which mostly no page has. Each is asked by a browser that has loaded nothing yet, until its
// first results stand there, and again until ten do. Counted are the bytes of the index that were loaded, and
// the time from opening the page to the first result, or to hearing that there is none.

import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { address, cut, dice, firstResults, loaded, pageReader, searchedPages } from "../browser/search_site.mjs";
import { launch, serve } from "../browser/site.mjs";

const QUERIES = 60, MISSES = 6, TEN = 10;

function spread(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);

	return `${Math.round(sorted[sorted.length >> 1])} in the middle, ${Math.round(sorted[sorted.length - 1])} at most`;
}

async function someLine(folder, names, read, below) {
	const lines = (await read(path.join(folder, names[below(names.length)]))).flatMap(({ text }) => text.split(" "));
	const long = lines.filter((text) => text.length > 5);

	return long.length > 0 ? long[below(long.length)] : someLine(folder, names, read, below);
}

async function makeQueries(folder, read, below) {
	const names = searchedPages(folder), queries = [];

	for (let i = 0; i < QUERIES; i++) {
		const line = await someLine(folder, names, read, below), length = 2 + i % 5;

		queries.push(i < QUERIES - MISSES ? cut(line, below, length) :
			cut(line, below, 2) + cut(await someLine(folder, names, read, below), below, 2));
	}
	return queries;
}

async function ask(browser, folder, url, query) {
	const context = await browser.newContext(), page = await context.newPage();

	// measured by the page itself: this program is slow to notice
	await page.addInitScript(() => new MutationObserver(() => {
		if (document.querySelector("#results li") || document.querySelector("#results [role=status]")?.textContent)
			window.firstResult ??= performance.now();
	}).observe(document, { childList: true, subtree: true }));
	await page.goto(address(url, query));
	await firstResults(page);
	const first = await loaded(page, folder), time = await page.evaluate(() => window.firstResult);
	const shown = await page.locator("#results li").count();

	await page.evaluate(async (ten) => {
		const more = document.querySelector("#results > button");

		while (!more.hidden && document.querySelectorAll("#results li").length < ten)
			await more.onclick();
	}, TEN);
	const result = { query, time, shown, first, ten: await loaded(page, folder), said: await page.textContent("#results [role=status]") };

	await context.close();
	return result;
}

async function main() {
	const folder = path.resolve(process.argv[2]), seeds = process.argv.slice(3).map(Number);
	const sizes = readdirSync(path.join(folder, "search")).map((name) => statSync(path.join(folder, "search", name)).size);
	const { server, url } = await serve(folder), browser = await launch(), read = await pageReader(browser);

	console.log(`index: ${(sizes.reduce((sum, size) => sum + size) / 1e6).toFixed(1)} MB in ${sizes.length} files, ` +
		`for ${searchedPages(folder).length} pages`);
	for (const seed of seeds.length > 0 ? seeds : [1, 2, 3]) {
		const results = [];

		for (const query of await makeQueries(folder, read, dice(seed)))
			results.push(await ask(browser, folder, url, query));
		if (process.env.VERBOSE)
			for (const { query, time, shown, first, ten, said } of results)
				console.log(`    ${query}: ${first.bytes} in ${first.files}, ten ${ten.bytes} in ${ten.files}, ${Math.round(time)} ms, ${shown} shown, ${said}`);
		console.log(`seed ${seed}: ${results.length} queries, ${Math.max(...results.map(({ shown }) => shown))} results at most at first`);
		console.log(`    bytes until the first results: ${spread(results.map(({ first }) => first.bytes))}`);
		console.log(`    bytes for ten results: ${spread(results.map(({ ten }) => ten.bytes))}`);
		console.log(`    ms to the first result: ${spread(results.map(({ time }) => time))}`);
	}
	await browser.close();
	server.close();
}

await main();
