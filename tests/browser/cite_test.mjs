// Citation lines and linked data in Chromium, from a folder on disk and over http:
//
//     node cite_test.mjs PUBLIC
//
// The page has no console message, the button appears with scripts only, a click puts the line with today's date on
// the clipboard and says so; where the clipboard is refused or missing, the line is copied by selection. Chromium is
// steered by its own protocol (Chrome DevTools) over a pipe. Prints one line a test (see ../tools/tap.sh).

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PAGES = ["hangzhou/2023/index.html", "indicators/employment_rate.html"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe"];
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
	".png": "image/png" };
const SECONDS = 20;

// Messages are JSON, each ends with a zero byte.
class Browser {
	constructor(folder) {
		this.child = spawn("chromium", [...FLAGS, `--user-data-dir=${folder}`, "about:blank"],
			{ stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
		this.waiting = new Map();
		this.listeners = [];
		this.number = 0;
		let rest = "";
		this.child.stdio[4].on("data", (bytes) => {
			const parts = (rest + bytes).split("\0");
			rest = parts.pop();
			parts.forEach((part) => this.take(JSON.parse(part)));
		});
	}

	take(message) {
		const waiting = this.waiting.get(message.id);
		if (waiting) {
			this.waiting.delete(message.id);
			message.error ? waiting.reject(new Error(message.error.message)) : waiting.resolve(message.result);
		}
		[...this.listeners].forEach((listener) => listener(message));
	}

	call(method, params = {}, sessionId = undefined) {
		const id = ++this.number;
		this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
		return new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve, reject });
			setTimeout(() => reject(new Error(`no answer to ${method}`)), SECONDS * 1000).unref();
		});
	}

	async open(url, { scripts = true, before = "" } = {}) {
		const { targetId } = await this.call("Target.createTarget", { url: "about:blank" });
		const { sessionId } = await this.call("Target.attachToTarget", { targetId, flatten: true });
		const page = new Page(this, sessionId);
		await page.call("Page.enable");
		await page.call("Runtime.enable");
		await page.call("Log.enable");
		await page.call("Emulation.setScriptExecutionDisabled", { value: !scripts });
		if (before)
			await page.call("Page.addScriptToEvaluateOnNewDocument", { source: before });
		await page.go(url);
		return page;
	}

	close() {
		this.child.kill();
	}
}

class Page {
	constructor(browser, session) {
		this.browser = browser;
		this.session = session;
		this.said = [];
		browser.listeners.push((message) => message.sessionId === session && this.hear(message));
	}

	hear({ method, params }) {
		if (method === "Log.entryAdded")
			this.said.push(params.entry.text);
		else if (method === "Runtime.consoleAPICalled")
			this.said.push(params.args.map((arg) => arg.value ?? arg.description).join(" "));
		else if (method === "Runtime.exceptionThrown")
			this.said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
		else if (method === "Page.loadEventFired")
			this.loaded?.();
	}

	call(method, params) {
		return this.browser.call(method, params, this.session);
	}

	async go(url) {
		const loaded = new Promise((resolve) => { this.loaded = resolve; });
		await this.call("Page.navigate", { url });
		await loaded;
	}

	async value(expression) {
		const answer = await this.call("Runtime.evaluate",
			{ expression, awaitPromise: true, returnByValue: true, userGesture: true });
		if (answer.exceptionDetails)
			throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
		return answer.result.value;
	}

	// As a reader does it: with the mouse, in the middle of the button.
	async click() {
		const { x, y } = await this.value(`(() => { const button = document.querySelector(".cite button");
			button.scrollIntoView({ block: "center", behavior: "instant" });
			const { x, y, width, height } = button.getBoundingClientRect();
			return { x: x + width / 2, y: y + height / 2 }; })()`);
		for (const type of ["mousePressed", "mouseReleased"])
			await this.call("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
	}

	async until(expression) {
		for (const end = Date.now() + SECONDS * 1000; Date.now() < end;) {
			const value = await this.value(expression);
			if (value)
				return value;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error(`never: ${expression}`);
	}
}

function same(what, actual, expected) {
	if (actual !== expected)
		throw new Error(`${what}: '${actual}' instead of '${expected}'`);
}

// The line as the page without scripts has it, its day filled in by this computer's clock.
function expectedLine(line) {
	const now = new Date(), two = (part) => String(part).padStart(2, "0");
	return line.replace("[引用日期]", `[${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}]`);
}

const LINE = `document.querySelector(".cite-text").textContent`;
const TOLD = `document.querySelector(".cite [role=status]").textContent`;
const SHOWN = `document.querySelector(".cite button").checkVisibility()`;

// What is copied is pasted into a field of the page: that needs no permission to read the clipboard.
async function pasted(page) {
	await page.value(`document.querySelector("main").insertAdjacentHTML("beforeend", "<textarea id=paste></textarea>")`);
	await page.value(`document.querySelector("#paste").focus()`);
	await page.call("Input.dispatchKeyEvent",
		{ type: "keyDown", key: "v", code: "KeyV", modifiers: 2, commands: ["paste"] });
	return page.until(`document.querySelector("#paste").value`);
}

// Puts something else on the clipboard, where the last test has left the same line.
async function copyOther(page) {
	same("other", await page.value(`(() => { const field = document.createElement("textarea");
		field.value = "other"; document.body.append(field); field.select();
		const done = document.execCommand("copy"); field.remove(); return done; })()`), true);
}

async function copies(browser, url, before) {
	const page = await browser.open(url, { before });
	same("button", await page.value(SHOWN), true);
	await copyOther(page);
	const line = await page.value(LINE);
	await page.click();
	same("told", await page.until(TOLD), "已复制");
	same("copied", await pasted(page), line);
	same("console", page.said.join("\n"), "");
	return line;
}

async function isQuietWithoutScripts(browser, url) {
	const page = await browser.open(url, { scripts: false });
	same("button", await page.value(SHOWN), false);
	same("console", page.said.join("\n"), "");
	return page.value(LINE);
}

async function hasOneBlockOfLinkedData(browser, url) {
	const page = await browser.open(url);
	const data = JSON.parse(await page.value(
		`[...document.querySelectorAll("script[type='application/ld+json']")].map((x) => x.textContent).join("")`));
	same("context", data["@context"], "https://schema.org/");
	same("console", page.said.join("\n"), "");
}

// Plain http by another name than localhost is no secure context: there is no navigator.clipboard.
function serve(folder) {
	const server = createServer(async (request, response) => {
		const name = decodeURIComponent(new URL(request.url, "http://x/").pathname);
		try {
			const bytes = await readFile(path.join(folder, path.normalize(name)));
			response.writeHead(200, { "Content-Type": TYPES[path.extname(name)] ?? "application/octet-stream" });
			response.end(bytes);
		} catch {
			response.writeHead(404).end();
		}
	});
	return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function test(name, run) {
	try {
		await run();
		console.log(`ok - ${name}`);
		return true;
	} catch (error) {
		console.log(`not ok - ${name}\n    ${error.message.replaceAll("\n", "\n    ")}`);
		return false;
	}
}

async function main() {
	const folder = path.resolve(process.argv[2]), profile = await mkdtemp(path.join(tmpdir(), "cite-"));
	const browser = new Browser(profile), server = await serve(folder);
	const refused = `navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))`;
	let good = true;

	for (const page of PAGES) {
		const file = pathToFileURL(path.join(folder, page)).href;
		const http = `http://127.0.0.1:${server.address().port}/${page}`;
		const bare = `delete Navigator.prototype.clipboard`;
		let line;

		good &= await test(`cite: ${page} has a line and no button without scripts`, async () => {
			line = expectedLine(await isQuietWithoutScripts(browser, file));
		});
		good &= await test(`cite: ${page} copies from a folder on disk`, async () =>
			same("line", await copies(browser, file, ""), line));
		good &= await test(`cite: ${page} copies where the clipboard refuses`, async () =>
			same("line", await copies(browser, file, refused), line));
		good &= await test(`cite: ${page} copies where there is no clipboard`, async () =>
			same("line", await copies(browser, http, bare), line));
		good &= await test(`cite: ${page} has linked data that a browser takes as data`, async () =>
			hasOneBlockOfLinkedData(browser, file));
	}
	browser.close();
	server.close();
	server.closeAllConnections();
	await new Promise((resolve) => browser.child.once("exit", resolve));
	await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	process.exitCode = good ? 0 : 1;
}

await main();
