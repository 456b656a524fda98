// What searching a built site costs: bytes that a query loads, and the time until the first results are shown.
//
//     node search.mjs PUBLIC [LIMIT]
//
// Fifty strings of two to six characters are taken from the pages at random, the same ones each time. Each is asked by
// a browser that has loaded nothing yet. With a limit, a query that loads more bytes of the index, or an index over 29 MB, is
// a failure; nothing fails by its time.

import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { launch, pick, random, serve, texts } from "../browser/search_site.mjs";

const QUERIES = 50, MOST = 29e6, SEED = 7;

function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}

async function main() {
	const folder = path.resolve(process.argv[2]), limit = Number(process.argv[3] ?? Infinity);
	const below = random(SEED), pages = texts(folder), server = await serve(folder, "/"), browser = await launch();
	const sizes = readdirSync(path.join(folder, "search")).map((name) => statSync(path.join(folder, "search", name)).size);
	const moved = [], times = [], counts = [];

	for (let i = 0; i < QUERIES; i++) {
		const { string } = pick(pages, below, 2 + i % 5), context = await browser.newContext(), page = await context.newPage();
		let bytes = 0, files = 0;

		page.on("response", async (response) => {
			const name = new URL(response.url()).pathname;

			if (name.startsWith("/search/")) {
				bytes += statSync(path.join(folder, name)).size;
				files++;
			}
		});
		await page.goto(`http://127.0.0.1:${server.address().port}/search.html`);
		const began = performance.now();
		await page.goto(`http://127.0.0.1:${server.address().port}/search.html?q=${encodeURIComponent(string)}`);
		await page.waitForFunction(() => document.querySelector("#results [role=status]").textContent);
		times.push(performance.now() - began);
		moved.push(bytes);
		counts.push(files);
		if (process.env.VERBOSE)
			console.log(string, bytes, files, Math.round(times[i]), await page.textContent("#results [role=status]"));
		await context.close();
	}
	await browser.close();
	server.close();
	times.sort((a, b) => a - b);
	console.log(`${pages.size} pages; index: ${sum(sizes)} bytes in ${sizes.length} files`);
	console.log(`a query: ${Math.round(sum(moved) / QUERIES)} bytes on average, ${Math.max(...moved)} at most, ` +
		`${Math.max(...counts)} files at most`);
	console.log(`first results: ${Math.round(times[QUERIES / 2])} ms in the middle, ${Math.round(times[QUERIES - 1])} ms at most`);
	process.exitCode = Math.max(...moved) > limit || (limit < Infinity && sum(sizes) > MOST) ? 1 : 0;
}

await main();
