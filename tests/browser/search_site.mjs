// What the test and the bench of search share: the texts of a built site as a browser shows them, strings out of them,
// and a search page that is asked.

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

// Repeat others, or have nothing to find.
const NOT_SEARCHED = /(^|\/)(full|404|search)\.html$/;

// The same numbers for the same seed: below(n) is one from 0 to n - 1.
export function dice(seed) {
	let state = seed;
	return (n) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor(state / 2 ** 32 * n);
	};
}

// What differs only in width, case or commas between digits is the same.
export function folded(text) {
	return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize("NFKC")).replace(/[A-Z]/g, (big) => big.toLowerCase())
		.replace(/(?<=[0-9]),(?=[0-9])/g, "");
}

// The words that a page must have, all of them, to be a result.
export function words(query) {
	return folded(query).trim().split(/\s+/).map((word) => word.replace(/^,(?=[0-9])|(?<=[0-9]),$/g, ""));
}

export function searchedPages(folder) {
	return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html") && !NOT_SEARCHED.test(name)).sort();
}

// Reads pages: file -> its lines { text, kind }, kind being "title", "cell" or "text". A browser parses them and lays them
// out, without the site's style and scripts, and with all that a reader can unfold.
export async function pageReader(browser) {
	const page = await (await browser.newContext({ javaScriptEnabled: false, offline: true })).newPage();

	return async (file) => await page.evaluate((html) => {
		const main = document.adoptNode(new DOMParser().parseFromString(html, "text/html").querySelector("main"));
		const clean = (text) => text.replace(/[ \u00a0]+/g, " ").trim();
		const linesOf = (elements) => elements.flatMap((one) => one.innerText.split(/[\n\t]/)).map(clean).filter(Boolean);

		main.querySelectorAll("[hidden]").forEach((element) => element.hidden = false);
		main.querySelectorAll("details").forEach((element) => element.open = true);
		document.body.replaceChildren(main);
		const kinds = { title: linesOf([...main.querySelectorAll("h1")]), cell: linesOf([...main.querySelectorAll("td, th")]) };
		return linesOf([main]).map((text) =>
			({ text, kind: Object.keys(kinds).find((kind) => kinds[kind].includes(text)) ?? "text" }));
	}, readFileSync(file, "utf8"));
}

// A string of `length` characters, or as many as there are, out of a line; without a blank at its ends.
export function cut(line, below, length) {
	const characters = Array.from(line), at = below(Math.max(1, characters.length - length + 1));

	return characters.slice(at, at + length).join("").trim();
}

// Without a query too: what it has loaded then is of no query.
export function address(root, query) {
	return `${root}search.html?q=${encodeURIComponent(query)}`;
}

// Waits until the first results stand there; the page loads no others until it is asked for more.
export async function firstResults(page) {
	await page.waitForFunction(() => document.querySelector("#results [role=status]").textContent);
}

// { bytes, files } of the index that the page has loaded, by the sizes of the files.
export async function loaded(page, folder) {
	const names = await page.$$eval("script[src]", (scripts) => scripts.map((script) => script.getAttribute("src").split("?")[0]));
	const files = names.filter((name) => name.startsWith("search/"));

	return { files: files.length, bytes: files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0) };
}

// The paths of all results, however many there are.
export function allResults(page) {
	return page.evaluate(async () => {
		const more = document.querySelector("#results > button"), here = new URL(".", document.baseURI).href;

		while (!more.hidden)
			await more.onclick();
		return [...document.querySelectorAll("#results a")].map((link) => decodeURI(link.href.slice(here.length)));
	});
}
