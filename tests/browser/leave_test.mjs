// The notice before a link leaves, in Chromium, from a folder on disk:
//
//     node leave_test.mjs PUBLIC
//
// By keyboard and by mouse: the notice opens with the address, holds the focus, and gives it back; only "go on" goes.
// Without scripts the link works as any other. Nothing is fetched: every request that leaves is caught. Prints one line
// a test (see ../tools/tap.sh).

import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const PAGE = pathToFileURL(path.resolve(process.argv[2], "about.html")).href;
const LINK = ".prose a.leaves";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

let failed = false;

function check(name, ...problems) {
	const told = problems.filter(Boolean);

	failed ||= told.length > 0;
	console.log(`${told.length ? "not ok" : "ok"} - leave: ${name}`);
	told.forEach((problem) => console.log(`    ${problem}`));
}

async function open(browser, javaScriptEnabled) {
	const context = await browser.newContext({ javaScriptEnabled });
	const page = await context.newPage();
	const asked = [], said = [];

	await context.route(/^https?:/, (route) => {
		asked.push(route.request().url());
		route.abort();
	});
	page.on("console", (message) => said.push(message.text()));
	page.on("pageerror", (error) => said.push(String(error)));
	await page.goto(PAGE);
	return { page, asked, said };
}

const isOpen = (page) => page.evaluate(() => document.getElementById("leave-notice").open);
const focused = (page) => page.evaluate(() => document.activeElement.dataset.leave ?? document.activeElement.className);

async function byKeyboard(browser) {
	const { page, asked, said } = await open(browser, true);
	const href = await page.locator(LINK).first().evaluate((link) => link.href);

	await page.locator(LINK).first().focus();
	await page.keyboard.press("Enter");
	check("Enter on a link opens the notice with its address", !await isOpen(page) && "it is closed",
		await page.locator(".leave-address").textContent() !== href && "another address");
	check("the focus is in the notice", await focused(page) !== "go" && `it is at '${await focused(page)}'`);
	await page.keyboard.press("Escape");
	check("Esc closes it and gives the focus back", await isOpen(page) && "it is open",
		await focused(page) !== "leaves" && `the focus is at '${await focused(page)}'`);
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	const second = await focused(page);
	await page.keyboard.press("Enter");
	check("'stay' by keyboard closes it and gives the focus back", second !== "stay" && `Tab led to '${second}'`,
		await isOpen(page) && "it is open", await focused(page) !== "leaves" && "the focus is elsewhere",
		asked.length > 0 && `asked for ${asked}`);
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await page.waitForTimeout(300);
	check("'go on' by keyboard goes", asked[0] !== href && `asked for '${asked}'`);
	check("the script says nothing on the console", ...said.filter((text) => !text.includes("ERR_FAILED")));
}

async function byMouse(browser) {
	const { page, asked } = await open(browser, true);

	await page.locator(".prose a:not(.leaves)").first().click();
	check("links within the site are not held up", asked.length > 0 && `asked for ${asked}`,
		page.url() === PAGE && "the page is the same");
	await page.goto(PAGE);
	await page.locator(LINK).first().click({ modifiers: ["Control"] });
	check("a link for another tab is announced too", !await isOpen(page) && "it is closed");
	await page.locator("[data-leave=stay]").click();
	check("'stay' by mouse stays", await isOpen(page) && "it is open", asked.length > 0 && `asked for ${asked}`);
}

async function withoutScripts(browser) {
	const { page, asked } = await open(browser, false);
	const link = page.locator(LINK).first();

	check("without scripts the link says that it leaves", !await link.locator(".hidden").textContent() && "no text",
		!await link.locator(".leaves-sign").isVisible() && "no sign",
		await page.locator("#leave-notice").isVisible() && "the notice is in sight");
	await link.click({ noWaitAfter: true });
	await page.waitForTimeout(300);
	check("and leads away", asked.length !== 1 && `asked for '${asked}'`);
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

try {
	await byKeyboard(browser);
	await byMouse(browser);
	await withoutScripts(browser);
} finally {
	await browser.close();
}
process.exit(failed ? 1 : 0);
