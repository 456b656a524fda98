// The search page. Scripts bring the parts of the index (generator/search/index.h), from a folder on disk too.
"use strict";

const PAGE = 10, BUDGET = 45000, FEW = 3, GRAM = 5, LEVELS = 4, NONE = 255;
const SHORT = 223, OTHER = 255, FREQUENT = 991, COMMA = /(?<=\d),(?=\d)/g;
const form = document.querySelector("#search"), box = document.querySelector("#results"), title = document.title;
const field = form.elements.q, filters = ["city", "year", "topic"].map((name) => form.elements[name]);
const told = box.querySelector("[role=status]"), list = box.querySelector("ol"), more = box.querySelector("button");
const parts = {}, arrived = {};
let core, version, run = 0, moved = 0; // bytes of files

async function inflate(data, length) {
	const bytes = new Uint8Array(length);
	let bits = 0, held = 0, size = 0;

	for (let i = 0; i < data.length; i++) {
		bits |= data.charCodeAt(i) - 0x3400 << held;
		for (held += 15; held > 7; held -= 8, bits >>= 8)
			bytes[size++] = bits;
	}
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

function qsiteSearch(name, made, data, length) {
	version ??= made;
	moved += 2 * data.length;
	if (made === version)
		arrived[name](inflate(data, length));
}

// What has not arrived once its script has run is missing or of another build.
function load(name) {
	return parts[name] ??= new Promise((resolve, reject) => {
		const script = document.createElement("script");

		arrived[name] = resolve;
		script.onload = script.onerror = reject;
		script.src = `search/${name}.js?${version || ""}`;
		document.head.append(script);
	});
}

function reader(bytes) {
	let at = 0;

	return function () {
		let number = 0, scale = 1;

		for (; bytes[at] > 127; scale *= 128)
			number += (bytes[at++] - 128) * scale;
		return number + bytes[at++] * scale;
	};
}

// Numbers, from `from` on stored as distances.
function sums(next, from = 0) {
	let last = 0;

	return Array.from({ length: next() }, (_, i) => last = next() + (i > from ? last : 0));
}

function readCore(bytes) {
	const next = reader(bytes), chars = sums(next, FREQUENT).map((point) => String.fromCodePoint(point));
	const [g, c, t] = [1, 2, 3].map(() => sums(next)), count = next();

	return { chars, ranks: new Map(chars.map((char, i) => [char, i])), g, c, t, count,
		facets: filters.map(() => Array.from({ length: count }, next)) };
}

function codeOf(char) {
	const rank = core.ranks.get(char), point = char.codePointAt(0);

	return rank < SHORT ? [rank + 1] : rank >= SHORT ? [SHORT + 1 + (rank - SHORT >> 8), rank - SHORT & 255] :
		[OTHER, point >> 16, point >> 8 & 255, point & 255];
}

// The last part that begins at or before the key.
const partOf = (keys, key) => keys.findLastIndex((first) => first <= key);

// Each document's level for grams that begin so. Beginnings that reach over several parts have their own lists.
async function lookUp(start) {
	const levels = new Uint8Array(core.count).fill(NONE), space = 256 ** (GRAM - start.length);
	const first = start.reduce((gram, byte) => gram * 256 + byte, 0) * space, part = partOf(core.g, first);
	const isOne = part === partOf(core.g, first + space - 1), last = isOne ? first + space - 1 : first;
	const bytes = await load(isOne ? "g" + part : "c" + partOf(core.c, first)), next = reader(bytes);
	const grams = sums(next), counts = grams.map(next), total = counts.reduce((sum, count) => sum + count, 0);
	const packed = bytes.subarray(bytes.length - Math.ceil(total / 4));
	let at = 0;

	grams.forEach((gram, i) => {
		for (let doc = 0, end = at + counts[i]; at < end; at++) {
			doc += next();
			if (gram >= first && gram <= last)
				levels[doc] = Math.min(levels[doc], packed[at >> 2] >> at % 4 * 2 & 3);
		}
	});
	return levels;
}

// Looks up the rarest gram of a term; `rest` are the others, far ones first.
async function findTerm(term) {
	const codes = Array.from(term, codeOf), rarity = ({ gram }) => gram.reduce((product, byte) => product * (byte + 1), 1);
	const [first, ...rest] = codes.map((_, at) => ({ at, gram: codes.slice(at).flat().slice(0, GRAM) }))
		.filter(({ at, gram }) => at === 0 || gram.length >= GRAM - 1).sort((a, b) => rarity(b) - rarity(a));
	const isNear = ({ at }) => Math.abs(at - first.at) < FEW;

	return { levels: await lookUp(first.gram), rest: rest.sort((a, b) => isNear(a) - isNear(b)),
		exact: codes.flat().length <= GRAM };
}

async function readDocument(doc) {
	const part = partOf(core.t, doc), bytes = await load("t" + part), groups = [[]];
	let line = "";

	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];

		if (byte === OTHER)
			line += String.fromCodePoint(bytes[++at] << 16 | bytes[++at] << 8 | bytes[++at]);
		else if (byte > 0)
			line += core.chars[byte > SHORT ? SHORT + (byte - SHORT - 1 << 8) + bytes[++at] : byte - 1];
		else if (!line)
			groups.push([]);
		else
			line = groups[groups.length - 1].push(line) && "";
	}
	const [[path, ...name], ...texts] = groups.slice(LEVELS * (doc - core.t[part])).slice(0, LEVELS);
	return { doc, path, lines: [name, ...texts] };
}

// As generator/search/fold.c does. Only commas change places.
const narrow = (text) => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize("NFKC"))
	.replace(/[A-Z]+/g, (big) => big.toLowerCase());
const fold = (text) => narrow(text).replace(COMMA, "");

// The whole query first, then by level.
const inOrder = (a, b) => a.rank - b.rank || a.doc - b.doc;

async function find({ terms, facets }) {
	const [whole, ...found] = await Promise.all([terms.join(""), ...terms].map(findTerm)), left = [];

	for (let doc = 0; doc < core.count; doc++) {
		const level = Math.max(...found.map(({ levels }) => levels[doc]));

		if (level < NONE && facets.every((wanted, i) => !wanted || core.facets[i][doc] === wanted))
			left.push({ doc, rank: level + (whole.levels[doc] < NONE ? 0 : LEVELS) });
	}
	const exact = found.every((one) => one.exact);
	return { left: left.sort(inOrder), exact, doubt: !exact, rest: found.flatMap((one) => one.rest) };
}

// The next result. Grams say only that a document could have a long term: its text decides. One more gram is asked
// first, and whenever a text has not what they promised.
async function take(state, terms) {
	while (state.left.length > 0) {
		if (state.doubt && state.rest.length > 0 && state.left.length > FEW) {
			const levels = await lookUp(state.rest.shift().gram);

			state.left = state.left.filter(({ doc }) => levels[doc] < NONE).map(({ doc, rank }) =>
				({ doc, rank: Math.max(rank, (rank & LEVELS) + levels[doc]) })).sort(inOrder);
			state.doubt = false;
			continue;
		}
		const found = await readDocument(state.left.shift().doc), text = fold(found.lines.flat().join("\n"));

		state.doubt = !state.exact && !terms.every((term) => text.includes(term));
		if (!state.doubt)
			return found;
	}
}

function element(name, ...children) {
	const made = document.createElement(name);

	made.append(...children);
	return made;
}

// For narrow texts, which have their commas still.
const patternOf = (terms) => RegExp(terms.map((term) => term.replace(/\W/g, "\\$&").replace(/\d(?=\d)/g, "$&,?"))
	.sort((a, b) => b.length - a.length).join("|"), "g");

function marked(name, text, pattern) {
	const made = element(name);
	let from = 0;

	for (const { 0: found, index } of narrow(text).matchAll(pattern)) {
		made.append(text.slice(from, index), element("mark", text.slice(index, index + found.length)));
		from = index + found.length;
	}
	made.append(text.slice(from));
	return made;
}

// Of the line with most of the terms the sentence around the first one.
function sentence([, headings, text, around], terms, pattern) {
	const hits = (line) => terms.filter((term) => fold(line).includes(term)).length;
	const line = [...text, ...headings, ...around].reduce((a, b) => hits(b) > hits(a) ? b : a, text[0] || "");
	const [{ 0: first, index }] = [...narrow(line).matchAll(pattern), { 0: "", index: 0 }], end = index + first.length;
	const from = line.slice(0, index).search(/[^。；！？]{0,40}$/), to = end + line.slice(end).match(/^[^。；！？]{0,80}.?/)[0].length;

	return (from > 0 ? "…" : "") + line.slice(from, to) + (to < line.length ? "…" : "");
}

function show({ doc, path, lines }, { terms, pattern }) {
	const link = marked("a", lines[0][0] || path, pattern);
	const about = filters.map(({ options }, i) => core.facets[i][doc] && options[core.facets[i][doc]].text);

	link.href = path;
	list.append(element("li", element("h2", link), element("div", about.filter(Boolean).join(" · ")),
		marked("p", sentence(lines, terms, pattern), pattern)));
}

// A comma beside a digit at an end may be one that goes.
function readQuery() {
	const asked = new URLSearchParams(location.search);

	field.value = asked.get("q") || "";
	for (const filter of filters) {
		filter.value = asked.get(filter.name) || "";
		filter.selectedIndex = Math.max(0, filter.selectedIndex);
	}
	const terms = fold(field.value).split(/\s+/).map((term) => term.replace(/^,(?=\d)|(?<=\d),$/g, "")).filter(Boolean);

	return { terms, pattern: patternOf(terms), facets: filters.map((filter) => filter.selectedIndex) };
}

// Shows a page of results, fewer when they cost much: the button has more.
async function showMore(state, query, event) {
	const shown = list.children.length, textOf = ({ doc }) => "t" + partOf(core.t, doc);
	const isCheap = () => moved < (list.children.length < shown + FEW ? 2 : 1) * BUDGET ||
		state.exact && parts[textOf(state.left[0])];

	told.textContent = "";
	more.hidden = true;
	moved *= !event;
	if (state.exact)
		state.left.slice(0, FEW).map(textOf).forEach(load);
	do {
		const found = await take(state, query.terms);

		if (query.run !== run)
			return;
		if (found)
			show(found, query);
	} while (state.left.length > 0 && list.children.length < shown + PAGE && isCheap());
	const left = state.left.length, count = left + list.children.length;

	more.hidden = left === 0;
	told.textContent = box.dataset[count === 0 ? "none" : left && !state.exact ? "most" : "found"].replace("{count}", count);
	if (event)
		list.children[shown]?.querySelector("a").focus();
}

async function search() {
	const query = { ...readQuery(), run: ++run };
	const orFail = (asked) => asked.catch(() => query.run === run && (told.textContent = box.dataset.failed));

	list.textContent = told.textContent = "";
	more.hidden = true;
	moved = 0;
	document.title = field.value ? `${field.value}｜${title}` : title;
	if (query.terms.length > 0)
		await orFail(load("core").then(async (bytes) => {
			core ??= readCore(bytes);
			const state = await find(query);

			more.onclick = (event) => orFail(showMore(state, query, event));
			await more.onclick();
		}));
}

function go(event) {
	const asked = "?" + new URLSearchParams([...new FormData(form)].filter(([, value]) => value));

	event.preventDefault();
	if (asked !== location.search)
		history.pushState(null, "", asked);
	search();
}

// Arrows go through the results, Esc goes back at once; Enter is the link's own.
function move(event) {
	const links = [field, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
	const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at > 0 ? 0 : -1 }[event.key];

	if (at >= 0 && links[to] && !event.isComposing) {
		event.preventDefault();
		links[to].focus();
	}
}

form.hidden = box.hidden = false;
form.addEventListener("submit", go);
filters.forEach((filter) => filter.addEventListener("change", go));
document.addEventListener("keydown", move);
window.addEventListener("popstate", search);
search();
if (!field.value)
	field.focus();
