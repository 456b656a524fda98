#include "check/language.h"

/* Words that are always wrong: those of language_slips.c, and those of the site. */

enum { NEAR = 40 }; /* characters */

static void
add_words(struct matcher *matcher, const struct map *own)
{
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
look_at_wrong(const struct spoken *spoken, size_t from)
{
	const struct checker *checker = spoken->checker;
	const struct letters *tight = &spoken->tight;
	const struct match_word *word = matcher_at(&checker->lexicon->wrong, tight, from);
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
	const struct match_filter *filter = &spoken->checker->lexicon->filter;
	const struct letters tight = spoken->tight; /* at hand */
	size_t wrong = 0, term = 0;                 /* where to go on */

	for (size_t i = 0; i < tight.count; i++) {
		if (!match_may(filter, &tight, i))
			continue;
		if (i >= wrong)
			wrong = look_at_wrong(spoken, i);
		if (i >= term)
			term = term_take(state, spoken, i);
	}
}

void
language_words(const struct checker *checker)
{
	struct term_search terms = terms_begin(checker);

	spoken_each(checker, look_at_words, &terms);
	terms_tell(&terms, checker);
}

const struct lexicon *
lexicon_of(struct arena *arena, const struct site *dictionary)
{
	struct lexicon *lexicon = arena_new(arena, struct lexicon);

	lexicon->wrong.arena = lexicon->terms.arena = arena;
	lexicon->wrong.filter = lexicon->terms.filter = &lexicon->filter;
	add_words(&lexicon->wrong, &dictionary->words);
	terms_learn(&lexicon->terms);
	matcher_index(&lexicon->wrong);
	matcher_index(&lexicon->terms);
	traditional_learn(&lexicon->traditional);
	return lexicon;
}
