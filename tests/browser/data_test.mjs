// The open data of a built site, read by tools that others wrote:
//
//     node data_test.mjs PUBLIC
//
// datapackage.json against datapackage.schema.json by ajv; every CSV file with the csv-metadata.json of its folder by
// rdf-parser-csvw, as a reader of CSV on the Web would; the linked data of pages by jsonld. No network: the contexts
// that these would fetch are given here, as far as we use their terms. Prints one line a test (see ../tools/tap.sh).

import Ajv from "ajv";
import { parse } from "csv-parse/sync";
import jsonld from "jsonld";
import CsvwParser from "rdf-parser-csvw";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";

const SHOWN_AT_MOST = 20;
const CSVW = "http://www.w3.org/ns/csvw";
const OBS_VALUE = "http://purl.org/linked-data/sdmx/2009/measure#obsValue";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const HOME = "https://csv.example/";

const folder = path.resolve(process.argv[2]);
const read = (name) => readFileSync(path.join(folder, name), "utf8");
const readJson = (name) => JSON.parse(read(name));
const namesBelow = (name, ending) => readdirSync(path.join(folder, name), { recursive: true })
	.filter((file) => file.endsWith(ending)).map((file) => path.posix.join(name, file)).sort();

// A CSV file as rows of texts, without its byte order mark.
const rowsOf = (name) => parse(read(name), { bom: true, record_delimiter: "\r\n" });

// ---- the data package ----

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addSchema(JSON.parse(readFileSync(new URL("datapackage.schema.json", import.meta.url), "utf8")), "package");

function violations(what, schema, value) {
	const validate = ajv.getSchema(schema);
	return validate(value) ? [] : validate.errors.map((error) => `${what}${error.instancePath}: ${error.message} ` +
		JSON.stringify(error.params));
}

function* packageProblems() {
	const data = readJson("data/datapackage.json");
	yield* violations("datapackage.json", "package", data);
	const names = data.resources.map((resource) => resource.name);
	if (new Set(names).size < names.length)
		yield "two resources have the same name";
	const described = data.resources.map((resource) => `data/${resource.path}`).sort();
	for (const name of namesBelow("data", ".csv"))
		if (!described.includes(name))
			yield `${name}: no resource`;
}

const LEXICAL = { string: /^/, year: /^-?\d{4,}$/, number: /^[+-]?(\d+\.?\d*|\.\d+)$/ };

function* cellProblems(where, field, cell, missing) {
	if (missing.includes(cell)) {
		if (field.constraints?.required)
			yield `${where}: '${field.name}' is required`;
		return;
	}
	if (!LEXICAL[field.type].test(cell))
		yield `${where}: '${cell}' is no ${field.type}`;
	if (field.constraints?.enum && !field.constraints.enum.includes(cell))
		yield `${where}: '${cell}' is none of ${field.constraints.enum}`;
}

function* resourceProblems(resource) {
	const schema = typeof resource.schema === "string" ? readJson(`data/${resource.schema}`) : resource.schema;
	yield* violations(resource.name, "package#/definitions/schema", schema);
	const [header, ...rows] = rowsOf(`data/${resource.path}`);
	if (header.join() !== schema.fields.map((field) => field.name).join())
		yield `${resource.path}: the header is not that of the schema`;
	for (const [number, row] of rows.entries())
		for (const [at, field] of schema.fields.entries())
			yield* cellProblems(`${resource.path}:${number + 2}`, field, row[at], schema.missingValues);
	const unit = schema.fields.findIndex((field) => field.rdfType?.endsWith("#unitMeasure"));
	if (resource.name.startsWith("indicator-") && rows.some((row) => row[unit] !== (resource.unit ?? "")))
		yield `${resource.path}: rows have another unit than '${resource.unit ?? ""}'`;
}

function* tableProblems() {
	for (const resource of readJson("data/datapackage.json").resources)
		yield* resourceProblems(resource);
}

// ---- CSV on the Web ----

// The terms of http://www.w3.org/ns/csvw that we use, as its context defines them.
const CSVW_CONTEXT = {
	csvw: `${CSVW}#`, xsd: XSD, dc: "http://purl.org/dc/terms/", schema: "http://schema.org/",
	tables: { "@id": "csvw:table", "@container": "@set" }, url: { "@id": "csvw:url", "@type": "@id" },
	dialect: { "@id": "csvw:dialect", "@type": "@id" }, encoding: { "@id": "csvw:encoding", "@language": null },
	lineTerminators: { "@id": "csvw:lineTerminators", "@language": null },
	header: { "@id": "csvw:header", "@type": "xsd:boolean" }, tableSchema: { "@id": "csvw:tableSchema", "@type": "@id" },
	columns: { "@id": "csvw:column", "@container": "@list" }, name: { "@id": "csvw:name", "@language": null },
	titles: "csvw:title", null: { "@id": "csvw:null", "@language": null },
	datatype: { "@id": "csvw:datatype", "@type": "@vocab" }, required: { "@id": "csvw:required", "@type": "xsd:boolean" },
	propertyUrl: { "@id": "csvw:propertyUrl", "@type": "csvw:uriTemplate" },
	string: "xsd:string", decimal: "xsd:decimal", gYear: "xsd:gYear",
};
const SCHEMA_CONTEXT = { "@vocab": "https://schema.org/" };

async function contextOf(url) {
	const known = { [CSVW]: CSVW_CONTEXT, "https://schema.org/": SCHEMA_CONTEXT };
	if (!known[url])
		throw new Error(`wants ${url}`);
	return { documentUrl: url, document: { "@context": known[url] } };
}

// What rdf-parser-csvw wants of a set of quads.
class Quads {
	constructor(quads) {
		this.quads = quads;
	}

	match(subject, predicate) {
		const is = (term, wanted) => !wanted || (term.termType === wanted.termType && term.value === wanted.value);
		return new Quads(this.quads.filter((quad) => is(quad.subject, subject) && is(quad.predicate, predicate)));
	}

	[Symbol.iterator]() {
		return this.quads[Symbol.iterator]();
	}
}

// Terms of jsonld have no method to compare them.
function asTerm(term) {
	return { ...term, equals: (other) => other.termType === term.termType && other.value === term.value,
		datatype: term.datatype && asTerm(term.datatype) };
}

async function quadsOf(name) {
	const quads = await jsonld.toRDF(readJson(name), { base: HOME + name, documentLoader: contextOf, safe: true });
	return new Quads(quads.map((quad) => ({ subject: asTerm(quad.subject), predicate: asTerm(quad.predicate),
		object: asTerm(quad.object) })));
}

async function* parsedCsv(name, metadata) {
	yield* new CsvwParser({ metadata, baseIRI: HOME + name }).import(Readable.from([readFileSync(path.join(folder, name))]));
}

async function* valuesProblems(name, metadata) {
	const [header, ...rows] = rowsOf(name);
	const at = readJson("data/csv-metadata.json").tableSchema.columns.findIndex((column) => column.propertyUrl === OBS_VALUE);
	const expected = rows.map((row) => row[at]).filter((cell) => cell !== "");
	const actual = [];
	let count = 0;
	for await (const quad of parsedCsv(name, metadata)) {
		count += quad.predicate.value === `${CSVW}#row`;
		if (quad.predicate.value === OBS_VALUE)
			actual.push(quad.object);
		else if (quad.predicate.value.startsWith(`${HOME}${name}#`) && !quad.predicate.value.includes("row="))
			if (!/#[a-z_]+$/.test(quad.predicate.value))
				yield `${name}: a column is not described: ${decodeURI(quad.predicate.value)}`;
	}
	if (count !== rows.length)
		yield `${name}: ${count} rows are read, there are ${rows.length}`;
	if (actual.map((term) => term.value).join() !== expected.join())
		yield `${name}: other values are read than '${header[at]}' has`;
	if (actual.some((term) => term.datatype.value !== `${XSD}decimal`))
		yield `${name}: a value is no decimal`;
}

async function* metadataProblems(name) {
	const metadata = readJson(name), quads = await quadsOf(name), base = path.posix.dirname(name);
	const described = metadata.tables.map((table) => path.posix.join(base, table.url));
	const titles = metadata.tableSchema.columns.map((column) => column.titles).join();
	const here = readdirSync(path.join(folder, base)).filter((file) => file.endsWith(".csv"))
		.map((file) => path.posix.join(base, file)).sort();
	if (described.slice().sort().join() !== here.join())
		yield `${name}: describes ${described.length} tables, there are ${here.length}`;
	if (metadata.tableSchema.columns.some((column) => !/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(column.name)))
		yield `${name}: a column's name cannot be a variable of a URI template`;
	for (const file of described) {
		if (rowsOf(file)[0].join() !== titles)
			yield `${file}: the header has other titles than ${name}`;
		yield* valuesProblems(file, quads);
	}
}

async function* csvwProblems() {
	const folders = new Set(namesBelow("data", ".csv").map((name) => path.posix.dirname(name)));
	for (const base of folders)
		yield* metadataProblems(`${base}/csv-metadata.json`);
}

// ---- linked data of pages ----

// schema.org's properties that we use, by the type of what has them.
const PROPERTIES = {
	Dataset: "name url inLanguage isAccessibleForFree license alternateName description identifier version " +
		"variableMeasured creator publisher spatialCoverage temporalCoverage isBasedOn distribution includedInDataCatalog",
	Report: "name url inLanguage isAccessibleForFree license datePublished author publisher about spatialCoverage " +
		"temporalCoverage isBasedOn sameAs isPartOf hasPart",
	PropertyValue: "propertyID name unitText", Organization: "name", WebSite: "name", DataCatalog: "name url",
	AdministrativeArea: "name identifier containedInPlace", DataDownload: "encodingFormat contentUrl",
};
const REQUIRED = {
	Dataset: "name description distribution", Report: "name", DataDownload: "encodingFormat contentUrl",
	AdministrativeArea: "name", Organization: "name", PropertyValue: "name", DataCatalog: "name url", WebSite: "name",
};
const ROOT_REQUIRED = {
	Dataset: "url license variableMeasured creator publisher includedInDataCatalog",
	Report: "url license inLanguage publisher about spatialCoverage hasPart",
};
const TERM = "https://schema.org/";
const SCRIPT = /<script type="application\/ld\+json">([^]*?)<\/script>/g;

function* nodeProblems(where, node) {
	const type = node["@type"]?.[0]?.replace(TERM, "");
	if (!PROPERTIES[type]) {
		yield `${where}: a node of type ${type}`;
		return;
	}
	const has = Object.keys(node).filter((key) => !key.startsWith("@")).map((key) => key.replace(TERM, ""));
	for (const name of has)
		if (!PROPERTIES[type].split(" ").includes(name))
			yield `${where}: ${type} has ${name}`;
	for (const name of REQUIRED[type].split(" "))
		if (!has.includes(name))
			yield `${where}: ${type} has no ${name}`;
	for (const values of Object.values(node).filter(Array.isArray))
		for (const value of values.filter((one) => one["@type"] && one["@value"] === undefined))
			yield* nodeProblems(where, value);
}

// What stands in a file of the site under its address.
function fileOf(url, home) {
	const inside = decodeURI(url.slice(home.length));
	return inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
}

function* addressProblems(where, text, home) {
	for (const [, key, url] of text.matchAll(/"(@id|url|contentUrl)": "([^"]*)"/g))
		if (url.startsWith(home) && !existsSync(path.join(folder, fileOf(url, home))))
			yield `${where}: ${key} leads to nothing: ${url}`;
}

async function* pageProblems(name, type) {
	const html = read(name), blocks = [...html.matchAll(SCRIPT)].map((match) => match[1]);
	const canonical = html.match(/<link rel="canonical" href="([^"]*)"/)[1];
	const home = canonical.slice(0, canonical.length - name.replace(/(^|\/)index\.html$/, "$1").length);
	if (blocks.length !== 1) {
		yield `${name}: ${blocks.length} blocks of linked data`;
		return;
	}
	if (blocks[0].includes("<"))
		yield `${name}: an unescaped '<'`;
	const [root] = await jsonld.expand(JSON.parse(blocks[0]), { documentLoader: contextOf, safe: true });
	if (root["@type"][0] !== TERM + type || root["@id"] !== canonical)
		yield `${name}: is said to be ${root["@type"]} ${root["@id"]}`;
	for (const property of ROOT_REQUIRED[type].split(" "))
		if (!root[TERM + property])
			yield `${name}: has no ${property}`;
	yield* nodeProblems(name, root);
	yield* addressProblems(name, blocks[0], home);
}

async function* pagesProblems(names, type) {
	for (const name of names)
		yield* pageProblems(name, type);
	if (names.length === 0)
		yield "there are no such pages";
}

// ---- all of it ----

async function say(name, problems) {
	const found = [];
	try {
		for await (const problem of problems)
			found.push(problem);
	} catch (error) {
		found.push(error.stack);
	}
	console.log(`${found.length ? "not ok" : "ok"} - data: ${name}`);
	found.slice(0, SHOWN_AT_MOST).forEach((problem) => console.log(`    ${problem.replaceAll("\n", "\n    ")}`));
	if (found.length > SHOWN_AT_MOST)
		console.log(`    and ${found.length - SHOWN_AT_MOST} more`);
	return found.length === 0;
}

const indicators = namesBelow("indicators", ".html").filter((name) => !name.endsWith("/index.html"));
const reports = namesBelow("data/reports", ".csv").map((name) => path.posix.basename(name, ".csv"))
	.map((name) => name.replace(/^(.*)-([^-]*)$/, "$1/$2/index.html"));
const results = [
	await say("datapackage.json is a Data Package 2.0 of every CSV file", packageProblems()),
	await say("every CSV file is as its Table Schema says", tableProblems()),
	await say("every CSV file is read as its folder's CSVW metadata say", csvwProblems()),
	await say("every indicator's page has a Dataset in its linked data", pagesProblems(indicators, "Dataset")),
	await say("every report's page has a Report in its linked data", pagesProblems(reports, "Report")),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
