// One page of every kind in Chromium, as readers have it: phone, tablet, desk, light and dark, with each of the reading
// settings, from a folder on disk and over http under a sub-path.
//
//     node pages_test.mjs PUBLIC SHOTS
//
// Nothing scrolls sideways, no text is too small or lies on another, nothing is said on the console, nothing is asked
// of another host; axe-core finds nothing; the keyboard reaches everything and shows where it is. SHOTS gets a picture of
// every kind at every width.

import { access, mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, pageKinds, serve, status, test } from "./site.mjs";

const WIDTHS = [375, 768, 1280];
const SETTINGS = { plain: {}, dark: { theme: "dark" }, large: { text: "large" }, contrast: { contrast: "high" } };
const SMALLEST = 12; // CSS pixels
const BY_KEYBOARD = ["home", "report", "section", "indicator", "search", "compare", "data"];
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// ---- in the page ----

// Text that is seen: [{ text, size, rect }], a rectangle a line.
function readTexts() {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];

	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement;
		if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
			parent.closest(".hidden, .skip, script, noscript, .to-top, option"))
			continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const rect of range.getClientRects())
			if (rect.width > 1 && rect.height > 1)
				found.push({ text: node.data.trim().slice(0, 40), size: parseFloat(getComputedStyle(parent).fontSize),
					clipped: parent.closest(".scroll, .side") !== null,
					x: rect.x, y: rect.y + scrollY, width: rect.width, height: rect.height });
	}
	return found;
}

// ---- of what was read ----

function tooSmall(texts) {
	return texts.filter((text) => text.size < SMALLEST - 0.01).map((text) => `${text.size} px: ${text.text}`);
}

// Lines of text share some of their leading, so only the middle of a line counts; what lies in a box that scrolls is
// cut off there.
function overlapping(texts) {
	const lines = texts.filter((text) => !text.clipped).map((text) =>
		({ ...text, top: text.y + text.height * 0.25, bottom: text.y + text.height * 0.75 })).sort((a, b) => a.top - b.top);
	const found = [];

	lines.forEach((line, index) => {
		for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next++) {
			const other = lines[next];
			const across = Math.min(line.x + line.width, other.x + other.width) - Math.max(line.x, other.x);
			if (across > 2)
				found.push(`"${line.text}" and "${other.text}" at ${Math.round(other.x)},${Math.round(other.top)}`);
		}
	});
	return found;
}

// Opens a page and collects what it says and asks for; `look` are reading settings as they are remembered.
async function open(context, url, look = {}) {
	const page = await context.newPage();
	page.problems = [];
	page.on("console", (message) => page.problems.push(`console: ${message.text()}`));
	page.on("pageerror", (error) => page.problems.push(`error: ${error.message}`));
	page.on("request", (request) => {
		if (!request.url().startsWith(new URL(url).origin) && !/^(data|file|blob):/.test(request.url()))
			page.problems.push(`request: ${request.url()}`);
	});
	await page.addInitScript((settings) => {
		for (const [name, value] of Object.entries(settings))
			localStorage.setItem(`look-${name}`, value);
	}, look);
	await page.goto(url);
	await page.evaluate(() => Promise.all([...document.images].map((image) => {
		image.loading = "eager";
		return image.decode().catch(() => null);
	})));
	return page;
}

async function checkLayout(page) {
	const texts = await page.evaluate(readTexts);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

	return [...(wide > 0 ? [`${wide} px wider than the window`] : []), ...tooSmall(texts), ...overlapping(texts),
		...page.problems];
}

async function looksRight(browser, url, kind, shots) {
	const problems = [];

	for (const width of WIDTHS)
		for (const colorScheme of ["light", "dark"]) {
			const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
			const page = await open(context, url);
			problems.push(...(await checkLayout(page)).map((problem) => `${width} ${colorScheme}: ${problem}`));
			await page.screenshot({ path: path.join(shots, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
			await context.close();
		}
	return problems;
}

async function isAccessible(browser, url) {
	const problems = [];

	for (const [name, look] of Object.entries(SETTINGS)) {
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
		const page = await open(context, url, look);
		const layout = await checkLayout(page);
		// The policy of the pages forbids scripts from elsewhere; what is evaluated is not from a page.
		await page.evaluate(AXE);
		const found = await page.evaluate(async () => (await window.axe.run(document, { preload: false })).violations
			.map((one) => `${one.id}: ${one.help}: ` +
				one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("; ")));
		problems.push(...[...found, ...layout].map((problem) => `${name}: ${problem}`));
		await context.close();
	}
	return problems;
}

// Tab goes through everything that can have the focus, in the order of the page, and it is seen where it is.
async function isOperatedByKeyboard(browser, url) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
	const page = await open(context, url);
	const expected = await page.evaluate(() => {
		const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
			.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled &&
				!(element.closest("details:not([open])") && !element.matches("summary")) &&
				!(element.type === "radio" && !element.checked));
		all.forEach((element, index) => { element.dataset.order = index; });
		return all.length;
	});
	const problems = [], seen = new Set();

	for (let step = 0; step < expected + 5 && seen.size < expected; step++) {
		await page.keyboard.press("Tab");
		const at = await page.evaluate(() => {
			const element = document.activeElement, style = getComputedStyle(element);
			const area = element.querySelector?.(".area"), rect = element.getBoundingClientRect();
			return { order: element.dataset.order, name: element.outerHTML.slice(0, 100),
				shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) ||
					(area && getComputedStyle(area).stroke !== "none"),
				inside: rect.bottom > 0 && rect.top < innerHeight };
		});
		if (at.order === undefined)
			continue;
		seen.add(at.order);
		if (!at.shown)
			problems.push(`no sign of the focus: ${at.name}`);
		if (!at.inside)
			problems.push(`the focus is outside of the window: ${at.name}`);
	}
	if (seen.size < expected)
		problems.push(`${expected - seen.size} of ${expected} are not reached`);
	await context.close();
	return problems;
}

// Without scripts the text of a page is the same but for what scripts add.
async function readsWithoutScripts(browser, url) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
	const page = await open(context, url);
	const shown = await page.locator("main").innerText();
	await context.close();
	return shown.trim().length > 20 ? page.problems : ["nothing to read"];
}

async function isQuietUnderSubPath(browser, url) {
	const context = await browser.newContext({ viewport: { width: 768, height: 900 } });
	const page = await open(context, url);
	const broken = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0)
		.map((image) => `no picture: ${image.src}`));
	await context.close();
	return [...page.problems, ...broken];
}

// The address that the site says it has.
async function homeOf(folder) {
	const index = await readFile(path.join(folder, "index.html"), "utf8");

	return /<link rel="canonical" href="([^"]+\/)(?:index\.html)?"/.exec(index)[1];
}

// 404.html is served for any address that is not there, so its links are absolute: a browser for which the site is
// where it says it is.
function withSite(browser, folder, home) {
	return {
		async newContext(options) {
			const context = await browser.newContext(options);

			await context.route(`${home}**`, async (route) => {
				const asked = path.join(folder, path.normalize(`/${route.request().url().slice(home.length)}`));

				await route.fulfill({ path: await access(asked).then(() => asked, () => path.join(folder, "404.html")) });
			});
			return context;
		},
	};
}

const folder = path.resolve(process.argv[2]), shots = path.resolve(process.argv[3]);
const browser = await launch(), { server, url } = await serve(folder);

await mkdir(shots, { recursive: true });
for (const { kind, path: name } of await pageKinds(folder)) {
	const file = pathToFileURL(path.join(folder, name)).href;

	if (kind === "not_found")
		continue;
	await test(`pages: ${kind} is in order at every width, light and dark`, () => looksRight(browser, file, kind, shots));
	await test(`pages: ${kind} is accessible with every setting`, () => isAccessible(browser, file));
	await test(`pages: ${kind} is quiet under a sub-path`, () => isQuietUnderSubPath(browser, new URL(name, url).href));
	await test(`pages: ${kind} reads without scripts`, () => readsWithoutScripts(browser, file));
	if (BY_KEYBOARD.includes(kind))
		await test(`pages: ${kind} is operated by the keyboard`, () => isOperatedByKeyboard(browser, file));
}

const home = await homeOf(folder), host = withSite(browser, folder, home), nowhere = new URL("city/2020/none.html", home).href;

await test("pages: not_found is in order at every width, light and dark", () => looksRight(host, nowhere, "not_found", shots));
await test("pages: not_found is accessible with every setting", () => isAccessible(host, nowhere));
await test("pages: not_found reads without scripts", () => readsWithoutScripts(host, nowhere));
await browser.close();
server.close();
server.closeAllConnections();
process.exitCode = status();
