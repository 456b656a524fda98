// What `qsite check` prints of documents:
//
//     node check_test.mjs QSITE DOCUMENTS PROOF
//
// Its JSON against check.schema.json by ajv; the quotes of its places against the documents; its text and its proof
// sheets, which are left in the folder PROOF, against its JSON. Prints one line a test (see ../tools/tap.sh).

import Ajv from "ajv";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const SHOWN_AT_MOST = 20;
const [qsite, documents, proof] = process.argv.slice(2).map((name) => path.resolve(name));
const names = readdirSync(documents).sort();
const validate = new Ajv({ strict: true, allErrors: true })
	.compile(JSON.parse(readFileSync(new URL("check.schema.json", import.meta.url), "utf8")));

function check(language, ...words) {
	const env = { PATH: process.env.PATH, LC_ALL: language };
	const done = spawnSync(qsite, ["check", ...words], { cwd: documents, env, encoding: "utf8", maxBuffer: 1 << 28 });
	if (done.status !== 0 && done.status !== 1)
		throw new Error(`qsite check ${words.join(" ")}: status ${done.status}: ${done.stderr}`);
	return { status: done.status, text: done.stdout };
}

// The characters from a line and column on, both from 1, as the document has them.
function textAt(name, line, column) {
	const text = readFileSync(path.join(documents, name), "utf8").replace(/^\uFEFF/, "");
	const lines = text.split("\n");
	return [[...lines[line - 1]].slice(column - 1).join(""), ...lines.slice(line)].join("\n");
}

function* placeProblems(finding) {
	for (const { path: name, line, column, quote } of finding.places)
		if (!textAt(name, line, column).startsWith(quote))
			yield `${name}:${line}:${column}: no '${quote}' [${finding.code}]`;
}

function* jsonProblems(name) {
	const first = check("C", "--format", "json", name), strict = check("C", "--format", "json", "--strict", name);
	const data = JSON.parse(first.text);
	if (!validate(data))
		yield* validate.errors.map((error) => `${error.instancePath}: ${error.message}`);
	if (first.text !== check("C", "--format", "json", name).text)
		yield "the second time it is another text";
	for (const finding of data.findings)
		yield* placeProblems(finding);
	for (const severity of ["error", "warning", "note"])
		if (data.findings.filter((finding) => finding.severity === severity).length !== data.counts[`${severity}s`])
			yield `counts.${severity}s is ${data.counts[`${severity}s`]}`;
	if (first.status !== Number(data.counts.errors > 0))
		yield `${data.counts.errors} errors, but status ${first.status}`;
	if (strict.status !== Number(data.counts.errors + data.counts.warnings > 0))
		yield `strict: status ${strict.status}`;
	if (JSON.parse(strict.text).counts.warnings !== 0)
		yield "strict: there are warnings";
}

// Every finding begins with "path:line:col: severity: text [code]".
function* textProblems(name) {
	const said = check("C", name).text.split("\n");
	for (const { code, severity, text, places } of JSON.parse(check("C", "--format", "json", name).text).findings) {
		const { path: file, line, column } = places[0];
		if (!said.includes(`${file}:${line}:${column}: ${severity}: ${text} [${code}]`))
			yield `not said: ${file}:${line}:${column}: ${severity}: ${text} [${code}]`;
	}
}

const escaped = (text) => text.replace(/[&<>"']/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
	"'": "&#39;" })[mark]);

function* sheetProblems(language, name, file) {
	const sheet = check(language, "--format", "html", name).text;
	const { findings } = JSON.parse(check(language, "--format", "json", name).text);
	writeFileSync(path.join(proof, file), sheet);
	if (sheet.split("<article ").length - 1 !== findings.length)
		yield `${findings.length} findings, but ${sheet.split("<article ").length - 1} on the sheet`;
	if (sheet.split('<input type="checkbox">').length !== sheet.split("<article ").length)
		yield "not every finding has a box to tick";
	for (const { text, computation, code } of findings)
		for (const part of [text, computation])
			if (!sheet.includes(escaped(part)))
				yield `not on the sheet: ${part} [${code}]`;
	if (/<script|<link|<img|\bon\w+=|url\(|https?:|javascript:/i.test(sheet.replace(/>[^<]*</g, "><")))
		yield "it has a script, or loads something";
}

let failures = 0;

function test(name, problems) {
	const found = [...problems];
	console.log(`${found.length > 0 ? "not ok" : "ok"} - ${name}`);
	for (const problem of found.slice(0, SHOWN_AT_MOST))
		console.log(`    ${problem}`);
	failures += found.length > 0;
}

function* emptyProblems() {
	if (names.every((name) => JSON.parse(check("C", "--format", "json", name).text).findings.length === 0))
		yield `nothing is found in ${names.join(", ")}`;
}

mkdirSync(proof, { recursive: true });
writeFileSync(path.join(proof, "index.html"), check("zh_CN.UTF-8", "--format", "html", ...names).text);
test("something is found", emptyProblems());
for (const name of names) {
	test(`json of ${name}`, jsonProblems(name));
	test(`text of ${name}`, textProblems(name));
	test(`proof sheet of ${name}, in English`, sheetProblems("C", name, `${name}-en.html`));
	test(`proof sheet of ${name}, in Chinese`, sheetProblems("zh_CN.UTF-8", name, `${name}-zh.html`));
}
process.exit(failures > 0 ? 1 : 0);
