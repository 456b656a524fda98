// What the browser tests of a built site share: a server under a sub-path, Chromium, one page of each kind, and lines
// of results.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

export const SUB_PATH = "/zlnb/";

const TYPES = {
	".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".png": "image/png",
	".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain",
	".csv": "text/csv",
};

// Only loopback; anything that is not there is 404.html, as a bureau's server would do it, which also has robots.txt
// at its top.
export function serve(folder) {
	const server = createServer(async (request, response) => {
		const name = decodeURIComponent(new URL(request.url, "http://x/").pathname);
		const asked = name.startsWith(SUB_PATH) ? name.slice(SUB_PATH.length) : name === "/robots.txt" ? name : "none";
		const file = path.join(folder, path.normalize(`/${asked === "" ? "index.html" : asked}`));
		try {
			const bytes = await readFile(file);
			response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" });
			response.end(bytes);
		} catch {
			response.writeHead(404, { "Content-Type": TYPES[".html"] });
			response.end(await readFile(path.join(folder, "404.html")));
		}
	});
	return new Promise((resolve) => server.listen(0, "127.0.0.1", () =>
		resolve({ server, url: `http://127.0.0.1:${server.address().port}${SUB_PATH}` })));
}

export function launch() {
	return chromium.launch({
		executablePath: "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync"],
	});
}

// The fullest page of every kind: [{ kind, path }], by kind.
export async function pageKinds(folder) {
	const kinds = new Map();

	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !entry.name.endsWith(".html"))
			continue;
		const file = path.join(entry.parentPath ?? entry.path, entry.name), text = await readFile(file, "utf8");
		const kind = /<body[^>]* class="kind-([a-z_]+)"/.exec(text)?.[1];
		if (kind && text.length > (kinds.get(kind)?.length ?? 0))
			kinds.set(kind, { kind, path: path.relative(folder, file), length: text.length });
	}
	return [...kinds.values()].sort((a, b) => a.kind < b.kind ? -1 : 1);
}

// A page that may ask for files of the site only and has nothing to say on its console but what `run` gives.
export async function withPage(browser, root, options, run) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage(), said = [], outside = [];
	page.on("console", (message) => said.push(message.text()));
	page.on("pageerror", (error) => said.push(error.message));
	page.on("request", (request) => request.url().startsWith(root) || request.url().startsWith("blob:") ||
		outside.push(request.url()));
	try {
		const expected = await run(page);
		assert.deepEqual(said.filter((text) => !expected?.test(text)), [], "console");
		assert.deepEqual(outside, [], "requests");
	} finally {
		await context.close();
	}
}

let failures = 0;

export async function test(name, run) {
	let problems;
	try {
		problems = (await run()) ?? [];
	} catch (error) {
		problems = [error.stack];
	}
	console.log(`${problems.length > 0 ? "not ok" : "ok"} - ${name}`);
	for (const problem of problems.slice(0, 20))
		console.log(`    ${String(problem).replaceAll("\n", "\n    ")}`);
	failures += problems.length > 0 ? 1 : 0;
}

export const status = () => failures > 0 ? 1 : 0;
