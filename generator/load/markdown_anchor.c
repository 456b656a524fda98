#include "load/markdown_anchor.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

enum {
	NUMBER_DIGITS = 2, /* more are a year or a quantity */
	IDEOGRAPHIC_SPACE = 0x3000,
};

/* ---- section numbers ---- */

/* A text being read from its front. */
struct reader {
	struct str text;
	size_t at;
};

static bool
take(struct reader *reader, struct str word)
{
	if (!str_starts(str_slice(reader->text, reader->at, reader->text.len), word))
		return false;
	reader->at += word.len;
	return true;
}

/* Takes one of a NULL-ended list of words. */
static bool
take_any(struct reader *reader, const char *const *words)
{
	for (; *words; words++)
		if (take(reader, str_from(*words)))
			return true;
	return false;
}

static bool
take_blanks(struct reader *reader)
{
	static const char *const blanks[] = { " ", "\t", "\n", "\xE3\x80\x80", "\xC2\xA0", NULL };
	size_t from = reader->at;

	while (take_any(reader, blanks))
		continue;
	return reader->at > from;
}

static size_t
take_digits(struct reader *reader)
{
	size_t from = reader->at;

	while (
	    reader->at < reader->text.len && reader->text.at[reader->at] >= '0' && reader->text.at[reader->at] <= '9')
		reader->at++;
	return reader->at - from;
}

static bool
take_numeral(struct reader *reader)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "零",
		"〇", NULL };
	size_t from = reader->at;

	while (take_any(reader, numerals))
		continue;
	return reader->at > from;
}

/* "2.1 ", "3.", "3.3.1 ", "1．"; not "2021 年", "12所", "5G". */
static bool
take_decimal(struct reader *reader)
{
	static const char *const points[] = { ".", "．", NULL };
	static const char *const ends[] = { "、", ")", "）", NULL };
	bool marked = false;
	size_t digits = take_digits(reader);

	while (digits > 0 && digits <= NUMBER_DIGITS && take_any(reader, points)) {
		marked = true;
		digits = take_digits(reader);
	}
	if (digits > NUMBER_DIGITS)
		return false;
	marked |= take_any(reader, ends);
	return (marked || take_blanks(reader)) && reader->at > 0;
}

/* "一、", "十二．". */
static bool
take_chinese(struct reader *reader)
{
	static const char *const ends[] = { "、", "．", ".", NULL };

	return take_numeral(reader) && take_any(reader, ends);
}

/* "（三）", "(3)". */
static bool
take_bracketed(struct reader *reader)
{
	static const char *const opening[] = { "（", "(", NULL };
	static const char *const closing[] = { "）", ")", NULL };

	return take_any(reader, opening) && (take_numeral(reader) || take_digits(reader) > 0) &&
	       take_any(reader, closing);
}

/* "第二部分", "第3章". */
static bool
take_part(struct reader *reader)
{
	static const char *const parts[] = { "部分", "章", "节", "篇", "编", NULL };
	static const char *const ends[] = { "：", ":", "、", NULL };

	if (!take(reader, STR("第")) || (!take_numeral(reader) && take_digits(reader) == 0) || !take_any(reader, parts))
		return false;
	take_any(reader, ends);
	return true;
}

/* The length of the section number in front, with the blanks behind it. */
static size_t
number_length(struct str text)
{
	static bool (*const forms[])(struct reader *) = { take_decimal, take_chinese, take_bracketed, take_part };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct reader reader = { .text = text };

		if (!forms[i](&reader))
			continue;
		take_blanks(&reader);
		return reader.at;
	}
	return 0;
}

/* ---- slugs ---- */

static bool
is_blank(uint32_t character)
{
	return character == ' ' || (character >= '\t' && character <= '\r') || character == IDEOGRAPHIC_SPACE ||
	       character == 0xA0;
}

static struct str
slug_of(struct arena *arena, struct str text)
{
	struct strbuf slug = { 0 };
	bool blank = false;

	for (size_t offset = 0; offset < text.len;) {
		size_t from = offset;
		uint32_t character = utf8_next(text, &offset);

		blank |= is_blank(character);
		if (character != '-' && character != '_' && !utf8_is_word(character))
			continue;
		if (blank && slug.len > 0)
			strbuf_addc(&slug, '-');
		blank = false;
		strbuf_add(&slug, str_slice(text, from, offset));
	}
	return strbuf_take(arena, &slug);
}

struct str
anchor_slug(struct arena *arena, struct str text)
{
	struct str slug;

	text = str_trim(text);
	slug = slug_of(arena, str_slice(text, number_length(text), text.len));
	return slug.len > 0 ? slug : slug_of(arena, text);
}

bool
anchor_valid(struct str id)
{
	for (size_t offset = 0; offset < id.len;) {
		uint32_t character = utf8_next(id, &offset);

		if (character != '-' && character != '_' && character != '.' && !utf8_is_word(character))
			return false;
	}
	return id.len > 0;
}

size_t
anchor_find(struct str text, struct str *id)
{
	size_t end = text.len;
	size_t from = SIZE_MAX;

	while (end > 0 && (text.at[end - 1] == ' ' || text.at[end - 1] == '\t'))
		end--;
	if (end == 0 || text.at[end - 1] != '}')
		return SIZE_MAX;
	for (size_t at = end - 1; at > 0 && from == SIZE_MAX; at--)
		if (text.at[at - 1] == '{')
			from = at - 1;
	if (from == SIZE_MAX || text.at[from + 1] != '#')
		return SIZE_MAX;
	*id = str_slice(text, from + 2, end - 1);
	return from;
}

/* ---- the ids of a page ---- */

bool
anchors_claim(struct anchors *anchors, struct str id, struct place place, struct diags *diags)
{
	struct place *mine = arena_new(anchors->arena, struct place);

	*mine = place;
	if (map_add(&anchors->places, anchors->arena, id, mine))
		return true;
	diag_error(diags, "anchor-duplicate", place, diag_tr(diags, "the id '%.*s' is there twice", "标识“%.*s”重复"),
	    STR_ARG(id));
	diag_also(diags, *(struct place *)map_get(&anchors->places, id), "%s",
	    diag_tr(diags, "first here", "首次出现在此处"));
	return false;
}

/* stem-2, stem-3 …: the first that is free. `counters` remembers how far each stem
 * has got, so that a thousand equal headings take a thousand steps. */
static struct str
id_numbered(const struct anchors *anchors, struct map *counters, struct str stem)
{
	size_t *counter = map_get(counters, stem);
	struct str id;

	if (!counter) {
		counter = arena_new(anchors->arena, size_t);
		*counter = 1;
		map_add(counters, anchors->arena, stem, counter);
	}
	do
		id = str_format(anchors->arena, "%.*s-%zu", STR_ARG(stem), ++*counter);
	while (map_has(&anchors->places, id));
	return id;
}

static struct str
id_free(const struct anchors *anchors, struct map *counters, const struct heading *heading, struct str parent)
{
	struct str id = anchor_slug(anchors->arena, heading->text);

	if (id.len == 0)
		id = STR("heading");
	if (!map_has(&anchors->places, id))
		return id;
	if (parent.len > 0)
		id = str_format(anchors->arena, "%.*s-%.*s", STR_ARG(parent), STR_ARG(id));
	return map_has(&anchors->places, id) ? id_numbered(anchors, counters, id) : id;
}

void
anchors_complete(struct anchors *anchors, struct heading *headings, size_t count)
{
	struct str open[HEADING_LEVEL_LAST + 1] = { STR_NONE }; /* the ids of the headings we stand under, by level */
	struct map counters = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct heading *heading = &headings[i];
		struct str parent = STR_NONE;

		for (unsigned level = HEADING_LEVEL_FIRST; level < heading->level; level++)
			if (open[level].len > 0)
				parent = open[level];
		if (heading->id.len == 0) {
			heading->id = id_free(anchors, &counters, heading, parent);
			map_add(&anchors->places, anchors->arena, heading->id, &heading->place);
		}
		open[heading->level] = heading->id;
		for (unsigned level = heading->level + 1; level <= HEADING_LEVEL_LAST; level++)
			open[level] = STR_NONE;
	}
}

static int
compare_ids(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str *
anchors_sorted(const struct anchors *anchors, size_t *count)
{
	struct str *ids = arena_array(anchors->arena, struct str, anchors->places.count);

	for (size_t i = 0; i < anchors->places.count; i++)
		ids[i] = anchors->places.entries[i].key;
	*count = anchors->places.count;
	if (*count > 0)
		qsort(ids, *count, sizeof *ids, compare_ids);
	return ids;
}
