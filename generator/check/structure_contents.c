#include "check/structure.h"

/* The table of contents against the headings. A document may have several: of its
 * chapters, of its cases, of its tables. */

struct titled {
	const struct reading_block *block;
	size_t index; /* of the block */
	struct str words;
	bool labelled, listed;
	struct label label;
};

struct entry {
	const struct reading_block *block;
	struct label label;
	bool labelled;
	struct str words;
	struct titled *heading; /* that it stands for; NULL: none */
	size_t list;            /* which table of contents it is of */
};

struct contents {
	const struct checker *checker;
	struct {
		struct entry *items;
		size_t count, capacity;
	} entries;
	struct {
		struct titled *items;
		size_t count, capacity;
	} headings;
	struct map by_label, by_words;              /* -> struct titled */
	bool styles[LABEL_STYLES][LABEL_DEPTH + 1]; /* of labels that entries have */
	size_t last;                                /* block of the last entry */
};

static struct place
entry_place(const struct entry *entry)
{
	const struct passage *passage = &entry->block->passage;

	return passage_place(passage, 0, passage->text.text.len);
}

static struct place
heading_place(const struct titled *heading)
{
	const struct passage *passage = &heading->block->passage;

	return passage_place(passage, 0, passage->text.text.len);
}

/* ---- gathering ---- */

static bool
is_named(const struct label *label)
{
	return label->style >= LABEL_TABLE && label->style < LABEL_STYLES;
}

/* A list begins with other labels, or with the first number again. */
static bool
begins_list(const struct entry *last, const struct entry *entry)
{
	return is_named(&last->label) != is_named(&entry->label) ||
	       (is_named(&entry->label) && last->label.style != entry->label.style);
}

static void
add_entry(struct contents *contents, const struct reading_block *block)
{
	struct arena *arena = contents->checker->arena;
	struct entry *last = contents->entries.count > 0 ? &contents->entries.items[contents->entries.count - 1] : NULL;
	struct str text = block->passage.text.text;
	struct entry entry = { .block = block };

	entry.labelled = label_read(&entry.label, text, 0);
	entry.words = plain_words(arena, entry.labelled ? str_slice(text, entry.label.title, text.len) : text);
	entry.list = last ? last->list + begins_list(last, &entry) : 0;
	if (entry.labelled)
		contents->styles[entry.label.style][entry.label.depth] = true;
	*arena_push(arena, &contents->entries) = entry;
}

static void
add_heading(struct contents *contents, const struct reading_block *block, size_t index)
{
	struct arena *arena = contents->checker->arena;
	struct str text = block->passage.text.text;
	struct titled *heading = arena_push(arena, &contents->headings);

	heading->block = block;
	heading->index = index;
	heading->labelled = label_read(&heading->label, text, 0);
	heading->words = plain_words(arena, heading->labelled ? str_slice(text, heading->label.title, text.len) : text);
}

/* Headings and captions behind the table of contents, as long as the list does not move. */
static void
index_headings(struct contents *contents)
{
	struct arena *arena = contents->checker->arena;

	for (size_t i = 0; i < contents->headings.count; i++) {
		struct titled *heading = &contents->headings.items[i];

		if (heading->labelled)
			map_add(&contents->by_label, arena, label_key(arena, &heading->label), heading);
		map_add(&contents->by_words, arena, heading->words, heading);
	}
}

static void
gather(struct contents *contents)
{
	const struct reading *reading = contents->checker->reading;

	for (size_t i = 0; i < reading->count; i++) {
		const struct reading_block *block = &reading->items[i];

		if (block->kind == PAPER_CONTENTS) {
			add_entry(contents, block);
			contents->last = i;
		}
	}
	for (size_t i = contents->last + 1; contents->entries.count > 0 && i < reading->count; i++)
		if (reading->items[i].kind == PAPER_HEADING || reading->items[i].kind == PAPER_CAPTION)
			add_heading(contents, &reading->items[i], i);
	index_headings(contents);
}

/* ---- entries against headings ---- */

/* A line that was broken makes one of them the beginning of the other. */
static bool
is_cut(struct str a, struct str b)
{
	return str_starts(a, b) || str_starts(b, a);
}

static void
compare_words(const struct contents *contents, const struct entry *entry)
{
	const struct checker *checker = contents->checker;
	const struct titled *heading = entry->heading;

	if (str_eq(entry->words, heading->words) || entry->words.len == 0 || heading->words.len == 0)
		return;
	if (checker->reading->plain && is_cut(entry->words, heading->words))
		return;
	checker_find(checker, "contents-wording", entry_place(entry),
	    diag_tr(checker->diags, "the table of contents has '%.*s', the heading '%.*s'",
		"目录为“%.*s”，正文标题为“%.*s”"),
	    STR_ARG(entry->block->passage.text.text), STR_ARG(heading->block->passage.text.text));
	diag_also(checker->diags, heading_place(heading), "%s", diag_tr(checker->diags, "the heading", "正文标题"));
}

static void
find_no_heading(const struct contents *contents, const struct entry *entry)
{
	const struct checker *checker = contents->checker;
	struct titled *other = entry->words.len > 0 ? map_get(&contents->by_words, entry->words) : NULL;

	if (!entry->labelled && other)
		return;
	checker_find(checker, "contents-missing", entry_place(entry),
	    diag_tr(checker->diags, "no heading '%.*s' in the text", "正文没有标题“%.*s”"),
	    STR_ARG(entry->block->passage.text.text));
	if (!other)
		return;
	other->listed = true;
	diag_also(checker->diags, heading_place(other), "%s",
	    diag_tr(checker->diags, "the same words under another number", "文字相同，编号不同"));
}

static void
look_at_entry(struct contents *contents, struct entry *entry)
{
	struct arena *arena = contents->checker->arena;

	entry->heading = entry->labelled ? map_get(&contents->by_label, label_key(arena, &entry->label))
					 : map_get(&contents->by_words, entry->words);
	if (!entry->heading) {
		find_no_heading(contents, entry);
		return;
	}
	entry->heading->listed = true;
	if (entry->labelled)
		compare_words(contents, entry);
}

/* Headings of a kind that the table of contents has, but not this one. Captions and lists
 * of cases are left alone when there is no table of them. */
static void
look_at_heading(const struct contents *contents, const struct titled *heading)
{
	const struct checker *checker = contents->checker;
	const struct label *label = &heading->label;

	if (!heading->labelled || heading->listed || !contents->styles[label->style][label->depth])
		return;
	if (map_get(&contents->by_label, label_key(checker->arena, label)) != heading)
		return;
	checker_find(checker, "contents-missing", heading_place(heading),
	    diag_tr(checker->diags, "the heading '%.*s' is not in the table of contents", "目录中没有标题“%.*s”"),
	    STR_ARG(heading->block->passage.text.text));
}

/* ---- pages ---- */

static void
look_at_page(const struct contents *contents, const struct entry *last, const struct entry *entry)
{
	const struct checker *checker = contents->checker;

	if (last->list != entry->list || last->block->page <= entry->block->page)
		return;
	checker_find(checker, "contents-page", entry_place(entry),
	    diag_tr(checker->diags, "page %ld comes behind page %ld", "页码 %ld 排在页码 %ld 之后"), entry->block->page,
	    last->block->page);
	diag_also(checker->diags, entry_place(last), "%s", diag_tr(checker->diags, "the entry before", "前一条目"));
}

static void
look_at_pages(const struct contents *contents)
{
	const struct entry *last = NULL;

	for (size_t i = 0; i < contents->entries.count; i++) {
		const struct entry *entry = &contents->entries.items[i];

		if (entry->block->page < 0)
			continue;
		if (last)
			look_at_page(contents, last, entry);
		last = entry;
	}
}

/* ---- one table of contents against another ---- */

/* An entry of a list of cases or tables, and the entries of the main list whose headings
 * stand before and behind its own in the text. */
struct between {
	const struct entry *entry, *before, *behind;
};

static bool
is_main(const struct entry *entry)
{
	return !is_named(&entry->label) && entry->heading && entry->block->page >= 0;
}

/* Of a list of cases or tables, with a place in the text and a page. */
static bool
is_listed(const struct entry *entry)
{
	return is_named(&entry->label) && entry->heading && entry->block->page >= 0;
}

static bool
is_outside(const struct between *between)
{
	long page = between->entry->block->page;

	return (between->before && page < between->before->block->page) ||
	       (between->behind && page > between->behind->block->page);
}

static struct str
page_text(const struct checker *checker, const struct entry *entry)
{
	struct str text = entry->block->passage.text.text;
	struct str name = entry->labelled ? str_slice(text, entry->label.from, entry->label.mark_to) : text;

	return str_format(checker->diags->arena, diag_tr(checker->diags, "%.*s (page %ld)", "%.*s（第 %ld 页）"),
	    STR_ARG(name), entry->block->page);
}

static void
tell_outside(const struct checker *checker, const struct between *items, size_t count)
{
	const struct between *first = &items[0];
	const struct entry *next = first->behind ? first->behind : first->before;

	checker_find(checker, "contents-page", entry_place(first->entry),
	    diag_tr(checker->diags, "the pages of two tables of contents disagree, entries: %zu",
		"两份目录的页码不一致，涉及 %zu 个条目"),
	    count);
	diag_computation(checker->diags,
	    diag_tr(checker->diags, "%.*s stands in the text behind %.*s and before %.*s",
		"%.*s在正文中位于%.*s之后、%.*s之前"),
	    STR_ARG(page_text(checker, first->entry)),
	    STR_ARG(page_text(checker, first->before ? first->before : next)), STR_ARG(page_text(checker, next)));
	for (size_t i = 0; i < count; i++) {
		const struct entry *before = items[i].before ? items[i].before : items[i].behind;

		if (i > 0)
			diag_also(checker->diags, entry_place(items[i].entry), "%s",
			    diag_tr(checker->diags, "here too", "此处也是"));
		diag_also(checker->diags, entry_place(before), "%s",
		    diag_tr(checker->diags, "the other table of contents", "另一份目录"));
	}
}

/* Both lists in the order of the text: one walk. */
static void
look_at_lists(const struct contents *contents)
{
	const struct checker *checker = contents->checker;
	const struct entry *items = contents->entries.items;
	size_t count = contents->entries.count, at = 0;
	const struct entry *before = NULL;
	struct {
		struct between *items;
		size_t count, capacity;
	} outside = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct between between = { .entry = &items[i] };

		if (!is_listed(&items[i]))
			continue;
		while (at < count && (!is_main(&items[at]) || items[at].heading->index <= items[i].heading->index)) {
			before = is_main(&items[at]) ? &items[at] : before;
			at++;
		}
		between.before = before;
		between.behind = at < count ? &items[at] : NULL;
		if (is_outside(&between))
			*arena_push(checker->arena, &outside) = between;
	}
	if (outside.count > 0)
		tell_outside(checker, outside.items, outside.count);
}

void
structure_contents(const struct checker *checker)
{
	struct contents *contents = arena_new(checker->arena, struct contents);

	contents->checker = checker;
	gather(contents);
	for (size_t i = 0; i < contents->entries.count; i++)
		look_at_entry(contents, &contents->entries.items[i]);
	for (size_t i = 0; contents->entries.count > 0 && i < contents->headings.count; i++)
		look_at_heading(contents, &contents->headings.items[i]);
	look_at_pages(contents);
	look_at_lists(contents);
}
