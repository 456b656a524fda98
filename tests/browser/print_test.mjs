// A whole report as Chromium prints it: the printed table of contents has the headings of the parts in their order,
// every chart is on one page and every row of a table too, and pages are numbered.
//
//     node print_test.mjs PUBLIC PAGE

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, status, test } from "./site.mjs";

const [folder, name] = [path.resolve(process.argv[2]), process.argv[3]];
const scratch = await mkdtemp(path.join(tmpdir(), "print-")), file = path.join(scratch, "report.pdf");
const bare = (text) => text.normalize("NFKC").replace(/\s+/g, "");

async function print() {
	const browser = await launch(), page = await browser.newPage({ viewport: { width: 1280, height: 900 } });

	await page.goto(pathToFileURL(path.join(folder, name)).href);
	await page.evaluate(() => Promise.all([...document.images].map((image) => {
		image.loading = "eager";
		return image.decode();
	})));
	const shown = await page.evaluate(() => ({
		parts: [...document.querySelectorAll(".part > h2")].map((heading) => heading.textContent),
		contents: [...document.querySelectorAll(".side.toc a")].map((link) => link.textContent),
		charts: document.querySelectorAll("figure.chart").length,
		rows: [...document.querySelectorAll(".prose tr")].filter((row) => !row.closest("details")).map((row) =>
			[...row.cells].map((cell) => {
				cell.querySelectorAll(".hidden, sup").forEach((mark) => mark.remove());
				return cell.innerText;
			})),
	}));
	await page.pdf({ path: file, preferCSSPageSize: true });
	await browser.close();
	return shown;
}

const shown = await print();
const pages = execFileSync("pdftotext", [file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\f")
	.slice(0, -1);
const texts = pages.map(bare);

await test(`print: ${name} has its parts in the table of contents`, () => {
	const first = texts[0], places = shown.parts.map((part) => first.indexOf(bare(part)));
	return [
		...(shown.parts.join("|") === shown.contents.join("|") ? [] : ["the page's own table of contents differs"]),
		...shown.parts.filter((_, index) => places[index] < 0).map((part) => `not on the first page: ${part}`),
	];
});
await test(`print: ${name} has every chart whole on one page`, () => {
	const drawn = execFileSync("pdfimages", ["-list", file], { encoding: "utf8" }).split("\n").slice(2)
		.map((line) => line.trim().split(/\s+/)).filter((cells) => cells[2] === "image").map((cells) => cells[10]);
	return drawn.length === shown.charts && new Set(drawn).size === drawn.length ? [] :
		[`${shown.charts} charts, but pictures on pages: ${drawn.length}, different ones: ${new Set(drawn).size}`];
});
// A cell that is broken into lines stands among its neighbours' lines: its beginning and its end tell.
await test(`print: ${name} has every row of a table on one page`, () => shown.rows.filter((row) =>
	!texts.some((text) => row.map(bare).every((cell) => text.includes(cell.slice(0, 6)) && text.includes(cell.slice(-2)))))
	.map((row) => row.join(" | ")));
await test(`print: ${name} has numbered pages`, () => texts.filter((text, index) =>
	!text.includes(`${index + 1}/${pages.length}`)).map((text) => `page without its number: …${text.slice(-20)}`));
await rm(scratch, { recursive: true, force: true });
process.exitCode = status();
