// What the tests and the bench of search share: the texts of a built site, taken from its pages in another way than
// qsite does it, strings out of them, the site over http, and a search page in Chromium.

import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png" };
const INLINE = "a abbr b bdi bdo cite code data del dfn em i img input ins kbd label mark picture q s samp small source " +
	"span strong sub sup time u var wbr";
const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: " " };
// Repeat others, or have nothing to find.
const NOT_SEARCHED = /(^|\/)(full|404|search)\.html$/;

export function random(seed) {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor(state / 2 ** 32 * below);
	};
}

// What differs only in width, case or marks between thousands is the same.
export function folded(text) {
	return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize("NFKC")).toLowerCase()
		.replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "");
}

function decoded(text) {
	return text.replace(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (all, hex, code, name) =>
		code ? String.fromCodePoint(parseInt(code, hex ? 16 : 10)) : NAMED[name] ?? all).replaceAll("\u00a0", " ");
}

export function lines(html) {
	const main = /<main\b[^>]*>([^]*)<\/main>/.exec(html)[1].replace(/<(script|style|template)\b[^]*?<\/\1>/g, "\n");
	const inline = new RegExp(`</?(?:${INLINE.replaceAll(" ", "|")})\\b(?:"[^"]*"|[^>"])*>`, "g");
	const text = main.replace(/\s+/g, " ").replace(inline, "").replace(/<(?:"[^"]*"|[^>"])*>/g, "\n");

	return text.split("\n").map((line) => decoded(line).replace(/ +/g, " ").trim()).filter(Boolean);
}

// path -> lines of every page that is searched.
export function texts(folder) {
	const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));

	return new Map(pages.filter((name) => !NOT_SEARCHED.test(name)).sort()
		.map((name) => [name, lines(readFileSync(path.join(folder, name), "utf8"))]));
}

// A string of `length` characters without blanks, and the page that it is from.
export function pick(pages, below, length) {
	const names = [...pages.keys()];

	for (;;) {
		const page = names[below(names.length)], words = pages.get(page).join("\n").split(/\s+/);
		const characters = Array.from(words.map((word) => word.length < length ? "" : word).join("\n"));
		const at = below(Math.max(1, characters.length - length)), string = characters.slice(at, at + length).join("");

		if (string.length >= length && !string.includes("\n"))
			return { page, string };
	}
}

export function serve(folder, prefix) {
	const server = createServer(async (request, response) => {
		const name = decodeURIComponent(new URL(request.url, "http://x/").pathname);

		try {
			if (!name.startsWith(prefix))
				throw new Error(name);
			const bytes = await readFile(path.join(folder, path.normalize(name.slice(prefix.length))));

			response.writeHead(200, { "Content-Type": TYPES[path.extname(name)] ?? "application/octet-stream" });
			response.end(bytes);
		} catch {
			response.writeHead(404).end();
		}
	});
	return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export function launch() {
	return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}

// Types a query, and waits for what is said about it.
export async function ask(page, query) {
	await page.fill("#search-words", query);
	await page.evaluate(() => document.querySelector("#results [role=status]").textContent = "");
	await page.press("#search-words", "Enter");
	await page.waitForFunction(() => document.querySelector("#results [role=status]").textContent);
}

// The paths of all results, however many.
export function allResults(page) {
	return page.evaluate(async () => {
		const more = document.querySelector("#results > button"), here = new URL(".", document.baseURI).href;

		while (!more.hidden)
			await more.onclick();
		return [...document.querySelectorAll("#results a")].map((link) => link.href.slice(here.length));
	});
}
