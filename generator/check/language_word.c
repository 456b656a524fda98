#include "check/language.h"

/* Words that are always wrong: those of language_slips.c, and those of the site. */

enum { NEAR = 40 }; /* characters */

struct words {
	struct match_filter filter; /* of both */
	struct matcher wrong;
	struct term_search terms;
};

static void
add_words(const struct checker *checker, struct matcher *matcher)
{
	const struct map *own = &checker->dictionary->words;

	for (size_t i = 0; i < slip_count; i++)
		if (!map_has(own, str_from(slips[i].wrong)))
			matcher_add(matcher, str_from(slips[i].wrong), slips[i].except, i);
	for (size_t i = 0; i < own->count; i++) {
		const struct site_word *word = own->entries[i].value;

		if (word->right.len > 0)
			matcher_add(matcher, word->wrong, NULL, slip_count + i);
	}
}

static struct str
right_word(const struct checker *checker, size_t id)
{
	if (id < slip_count)
		return str_from(slips[id].right);
	return ((const struct site_word *)checker->dictionary->words.entries[id - slip_count].value)->right;
}

static bool
is_stop(uint32_t code)
{
	return code == 0x3002 || code == 0xFF1B; /* 。； */
}

/* Whether a word stands in the same sentence behind an index, not far off. */
static bool
is_followed(const struct letters *letters, size_t at, struct str word)
{
	for (size_t i = at; i < letters->count && i < at + NEAR && !is_stop(letters->items[i].code); i++)
		if (letters_match(letters, i, word))
			return true;
	return false;
}

static bool
is_led_by(const struct letters *letters, size_t at, struct str word)
{
	for (size_t i = at; i > 0 && at - i < NEAR && !is_stop(letters->items[i - 1].code); i--)
		if (letters_match(letters, i - 1, word))
			return true;
	return false;
}

/* The text speaks of the slip itself: “…”应为“…”. */
static bool
is_told_of(const struct letters *letters, size_t from, size_t to)
{
	static const struct str words[] = { { "应为“", 9 }, { "当为“", 9 }, { "应作“", 9 }, { "写作“", 9 },
		{ "印作“", 9 }, { "误作“", 9 }, { "之误", 6 } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_followed(letters, to, words[i]) || is_led_by(letters, from, words[i]))
			return true;
	return false;
}

static bool
is_right(const struct letters *letters, size_t from, const struct match_word *word)
{
	size_t to = from + word->characters;

	if (word->id < slip_count && slips[word->id].unless &&
	    is_followed(letters, to, str_from(slips[word->id].unless)))
		return true;
	return is_told_of(letters, from, to);
}

/* A wrong word that begins at an index. Returns where to go on. */
static size_t
look_at_wrong(struct words *words, const struct spoken *spoken, size_t from)
{
	const struct checker *checker = spoken->checker;
	const struct letters *tight = &spoken->tight;
	const struct match_word *word = matcher_at(&words->wrong, tight, from);
	size_t to = from + (word ? word->characters : 1);
	struct str found;

	if (!word || is_right(tight, from, word))
		return to;
	found = str_slice(spoken->passage->text.text, tight->items[from].from, tight->items[to - 1].to);
	checker_find(checker, "word-wrong",
	    passage_place(spoken->passage, tight->items[from].from, tight->items[to - 1].to),
	    diag_tr(checker->diags, "'%.*s' is a wrong word", "“%.*s”用字有误"), STR_ARG(found));
	diag_hint(checker->diags, diag_tr(checker->diags, "perhaps '%.*s'", "可能应为“%.*s”"),
	    STR_ARG(right_word(checker, word->id)));
	return to;
}

static void
look_at_words(void *state, const struct spoken *spoken)
{
	struct words *words = state;
	const struct letters tight = spoken->tight; /* at hand */
	size_t wrong = 0, term = 0;                 /* where to go on */

	for (size_t i = 0; i < tight.count; i++) {
		if (!match_may(&words->filter, &tight, i))
			continue;
		if (i >= wrong)
			wrong = look_at_wrong(words, spoken, i);
		if (i >= term)
			term = term_take(&words->terms, spoken, i);
	}
}

void
language_words(const struct checker *checker)
{
	struct words words = { 0 };

	words.wrong.arena = words.terms.matcher.arena = checker->arena;
	words.wrong.filter = words.terms.matcher.filter = &words.filter;
	add_words(checker, &words.wrong);
	terms_learn(&words.terms);
	spoken_each(checker, look_at_words, &words);
	terms_tell(&words.terms, checker);
}
