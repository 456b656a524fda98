// Lighthouse on the pages that citizens come to first: full marks for accessibility, best practices and what search
// engines ask for. The mark for speed depends on the machine, so it is only printed.
//
//     node lighthouse_test.mjs PUBLIC

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import lighthouse from "lighthouse";
import { pageKinds, serve, status, test } from "./site.mjs";

const KINDS = ["home", "report", "section", "indicator", "search"];
const FULL = ["accessibility", "best-practices", "seo"];
// The address in canonical links is the one that a site will have, not that of this server.
const SKIPPED = ["canonical"];

// Resolves to the port that Chromium listens on and a function that ends it.
async function startChromium() {
	const profile = await mkdtemp(path.join(tmpdir(), "lighthouse-"));
	const child = spawn("/usr/bin/chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
	const port = await new Promise((resolve, reject) => {
		let said = "";
		child.on("error", reject);
		child.stderr.on("data", (bytes) => {
			said += bytes;
			const found = /ws:\/\/[^:]+:(\d+)/.exec(said);
			if (found)
				resolve(Number(found[1]));
		});
	});
	const end = async () => {
		child.kill();
		await new Promise((resolve) => child.once("exit", resolve));
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	return { port, end };
}

async function judge(url, port) {
	const { lhr } = await lighthouse(url, { port, logLevel: "error", output: "json" }, {
		extends: "lighthouse:default",
		settings: { onlyCategories: [...FULL, "performance"], skipAudits: SKIPPED },
	});
	const problems = [];

	for (const category of FULL) {
		const { score, auditRefs } = lhr.categories[category];
		if (score === 1)
			continue;
		problems.push(`${category}: ${Math.round(score * 100)}`, ...auditRefs.map((one) => lhr.audits[one.id])
			.filter((one) => one.score !== null && one.score < 1).map((one) => `${one.id}: ${one.title}`));
	}
	console.log(`# lighthouse: ${url}: performance ${Math.round(lhr.categories.performance.score * 100)}`);
	return problems;
}

const folder = path.resolve(process.argv[2]), { port, end } = await startChromium();
const { server, url } = await serve(folder);

for (const { kind, path: name } of await pageKinds(folder))
	if (KINDS.includes(kind))
		await test(`lighthouse: ${kind} has full marks`, () => judge(new URL(name, url).href, port));
await end();
server.close();
server.closeAllConnections();
process.exitCode = status();
