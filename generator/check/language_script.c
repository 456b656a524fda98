#include "check/language.h"

#include "base/utf8.h"

#include <string.h>

/* Characters that do not belong: words of another language, traditional forms, characters
 * that only one font has, digits of two widths. */

enum { FOREIGN_MIN = 4, REPLACEMENT = 0xFFFD, WIDE_PLUS = 0xFF0B };

/* ---- words of another language ---- */

/* Lower-case words that Chinese texts use as they are. */
static bool
is_borrowed(struct str word)
{
	static const char *const known[] = { "android", "arduino", "blog", "canva", "css", "docker", "email", "epub",
		"excel", "github", "hadoop", "html", "http", "https", "java", "javascript", "json", "kwh", "linux",
		"live", "logo", "mail", "matlab", "maya", "mysql", "node", "office", "photoshop", "php", "premiere",
		"python", "scratch", "spark", "spring", "steam", "unity", "vlog", "webp", "wifi", "word", "xlsx",
		"docx", "pptx", "yaml", "qsite", "markdown", "plus" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(word, str_from(known[i])))
			return true;
	return false;
}

/* Set in Markdown as code, where names of files and keys stand. */
static bool
is_code(struct place place)
{
	return place.source && place.offset > 0 && place.offset <= place.source->text.len &&
	       place.source->text.at[place.offset - 1] == '`';
}

static bool
is_lower(uint32_t code)
{
	return code >= 'a' && code <= 'z';
}

static void
look_at_latin(const struct spoken *spoken, size_t from, size_t to)
{
	const struct letters *letters = &spoken->letters;
	struct str word = spoken_text(spoken, from, to);

	if (to - from < FOREIGN_MIN || is_borrowed(word) || is_code(spoken_place(spoken, from, to)))
		return;
	if (!utf8_is_han(letter_at(letters, letters_before(letters, from))) ||
	    !utf8_is_han(letter_at(letters, letters_next(letters, to))))
		return;
	for (size_t i = from; i < to; i++)
		if (!is_lower(letters->items[i].code))
			return;
	checker_find(spoken->checker, "word-foreign", spoken_place(spoken, from, to),
	    diag_tr(spoken->checker->diags, "the foreign word '%.*s' is left in the Chinese text",
		"中文中残留外文单词“%.*s”"),
	    STR_ARG(word));
}

/* ---- characters ---- */

struct scripts {
	struct places wide, narrow; /* digits */
	size_t han;
	struct map traditional; /* character -> struct old_form */
};

struct old_form {
	struct str text;
	uint32_t simplified;
	struct places places;
};

static void
add_traditional(struct scripts *scripts, const struct spoken *spoken, size_t at, uint32_t simplified)
{
	struct arena *arena = spoken->checker->arena;
	struct str text = spoken_text(spoken, at, at + 1);
	struct old_form *form = map_get(&scripts->traditional, text);

	if (!form) {
		form = arena_new(arena, struct old_form);
		form->text = text;
		form->simplified = simplified;
		map_add(&scripts->traditional, arena, text, form);
	}
	places_add(&form->places, spoken, at, at + 1);
}

static bool
is_private(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000 || code == REPLACEMENT;
}

/* Between digits: likely what became of the decimal point. */
static bool
is_in_number(const struct letters *letters, size_t at)
{
	return letter_is_digit(letter_at(letters, letters_before(letters, at))) &&
	       letter_is_digit(letter_at(letters, letters_next(letters, at + 1)));
}

/* In the figures of tables it is the business of the rules about tables. */
static bool
is_number_cell(const struct spoken *spoken, size_t at)
{
	return spoken->block->kind == PAPER_TABLE && is_in_number(&spoken->letters, at);
}

static void
find_private(const struct spoken *spoken, size_t at)
{
	const struct checker *checker = spoken->checker;
	unsigned code = spoken->letters.items[at].code;

	if (code == REPLACEMENT)
		checker_find(checker, "char-private", spoken_place(spoken, at, at + 1), "%s",
		    diag_tr(checker->diags, "a character was lost here", "此处丢失了一个字符"));
	else
		checker_find(checker, "char-private", spoken_place(spoken, at, at + 1),
		    diag_tr(checker->diags, "the character U+%04X belongs to one font and is shown by no other",
			"字符 U+%04X 是某一字体的自造字，其他字体不能显示"),
		    code);
	if (is_in_number(&spoken->letters, at))
		diag_hint(checker->diags, "%s",
		    diag_tr(checker->diags, "it may stand for the decimal point", "可能是小数点"));
}

/* １＋Ｘ is a name in any width. */
static bool
is_name(const struct letters *letters, size_t at)
{
	return letter_at(letters, letters_next(letters, at + 1)) == WIDE_PLUS;
}

static void
look_at_digit(struct scripts *scripts, const struct spoken *spoken, size_t at)
{
	const struct letters *letters = &spoken->letters;
	size_t to = at;
	struct places *list = letters->items[at].code > '9' ? &scripts->wide : &scripts->narrow;

	if (letter_is_digit(letter_at(letters, at - 1)) || is_name(letters, at))
		return;
	while (letter_is_digit(letter_at(letters, to)))
		to++;
	places_add(list, spoken, at, to);
}

static void
look_at_han(struct scripts *scripts, const struct spoken *spoken)
{
	const struct traditional_set *set = &spoken->checker->lexicon->traditional;
	const struct letter *items = spoken->letters.items;

	for (size_t i = 0, count = spoken->letters.count; i < count; i++)
		if (is_traditional(set, items[i].code))
			add_traditional(scripts, spoken, i, simplified_of(items[i].code));
}

/* A character that is no Chinese one. Returns where to go on. */
static size_t
look_at_sign(struct scripts *scripts, const struct spoken *spoken, size_t at)
{
	const struct letters *letters = &spoken->letters;
	uint32_t code = letters->items[at].code;
	size_t to = at;

	if (is_private(code) && !is_number_cell(spoken, at))
		find_private(spoken, at);
	else if (letter_is_digit(code))
		look_at_digit(scripts, spoken, at);
	while (letter_is_latin(letter_at(letters, to)))
		to++;
	if (to > at)
		look_at_latin(spoken, at, to);
	return to > at ? to : at + 1;
}

static void
look_at_scripts(void *state, const struct spoken *spoken)
{
	struct scripts *scripts = state;
	const struct letters *letters = &spoken->letters;
	size_t behind = 0; /* what has been looked at */

	look_at_han(scripts, spoken);
	scripts->han += letters->count;
	for (size_t k = 0; k < letters->sign_count; k++) {
		size_t i = letters->signs[k];

		if (utf8_is_han(letters->items[i].code))
			continue;
		scripts->han--;
		if (i >= behind)
			behind = look_at_sign(scripts, spoken, i);
	}
}

/* ---- what a document has as a whole ---- */

/* A document that has many is written in traditional characters. */
static void
tell_traditional(const struct checker *checker, const struct scripts *scripts)
{
	size_t count = 0;

	for (size_t i = 0; i < scripts->traditional.count; i++)
		count += ((struct old_form *)scripts->traditional.entries[i].value)->places.count;
	if (count > 20 && count * 20 > scripts->han)
		return;
	for (size_t i = 0; i < scripts->traditional.count; i++) {
		const struct old_form *form = scripts->traditional.entries[i].value;
		char simplified[4];
		struct str to = { simplified, utf8_encode(form->simplified, simplified) };

		checker_find(checker, "char-traditional", form->places.items[0],
		    diag_tr(checker->diags, "'%.*s' is a traditional character in simplified text; places: %zu",
			"简体文本中出现繁体字“%.*s”，共 %zu 处"),
		    STR_ARG(form->text), form->places.count);
		places_also(checker, &form->places);
		diag_hint(checker->diags, diag_tr(checker->diags, "write '%.*s'", "应为“%.*s”"), STR_ARG(to));
	}
}

static void
tell_digits(const struct checker *checker, const struct scripts *scripts)
{
	const struct places *rare = scripts->wide.count <= scripts->narrow.count ? &scripts->wide : &scripts->narrow;

	if (rare->count == 0)
		return;
	checker_find(checker, "digit-wide", rare->items[0],
	    rare == &scripts->wide
		? diag_tr(checker->diags, "full-width figures in a document of half-width ones: %zu and %zu",
		      "全文以半角数字为主，却混有全角数字：%zu 处，半角 %zu 处")
		: diag_tr(checker->diags, "half-width figures in a document of full-width ones: %zu and %zu",
		      "全文以全角数字为主，却混有半角数字：%zu 处，全角 %zu 处"),
	    rare->count, rare == &scripts->wide ? scripts->narrow.count : scripts->wide.count);
	places_also(checker, rare);
}

void
language_scripts(const struct checker *checker)
{
	struct scripts scripts = { 0 };

	spoken_each(checker, look_at_scripts, &scripts);
	tell_traditional(checker, &scripts);
	tell_digits(checker, &scripts);
}
