// The search page. qsite writes the index (generator/search/index.h tells its bytes); its parts come by script elements,
// which a browser loads from a folder on disk too. What a page says becomes text nodes only.
(function () {
	"use strict";

	const PAGE = 10, BATCH = 3, AROUND = 40, FEW = 3, GRAM = 5, LEVELS = 4, NONE = 255, YEAR_ZERO = 1900;
	const SHORT = 223, LEAD = 224, OTHER = 255, FREQUENT = 991;
	const form = document.querySelector("#search"), box = document.querySelector("#results"), title = document.title;
	const field = form.elements.q, filters = ["city", "year", "topic"].map((name) => form.elements[name]);
	const told = box.querySelector("[role=status]"), list = box.querySelector("ol"), more = box.querySelector("button");
	// A screen is filled with results, up to a page of them; the others wait for the button.
	const seen = new IntersectionObserver((found) => found.some((one) => one.isIntersecting) && more.onclick());
	const parts = {};
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
		const stream = new DecompressionStream("deflate"), writer = stream.writable.getWriter();

		writer.write(bytes).catch(() => {});
		writer.close().catch(() => {});
		return new Response(stream.readable).arrayBuffer().then((buffer) => new Uint8Array(buffer));
	}

	window.qsiteSearch = function (name, made, data, length) {
		version = version || made;
		if (made === version)
			parts[name].resolve(inflate(data, length));
		else
			parts[name].reject();
	};

	function load(name) {
		parts[name] = parts[name] || {};
		parts[name].bytes = parts[name].bytes || new Promise((resolve, reject) => {
			const script = document.createElement("script");

			Object.assign(parts[name], { resolve, reject });
			script.onerror = reject;
			script.src = `search/${name}.js${version ? "?" + version : ""}`;
			document.head.append(script);
		});
		return parts[name].bytes;
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
		const codes = new Map(chars.map((char, i) =>
			[char, i < SHORT ? [i + 1] : [LEAD + (i - SHORT >> 8), i - SHORT & 255]]));
		const made = { chars, codes, g: sums(next), c: sums(next), t: sums(next), a: sums(next), count: next() };

		made.facets = filters.map(() => Array.from({ length: made.count }, next));
		return made;
	}

	// The last part that does not begin behind the key.
	function partOf(keys, key) {
		let low = 0, high = keys.length;

		while (high - low > 1) {
			const middle = low + high >> 1;

			[low, high] = keys[middle] <= key ? [middle, high] : [low, middle];
		}
		return low;
	}

	// ---- which documents have a term: a level for each, NONE for those that have it not ----

	function readPostings(bytes, first, last, levels) {
		const next = reader(bytes), grams = sums(next), counts = grams.map(next);
		const start = bytes.length - Math.ceil(counts.reduce((sum, count) => sum + count, 0) / 4);
		let at = 0;

		grams.forEach((gram, i) => {
			for (let doc = 0, end = at + counts[i]; at < end; at++) {
				doc += next();
				if (gram >= first && gram <= last)
					levels[doc] = Math.min(levels[doc], bytes[start + (at >> 2)] >> at % 4 * 2 & 3);
			}
		});
	}

	async function lookUp(bytes) {
		const levels = new Uint8Array(core.count).fill(NONE), space = Math.pow(256, GRAM - bytes.length);
		const first = bytes.reduce((gram, byte) => gram * 256 + byte, 0) * space;
		const from = partOf(core.g, first), to = partOf(core.g, first + space - 1), many = to - from > 1;
		const names = many ? ["c" + partOf(core.c, first)] : [...new Set([from, to])].map((part) => "g" + part);

		for (const part of await Promise.all(names.map(load)))
			readPostings(part, first, many ? first : first + space - 1, levels);
		return levels;
	}

	const both = (one, other) => one.map((level, doc) => Math.max(level, other[doc]));
	const count = (levels) => levels.filter((level) => level < NONE).length;

	// Looks up two grams of the term, those with the rarest characters, or one if that leaves few documents. `rest` are
	// the others, for when the two do not stand together in a document.
	async function findTerm(term) {
		const bytes = [], starts = [], covered = new Set(), grams = [], rest = [];
		let levels = new Uint8Array(core.count);

		for (const char of term) {
			const point = char.codePointAt(0);

			starts.push(bytes.length);
			bytes.push(...core.codes.get(char) || [OTHER, point >> 16, point >> 8 & 255, point & 255]);
		}
		const gram = (start) => bytes.slice(start, start + GRAM), last = starts.find((start) => start + GRAM >= bytes.length);
		const rarity = (start) => gram(start).reduce((sum, byte, i) =>
			sum + (starts.includes(start + i) ? Math.log(byte) + (byte < LEAD ? 0 : 2) : 0), 0);

		for (const start of starts.filter((start) => start <= last).sort((a, b) => rarity(b) - rarity(a))) {
			const own = gram(start).map((_, i) => start + i);

			(own.every((at) => covered.has(at)) ? rest : grams).push(gram(start));
			own.forEach((at) => covered.add(at));
		}
		rest.unshift(...grams.splice(2));
		for (const one of grams)
			if (count(levels) > FEW)
				levels = both(levels, await lookUp(one));
		return { levels, rest, exact: bytes.length <= GRAM };
	}

	// ---- texts ----

	// As generator/search/fold.c does; `map` tells where each character was.
	function fold(text) {
		const map = [], half = text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g,
			(wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, (big) => big.toLowerCase());
		const folded = half.replace(/[^]/g, (char, at) => {
			if (char === "," && /\d/.test(half[at - 1]) && /^\d{3}(?!\d)/.test(half.slice(at + 1, at + 5)))
				return "";
			map.push(at);
			return char;
		});

		return { folded, map };
	}

	function readTexts(bytes, kind) {
		const docs = [];
		let at = 0;

		function line() {
			let text = "";

			for (; bytes[at] > 0; at++) {
				const byte = bytes[at];

				if (byte < OTHER)
					text += core.chars[byte < LEAD ? byte - 1 : SHORT + (byte - LEAD << 8) + bytes[++at]];
				else
					text += String.fromCodePoint(bytes[++at] << 16 | bytes[++at] << 8 | bytes[++at]);
			}
			at++;
			return text;
		}

		function lines() {
			const group = [];

			for (let text = line(); text; text = line())
				group.push(text);
			return group;
		}

		while (at < bytes.length)
			docs.push(kind === "t" ? { path: line(), lines: [[line()], lines(), lines(), null] } : lines());
		return docs;
	}

	async function read(kind, doc) {
		const number = partOf(core[kind], doc), bytes = await load(kind + number), part = parts[kind + number];

		part.docs = part.docs || readTexts(bytes, kind);
		return part.docs[doc - core[kind][number]];
	}

	// A document, with what is around its text where that matters.
	async function readDocument(doc, query, level) {
		const found = await read("t", doc);

		if (level % LEVELS === LEVELS - 1 || rankOf(found, query) === NONE)
			found.lines[3] = await read("a", doc);
		return found;
	}

	// ---- ranking: the whole query as it stands first, then by level, then in the order of documents ----

	async function rank(query) {
		const ranks = Array.from({ length: 2 * LEVELS }, () => []), found = [];
		let whole = null;

		for (const term of query.terms)
			found.push(await findTerm(term));
		const levels = found.map((one) => one.levels).reduce(both);

		if (found.length > 1)
			whole = (await findTerm(query.whole)).levels;
		levels.forEach((level, doc) => {
			if (level < NONE && query.facets.every((wanted, i) => !wanted || core.facets[i][doc] === wanted))
				ranks[(!whole || whole[doc] < NONE ? 0 : LEVELS) + level].push(doc);
		});
		return { ranks, exact: found.length === 1 && found[0].exact, rest: [].concat(...found.map((one) => one.rest)) };
	}

	function rankOf({ lines }, query) {
		const folded = lines.map((group) => fold((group || []).join("\n")).folded);
		const levels = query.terms.map((term) => folded.findIndex((group) => group.includes(term)));

		return levels.includes(-1) ? NONE :
			Math.max(...levels) + (folded.some((group) => group.includes(query.whole)) ? 0 : LEVELS);
	}

	// The next results. Grams may say only that a document could have a long term: then its text decides, and when it has
	// not, one more gram is asked before the next text.
	async function take(state, query, wanted) {
		const taken = [], left = () => [].concat(...state.ranks);

		while (taken.length < wanted && left().length > 0) {
			left().slice(0, state.exact ? wanted - taken.length : 1).forEach((doc) => load("t" + partOf(core.t, doc)));
			const at = state.ranks.findIndex((docs) => docs.length > 0), doc = state.ranks[at].shift();
			const found = await readDocument(doc, query, at), real = state.exact ? at : rankOf(found, query);

			if (real > at && real < NONE)
				state.ranks[real] = [...state.ranks[real], doc].sort((a, b) => a - b);
			else if (real < NONE)
				taken.push([doc, found]);
			else if (state.rest.length > 0 && left().length > FEW) {
				const levels = await lookUp(state.rest.shift());

				state.ranks = state.ranks.map((docs) => docs.filter((other) => levels[other] < NONE));
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
		const { folded, map } = fold(text), marks = [], pieces = [];
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
	function sentence({ lines }, terms) {
		const hits = (line) => terms.filter((term) => fold(line).folded.includes(term)).length;
		const line = [...lines[2], ...lines[1], ...lines[3] || []].reduce((best, other) => hits(other) > hits(best) ? other : best, "") ||
			lines[2][0] || "";
		const { folded, map } = fold(line), at = map[Math.max(0, Math.min(...terms.map((term) => folded.indexOf(term))))];
		const from = Math.max(line.slice(0, at).search(/[^。；！？]*$/), at - AROUND);
		const rest = line.slice(at).match(/^[^。；！？]*[。；！？]?/)[0].slice(0, 2 * AROUND);

		return (from > 0 ? "…" : "") + line.slice(from, at) + rest + (at + rest.length < line.length ? "…" : "");
	}

	function show([doc, found], query) {
		const [city, year] = core.facets.map((facet) => facet[doc]), link = element("a");
		const about = [city && filters[0].options[city].text, year && YEAR_ZERO + year + box.dataset.year];

		link.href = found.path;
		link.append(...marked(found.lines[0][0] || found.path, query.terms));
		list.append(element("li", element("h2", link), element("p", about.filter(Boolean).join(" · ")),
			element("p", ...marked(sentence(found, query.terms), query.terms))));
	}

	function readQuery() {
		const asked = new URLSearchParams(location.search);

		field.value = asked.get("q") || "";
		for (const filter of filters)
			filter.value = [...filter.options].some((option) => option.value === asked.get(filter.name)) ? asked.get(filter.name) : "";
		const terms = fold(field.value).folded.split(/\s+/).filter(Boolean);

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
			core = core || readCore(await load("core"));
			const state = await rank(query);

			more.onclick = async function (event) {
				const shown = list.children.length, results = await take(state, query, shown < PAGE ? BATCH : PAGE);
				const left = state.ranks.reduce((sum, docs) => sum + docs.length, 0);

				if (mine !== run)
					return;
				results.forEach((result) => show(result, query));
				more.hidden = left === 0;
				told.textContent = box.dataset[!left && !list.firstChild ? "none" : left && !state.exact ? "most" : "found"]
					.replace("{count}", left + list.children.length);
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
