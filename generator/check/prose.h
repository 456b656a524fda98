#ifndef QSITE_CHECK_PROSE_H
#define QSITE_CHECK_PROSE_H

#include "base/map.h"
#include "check/rule.h"

/* What the prose*.c files share; not for others. They work in layers:
 *
 *     prose_clause.c     clauses and sentences
 *     prose_words.c      words before and behind a figure, made comparable
 *     prose_scope.c      whose figure it is: the city's, a school's, the province's
 *     prose_about.c      its city, year and level of education
 *     prose_list.c       all figures of the document, with names, years and scopes
 *     prose_find.c       questions to that list
 *     prose_show.c       figures and computations in words
 *     prose_rate.c …     the rules, one topic a file
 *
 * All memory is the checker's arena. */

enum { PROSE_YEAR_FIRST = 1900, PROSE_YEAR_LAST = 2100 };
enum { PROSE_DEPTH = 6 }; /* of brackets; deeper ones count as this deep */

/* A piece of a passage between two marks. What stands in brackets is in clauses of its
 * own, inside the range of the clause that they interrupt. */
struct clause {
	const struct passage *passage;
	uint32_t from, to;
	uint32_t depth;          /* of brackets around it */
	uint32_t sentence, part; /* numbers that rise through the document: part ends at ；, too */
	uint32_t mark;           /* before it; 0: it begins the passage */
};

struct clause_list {
	struct clause *items;
	size_t count, capacity;
};

/* A figure and what it is the figure of. */
struct named {
	const struct passage *passage;
	const struct quantity *figure;
	size_t block, sentence, part;
	size_t clause;     /* index in the list of clauses; of a cell: SIZE_MAX */
	unsigned depth;    /* of brackets around it */
	struct str before; /* the words between the figure before it, or the begin of its clause, and it */
	struct str core;   /* words_core of them */
	struct str after;  /* the words behind it, up to a mark or a figure */
	struct str name;   /* of words, comparable: without what says how much, and whose it is; may be empty */
	struct str scope;  /* whose it is; empty: the document's own city */
	int year;          /* that is said of it; 0: none */
	bool cell;         /* of a table: clause words are empty */
	bool listed;       /* a 、 stands in the words before it: they are no name */
};

struct name_at {
	struct str name;
	size_t index;
};

enum { WORDS_MOST = 80, WORD_KEY = 2 };

/* How some Chinese words begin: a bit for the last six bits of the second and of the third
 * byte of each, and the third bytes in the order of the words. */
struct word_starts {
	uint64_t bits[64];
	char keys[WORDS_MOST];
	size_t count;
};

struct prose {
	const struct checker *checker;
	/* Words that words_fold, words_core (in front and, by their last character, behind),
	 * words_name, scope_named and growth_word look for. */
	struct word_starts folded, heads, tails, generic, scoped, growing;
	struct map aliases; /* from a name to that of the dictionary's indicator, as struct str */
	struct clause_list clauses;
	struct named *items; /* the figures, in reading order */
	size_t count, capacity;
	struct name_at *names; /* of those that have one, sorted by name, then order */
	size_t name_count;
	int year;        /* that most figures speak of; 0: none */
	bool general;    /* its title is of no vocational education: it has all levels */
	struct str city; /* "临水市", from the first heading that names one; may be empty */
};

/* ---- prose_clause.c ---- */

/* Adds the clauses of a passage. *sentence and *part count on. `at[i]` becomes the index
 * of the clause that the passage's i-th figure stands in. */
struct clause_count {
	uint32_t sentence, part;
};

void
clauses_add(struct prose *prose, const struct passage *passage, struct clause_count *count, size_t *at);

bool
is_opening(uint32_t character);

bool
is_closing(uint32_t character);

/* Text from the figure to the end of its sentence in the passage, within the same depth
 * of brackets. */
size_t
sentence_end(struct str text, size_t from);

/* ---- prose_words.c ---- */

bool
has(struct str text, const char *word);

/* Whether a text may start with a word of Chinese characters: a cheap look before the dear one. */
static inline bool
may_start(struct str text, const char *word)
{
	return text.len >= 3 && text.at[2] == word[2] && text.at[1] == word[1];
}

static inline void
word_starts_add(struct word_starts *starts, const char *word)
{
	starts->bits[word[1] & 63] |= UINT64_C(1) << (word[WORD_KEY] & 63);
	if (starts->count < WORDS_MOST)
		starts->keys[starts->count++] = word[WORD_KEY];
}

/* The same for some words, parted by blanks. */
void
word_starts_add_all(struct word_starts *starts, const char *words);

/* Whether text[at] may begin one of the words. */
static inline bool
word_may_start(const struct word_starts *starts, struct str text, size_t at)
{
	return text.len >= at + 3 && (starts->bits[text.at[at + 1] & 63] >> (text.at[at + 2] & 63) & 1) > 0;
}

/* The first of the words, from the i-th on, with this byte as its third; SIZE_MAX: none. */
static inline size_t
word_like(const struct word_starts *starts, char key, size_t i)
{
	const char *found = i < starts->count ? memchr(starts->keys + i, key, starts->count - i) : NULL;

	return found ? (size_t)(found - starts->keys) : SIZE_MAX;
}

/* The next place in a text where a word of Chinese characters may begin. */
static inline size_t
word_step(struct str text, size_t at)
{
	return at + ((unsigned char)text.at[at] >= 0xE0 ? 3 : 1);
}

/* One of the words, parted by blanks. */
bool
has_any(struct str text, const char *words);

bool
begins_any(struct str text, const char *words);

bool
ends_any(struct str text, const char *words);

/* Without any of the words in front, or behind; never empty when it was not. */
struct str
without_heads(struct str words, const char *heads);

struct str
without_tails(struct str words, const char *tails);

/* text[from] to text[to] without blanks, quotes and what stands in brackets. */
struct str
words_plain(struct arena *arena, struct str text, size_t from, size_t to);

/* The same, piece by piece: no more bytes than `most` in all. */
struct words_out {
	char *at;
	size_t len;
	unsigned depth; /* of brackets that are open */
};

struct words_out
words_out_begin(struct arena *arena, size_t most);

void
words_out_add(struct words_out *plain, struct str text);

/* Without words in front that tell when, and behind that tell how much. */
struct str
words_core(const struct prose *prose, struct str words);

/* The same, without asking the dictionary for the name of the indicator. */
struct str
words_as_written(const struct prose *prose, struct str before, struct str after);

/* The dictionary's name of an indicator for its wording as written; others stay as they are. */
struct str
words_known(const struct prose *prose, struct str written);

/* A name from words before and behind a figure; empty: none that tells it from others. */
struct str
words_name(const struct prose *prose, struct str before, struct str after);

/* Words without those that tell when, how much and whose document it is. */
struct str
words_bare(const struct prose *prose, struct str words);

/* Learns the words looked for, and the other wordings of the dictionary's indicators. */
void
words_learn(struct prose *prose);

/* The name that a head of a table gives. */
struct str
words_of_head(const struct prose *prose, struct str head);

/* Whether all characters of `inner` stand in `outer` in their order. */
bool
words_within(struct str inner, struct str outer);

size_t
characters(struct str text);

/* ---- prose_scope.c ---- */

/* Learns the words that name one. */
void
scopes_learn(struct prose *prose);

/* The last scope that text[from] to text[to] names. False: it names none. */
bool
scope_named(const struct prose *prose, struct str words, struct str *scope);

/* The level of education that words begin with, when it is not the document's own: "全市共有小学
 * 214 所". False: none, *scope is as it was. */
bool
scope_of_level(const struct prose *prose, struct str words, struct str *scope);

/* ---- prose_about.c ---- */

/* Sets city and general. */
void
prose_find_subject(struct prose *prose);

/* Sets the year: that the report is of, or else that most figures speak of. */
void
prose_find_year(struct prose *prose);

/* ---- prose_list.c ---- */

void
prose_read(struct prose *prose, const struct checker *checker);

/* ---- prose_find.c ---- */

/* Of two struct name_at, for qsort: by name, then in reading order. */
int
name_at_compare(const void *a, const void *b);

/* Whether two figures count the same kind of thing: 人 and 名, 所 and 家, 万元 and 元. */
bool
same_unit(const struct quantity *a, const struct quantity *b);

bool
is_count(const struct named *named);

bool
same_year(const struct prose *prose, int a, int b);

/* The first figure of the document with this name, a count or a percentage, of the
 * document's own scope and this year (0: of none said, or the document's). NULL: none, or
 * several values. `like` gives the unit; NULL: any. */
const struct named *
named_find(const struct prose *prose, struct str name, int year, const struct quantity *like);

/* The index before `at` of the nearest count in the same passage with a unit like that of
 * items[at], at the same depth or outside of it, in the sentence at[sentence] - back or
 * later; SIZE_MAX: none. */
size_t
count_before(const struct prose *prose, size_t at, size_t like, size_t back);

/* ---- prose_show.c ---- */

/* The figure as digits: "3.6 万", "270", in half width. */
struct str
show_figure(const struct prose *prose, const struct named *named);

/* " 万" for 1e4; empty for 1. */
const char *
scale_word(double scale);

/* A number with as many decimals. */
struct str
show_number(const struct prose *prose, double value, int decimals);

/* Adds another figure of the newest finding, with its sentence: "taken from here". */
void
also(const struct prose *prose, const struct named *named);

/* The same with another value of what the finding is about. */
void
also_here(const struct prose *prose, const struct named *named);

/* The finding that a figure is not what others give, which the caller then computes. */
void
named_not_given(const struct prose *prose, const char *code, const struct named *stated);

/* Says the likely slip when two digits are swapped, one is another, or the point moved. */
void
hint_slip(const struct prose *prose, const struct named *stated, double value);

/* Whether a sum is wrong by what one digit written for another, or two swapped, makes: the
 * difference in units of the last digit. */
bool
looks_like_slip(double difference);

const char *
tell(const struct prose *prose, const char *english, const char *chinese) __attribute__((format_arg(2), format_arg(3)));

struct place
named_place(const struct named *named);

/* ---- the rules ---- */

typedef void
prose_rule(struct prose *prose);

prose_rule prose_rates, prose_means, prose_ratios, prose_growth, prose_sums, prose_parts, prose_shares, prose_times,
    prose_items, prose_series, prose_conflicts, prose_units, prose_claims;

#endif
