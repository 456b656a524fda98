// The search page. qsite writes the index (generator/search/index.h tells its bytes); its parts come by script elements,
// which a browser loads from a folder on disk too. What a page says becomes text nodes only.
(function () {
	"use strict";

	const PAGE = 10, BATCH = 3, AROUND = 40, FEW = 3, GRAM = 5, LEVELS = 4, NONE = 255, YEAR_ZERO = 1900;
	const SHORT = 223, OTHER = 255, FREQUENT = 991;
	const form = document.querySelector("#search"), box = document.querySelector("#results"), title = document.title;
	const field = form.elements.q, filters = ["city", "year", "topic"].map((name) => form.elements[name]);
	const told = box.querySelector("[role=status]"), list = box.querySelector("ol"), more = box.querySelector("button");
	// A screen is filled with results, up to a page of them; the others wait for the button.
	const seen = new IntersectionObserver((found) => found.some((one) => one.isIntersecting) && more.onclick());
	const parts = {}, arrived = {};
	let core, version, run = 0;

	// ---- the parts of the index ----

	function inflate(data, length) {
		const bytes = new Uint8Array(length);
		let bits = 0, held = 0, size = 0;

		for (let i = 0; i < data.length; i++) {
			bits |= data.charCodeAt(i) - 0x3400 << held;
			for (held += 15; held > 7; held -= 8, bits >>= 8)
				bytes[size++] = bits;
		}
		return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
	}

	window.qsiteSearch = function (name, made, data, length) {
		version ??= made;
		if (made === version)
			arrived[name](inflate(data, length));
	};

	// What did not arrive when the script has run is missing or of another build.
	function load(name, read) {
		return parts[name] ??= new Promise((resolve, reject) => {
			const script = document.createElement("script");

			arrived[name] = resolve;
			script.onload = script.onerror = reject;
			script.src = `search/${name}.js${version ? "?" + version : ""}`;
			document.head.append(script);
		}).then((buffer) => read(new Uint8Array(buffer)));
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

	// Numbers that are stored as distances from `from` on.
	function sums(next, from = 0) {
		let last = 0;

		return Array.from({ length: next() }, (_, i) => last = next() + (i > from ? last : 0));
	}

	function readCore(bytes) {
		const next = reader(bytes), chars = sums(next, FREQUENT).map((point) => String.fromCodePoint(point));
		const made = { chars, ranks: new Map(chars.map((char, i) => [char, i])), g: sums(next), c: sums(next), t: sums(next),
			a: sums(next), count: next() };

		made.facets = filters.map(() => Array.from({ length: made.count }, next));
		return made;
	}

	function codeOf(char) {
		const rank = core.ranks.get(char), point = char.codePointAt(0);

		return rank < SHORT ? [rank + 1] : rank >= SHORT ? [SHORT + 1 + (rank - SHORT >> 8), rank - SHORT & 255] :
			[OTHER, point >> 16, point >> 8 & 255, point & 255];
	}

	// The last part that does not begin behind the key.
	const partOf = (keys, key) => keys.findLastIndex((first) => first <= key);

	// ---- which documents have a term: a level for each, NONE for those that have it not ----

	function readPostings(bytes) {
		const next = reader(bytes), grams = sums(next), counts = grams.map(next), docs = [];
		const total = counts.reduce((sum, count) => sum + count, 0), start = bytes.length - Math.ceil(total / 4);

		for (const count of counts)
			for (let left = count, doc = 0; left > 0; left--)
				docs.push(doc += next());
		return { grams, counts, docs, level: (at) => bytes[start + (at >> 2)] >> at % 4 * 2 & 3 };
	}

	// A beginning of grams that reaches over several parts has a list of its own.
	async function lookUp(bytes) {
		const levels = new Uint8Array(core.count).fill(NONE), space = 256 ** (GRAM - bytes.length);
		const first = bytes.reduce((gram, byte) => gram * 256 + byte, 0) * space, part = partOf(core.g, first);
		const whole = part === partOf(core.g, first + space - 1), last = whole ? first + space - 1 : first;
		const { grams, counts, docs, level } = await load(whole ? "g" + part : "c" + partOf(core.c, first), readPostings);
		let at = 0;

		grams.forEach((gram, i) => {
			for (const end = at + counts[i]; at < end; at++)
				if (gram >= first && gram <= last)
					levels[docs[at]] = Math.min(levels[docs[at]], level(at));
		});
		return levels;
	}

	const both = (one, other) => one.map((level, doc) => Math.max(level, other[doc]));
	const isMany = (levels) => levels.filter((level) => level < NONE).length > FEW;

	// Looks up the rarest gram of a term, and another one, rather apart from it, if that leaves many documents. `rest` are
	// the others, for when the two do not stand together in a document.
	async function findTerm(term) {
		const codes = Array.from(term, codeOf), rarity = (gram) => gram.reduce((sum, byte) => sum + Math.log(byte + 1), 0);
		const grams = codes.map((code, at) => ({ at, bytes: codes.slice(at).flat().slice(0, GRAM) }))
			.filter(({ at, bytes }) => at === 0 || bytes.length >= GRAM - 1);
		const [first, ...rest] = grams.sort((a, b) => rarity(b.bytes) - rarity(a.bytes));
		const isNear = ({ at }) => Math.abs(at - first.at) < FEW;
		let levels = await lookUp(first.bytes);

		rest.sort((a, b) => isNear(a) - isNear(b));
		if (rest.length > 0 && isMany(levels))
			levels = both(levels, await lookUp(rest.shift().bytes));
		return { levels, rest, exact: codes.flat().length <= GRAM };
	}

	// ---- texts ----

	// As generator/search/fold.c does. Commas that go are all that changes the places of characters.
	const COMMA = /(?<=\d),(?=\d)/g;
	const narrow = (text) => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize("NFKC"))
		.replace(/[A-Z]+/g, (big) => big.toLowerCase());
	const fold = (text) => narrow(text).replace(COMMA, "");

	function placesOf(text) {
		const gone = Array.from(narrow(text).matchAll(COMMA), (comma) => comma.index);

		return [...Array(text.length).keys()].filter((at) => !gone.includes(at));
	}

	function readTexts(bytes) {
		const groups = [[]];
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
		return groups;
	}

	// The groups of lines of a document, which has `size` of them in a part of this kind.
	async function textOf(kind, doc, size) {
		const part = partOf(core[kind], doc), at = size * (doc - core[kind][part]);

		return (await load(kind + part, readTexts)).slice(at, at + size);
	}

	// A document, with what is around its text where that matters.
	async function readDocument({ doc, rank }, terms) {
		const [[path, ...name], ...texts] = await textOf("t", doc, 3), lines = [name, ...texts];

		if (rank % LEVELS === LEVELS - 1 || levelOf(lines, terms) === NONE)
			lines.push(...await textOf("a", doc, 1));
		return { doc, path, lines };
	}

	// ---- ranking: the whole query as it stands first, then by level, then in the order of documents ----

	const inOrder = (a, b) => a.rank - b.rank || a.doc - b.doc;

	async function find(query) {
		const [whole, ...found] = await Promise.all([query.whole, ...query.terms].map(findTerm)), left = [];

		found.map((one) => one.levels).reduce(both).forEach((level, doc) => {
			if (level < NONE && query.facets.every((wanted, i) => !wanted || core.facets[i][doc] === wanted))
				left.push({ doc, rank: level + (whole.levels[doc] < NONE ? 0 : LEVELS) });
		});
		return { left: left.sort(inOrder), exact: found.every((one) => one.exact), rest: found.flatMap((one) => one.rest) };
	}

	function levelOf(lines, terms) {
		const folded = lines.map((group) => fold(group.join("\n")));
		const levels = terms.map((term) => folded.findIndex((group) => group.includes(term)));

		return levels.includes(-1) ? NONE : Math.max(...levels);
	}

	// The next results. Grams may say only that a document could have a long term: then its text decides, and when it has
	// not, one more gram is asked before the next text.
	async function take(state, terms, wanted) {
		const taken = [];

		while (taken.length < wanted && state.left.length > 0) {
			if (state.exact)
				state.left.slice(0, wanted - taken.length).forEach(({ doc }) => textOf("t", doc, 3));
			const one = state.left.shift(), found = await readDocument(one, terms);
			const level = state.exact ? 0 : levelOf(found.lines, terms), rank = one.rank - one.rank % LEVELS + level;

			if (rank <= one.rank) {
				taken.push(found);
			} else if (level < NONE) {
				state.left = [...state.left, { ...one, rank }].sort(inOrder);
			} else if (state.rest.length > 0 && state.left.length > FEW) {
				const levels = await lookUp(state.rest.shift().bytes);

				state.left = state.left.filter(({ doc }) => levels[doc] < NONE);
			}
		}
		return taken;
	}

	// ---- what is shown ----

	function element(name, ...children) {
		const made = document.createElement(name);

		made.append(...children);
		return made;
	}

	function marked(text, terms) {
		const folded = fold(text), map = placesOf(text), marks = Array(text.length), pieces = [];
		let from = 0;

		for (const term of terms)
			for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
				marks.fill(true, map[at], map[at + term.length - 1] + 1);
		for (let i = 1; i <= text.length; i++)
			if (i === text.length || marks[i] !== marks[from]) {
				pieces.push(marks[from] ? element("mark", text.slice(from, i)) : text.slice(from, i));
				from = i;
			}
		return pieces;
	}

	// The line with most of the terms, from the text rather than from headings and what is around, as far as a
	// sentence goes around the first of them.
	function sentence([, headings, text, around = []], terms) {
		const hits = (line) => terms.filter((term) => fold(line).includes(term)).length;
		const line = [...text, ...headings, ...around].reduce((best, other) => hits(other) > hits(best) ? other : best,
			text[0] || "");
		const at = placesOf(line)[Math.max(0, Math.min(...terms.map((term) => fold(line).indexOf(term))))];
		const from = Math.max(line.slice(0, at).search(/[^。；！？]*$/), at - AROUND);
		const rest = line.slice(at).match(/^[^。；！？]*[。；！？]?/)[0].slice(0, 2 * AROUND);

		return (from > 0 ? "…" : "") + line.slice(from, at) + rest + (at + rest.length < line.length ? "…" : "");
	}

	function show({ doc, path, lines }, { terms }) {
		const [city, year] = core.facets.map((facet) => facet[doc]), link = element("a");
		const about = [city && filters[0].options[city].text, year && YEAR_ZERO + year + box.dataset.year];

		link.href = path;
		link.append(...marked(lines[0][0] || path, terms));
		list.append(element("li", element("h2", link), element("p", about.filter(Boolean).join(" · ")),
			element("p", ...marked(sentence(lines, terms), terms))));
	}

	// A comma at an end of a word, beside a digit, may be one of those that go.
	function readQuery() {
		const asked = new URLSearchParams(location.search);

		field.value = asked.get("q") || "";
		for (const filter of filters) {
			filter.value = asked.get(filter.name) || "";
			if (filter.selectedIndex < 0)
				filter.selectedIndex = 0;
		}
		const terms = fold(field.value).split(/\s+/).map((term) => term.replace(/^,(?=\d)|(?<=\d),$/g, "")).filter(Boolean);

		return { terms, whole: terms.join(""), facets: filters.map((filter, i) =>
			i === 1 ? filter.value && filter.value - YEAR_ZERO : filter.selectedIndex) };
	}

	async function search() {
		const mine = ++run, query = readQuery();

		list.textContent = told.textContent = "";
		more.hidden = true;
		document.title = field.value ? `${field.value}｜${title}` : title;
		if (query.terms.length === 0)
			return;
		try {
			core = await load("core", readCore);
			const state = await find(query);

			more.onclick = async function (event) {
				const shown = list.children.length, results = await take(state, query.terms, shown < PAGE ? BATCH : PAGE);

				if (mine !== run)
					return;
				results.forEach((result) => show(result, query));
				const left = state.left.length, total = left + list.children.length;

				more.hidden = left === 0;
				told.textContent = box.dataset[total === 0 ? "none" : left && !state.exact ? "most" : "found"]
					.replace("{count}", total);
				seen.disconnect();
				if (list.children.length < PAGE)
					seen.observe(more);
				if (event && results.length > 0)
					list.children[shown].querySelector("a").focus();
			};
			await more.onclick();
		} catch (error) {
			if (mine === run)
				told.textContent = box.dataset.failed;
		}
	}

	function go(event) {
		const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));

		event.preventDefault();
		history.pushState(null, "", "?" + asked);
		search();
	}

	// Arrows go from the field through the results and back, Esc goes back at once; Enter is the link's own.
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
})();
