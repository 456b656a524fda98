#include "check/language.h"

#include "base/utf8.h"

/* Words written twice, and bounds said twice of one figure. */

enum {
	WORD_MIN = 2,
	WORD_MAX = 8,
	SEEN = 4096,  /* places to remember characters in */
	UNIT_MAX = 3, /* characters of a unit */
	YU = 0x4F59,  /* 余 */
	DUO = 0x591A, /* 多 */
	DE = 0x7684,  /* 的 */
};

/* ---- words ---- */

/* What Chinese doubles on purpose. */
static bool
is_wanted_double(const struct letters *letters, size_t from, size_t length)
{
	static const struct str wanted[] = { { "讨论", 6 }, { "研究", 6 }, { "商量", 6 }, { "考虑", 6 }, { "学习", 6 },
		{ "打扫", 6 }, { "休息", 6 }, { "锻炼", 6 }, { "体验", 6 }, { "了解", 6 }, { "介绍", 6 }, { "尝试", 6 },
		{ "比较", 6 }, { "交流", 6 }, { "非常", 6 }, { "许多", 6 }, { "很多", 6 }, { "彼此", 6 }, { "什么", 6 },
		{ "怎么", 6 }, { "如何", 6 }, { "逐个", 6 }, { "加油", 6 }, { "点赞", 6 }, { "多少", 6 }, { "感谢", 6 },
		{ "谢谢", 6 } };
	bool numerals = true, same = true;

	for (size_t i = from; i < from + length; i++) {
		numerals = numerals && letter_is_numeral(letters->items[i].code);
		same = same && letters->items[i].code == letters->items[from].code;
	}
	for (size_t i = 0; length == 2 && i < sizeof wanted / sizeof *wanted; i++)
		if (letters_match(letters, from, wanted[i]))
			return true;
	return numerals || same || letters->items[from].code == 0x4E00; /* 一步一步 */
}

static bool
is_double(const struct letters *letters, size_t from, size_t length)
{
	for (size_t i = from; i < from + length; i++)
		if (!utf8_is_han(letter_at(letters, i)) || letter_at(letters, i) != letter_at(letters, i + length))
			return false;
	return !is_wanted_double(letters, from, length);
}

/* How long the word is that stands at `from` and again behind itself; 0: none does. */
static size_t
double_at(const struct letters *letters, size_t from)
{
	for (size_t length = WORD_MIN; length <= WORD_MAX; length++)
		if (letter_at(letters, from + length) == letters->items[from].code && is_double(letters, from, length))
			return length;
	return 0;
}

/* 的的 but not 目的的 or 的的确确. */
static bool
is_double_particle(const struct letters *letters, size_t at)
{
	return letter_at(letters, at + 1) == letters->items[at].code && letters_match(letters, at, STR("的的")) &&
	       !letters_match_before(letters, at, STR("目")) && !letters_match_before(letters, at, STR("标")) &&
	       !letters_match(letters, at + 2, STR("确"));
}

static size_t
look_at_word(const struct spoken *spoken, size_t from)
{
	const struct letters *letters = &spoken->letters;
	size_t length = double_at(letters, from), to;
	struct str word;

	if (length == 0 && is_double_particle(letters, from))
		length = 1;
	if (length == 0)
		return from + 1;
	word = spoken_text(spoken, from, from + length);
	to = from + 2 * length;
	while (letter_at(letters, to) != 0 && is_double(letters, to - length, length))
		to += length;
	checker_find(spoken->checker, "word-double", spoken_place(spoken, from, to),
	    diag_tr(spoken->checker->diags, "'%.*s' stands there twice", "“%.*s”重复"), STR_ARG(word));
	return to;
}

/* Whether the word that ends before an index stands again behind it. */
static bool
comes_again(const struct letters *letters, size_t index)
{
	uint32_t code = letters->items[index].code;

	for (size_t length = WORD_MIN; length <= WORD_MAX && length <= index; length++)
		if (letters->items[index - length].code == code && is_double(letters, index - length, length))
			return true;
	return false;
}

struct doubles {
	size_t at;         /* characters read, with gaps between texts */
	size_t seen[SEEN]; /* where each two characters, told by some of their bits, were last */
};

/* Whether a text may have a double word at all: most have no two characters that were
 * there just before. */
static bool
may_have_double(struct doubles *doubles, const struct letters *letters)
{
	const struct letter *items = letters->items;
	size_t count = letters->count, from = doubles->at + WORD_MAX + 1;

	doubles->at = from + count;
	for (size_t i = 0; i + 1 < count; i++) {
		uint32_t code = items[i].code, next = items[i + 1].code;
		size_t *last = &doubles->seen[(code + 53 * next) % SEEN];

		if ((code == DE && next == DE) || (from + i - *last <= WORD_MAX && comes_again(letters, i)))
			return true;
		*last = from + i;
	}
	return false;
}

static void
look_at_text(const struct spoken *spoken)
{
	size_t i = 0;

	while (i < spoken->letters.count)
		i = utf8_is_han(spoken->letters.items[i].code) ? look_at_word(spoken, i) : i + 1;
}

/* ---- bounds ---- */

static const struct str near_words[] = { { "将近", 6 }, { "接近", 6 }, { "近", 3 }, { "大约", 6 }, { "约", 3 },
	{ "不足", 6 }, { "不到", 6 } };
static const struct str over_words[] = { { "超过", 6 }, { "多达", 6 }, { "高达", 6 }, { "至少", 6 }, { "逾", 3 } };
static const struct str more_words[] = { { "余", 3 }, { "多", 3 } };

static size_t
match_one(const struct letters *letters, size_t at, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (letters_match(letters, at, words[i]))
			return utf8_count(words[i]);
	return 0;
}

static size_t
match_one_before(const struct letters *letters, size_t at, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (letters_match_before(letters, at, words[i]))
			return utf8_count(words[i]);
	return 0;
}

static bool
is_number_part(uint32_t code)
{
	return letter_is_digit(code) || code == '.' || code == 0x4EBF || letter_is_numeral(code);
}

static bool
is_round_end(uint32_t code)
{
	return letter_is_digit(code) || letter_is_numeral(code) || code == 0x4EBF; /* 亿 */
}

/* A figure from `from` to before `to`, "近 … 余" around it: the words on both sides. */
static void
look_at_bounds(const struct spoken *spoken, const struct letters *tight, size_t from, size_t to)
{
	size_t more = match_one(tight, to, more_words, sizeof more_words / sizeof *more_words);
	size_t near, over;
	struct place place;

	if (more == 0)
		return;
	near = match_one_before(tight, from, near_words, sizeof near_words / sizeof *near_words);
	over = match_one_before(tight, from, over_words, sizeof over_words / sizeof *over_words);
	if (near + over == 0 || !is_round_end(tight->items[to - 1].code))
		return;
	/* 多 behind a figure may begin another word: 近十多样化… is none. */
	if (letters_match(tight, to, STR("多样")) || letters_match(tight, to, STR("多元")))
		return;
	place = passage_place(spoken->passage, tight->items[from - near - over].from, tight->items[to + more - 1].to);
	checker_find(spoken->checker, "bound-double", place,
	    near > 0 ? diag_tr(spoken->checker->diags, "'%.*s' says both less and more", "“%.*s”既说不足又说有余")
		     : diag_tr(spoken->checker->diags, "'%.*s' says twice that it is more", "“%.*s”重复表示超出"),
	    STR_ARG(str_slice(
		spoken->passage->text.text, tight->items[from - near - over].from, tight->items[to + more - 1].to)));
}

/* "10 万余人次以上": from behind the figure on. */
static void
look_at_more(const struct spoken *spoken, const struct letters *tight, size_t from, size_t to)
{
	for (size_t at = to + 1; letters_match(tight, to, STR("余")) && at <= to + UNIT_MAX; at++) {
		struct place place;

		if (!letters_match(tight, at, STR("以上")))
			continue;
		place = passage_place(spoken->passage, tight->items[from].from, tight->items[at + 1].to);
		checker_find(spoken->checker, "bound-double", place,
		    diag_tr(spoken->checker->diags, "'%.*s' says twice that it is more", "“%.*s”重复表示超出"),
		    STR_ARG(str_slice(spoken->passage->text.text, tight->items[from].from, tight->items[at + 1].to)));
		return;
	}
}

/* A note that says how the original has it shows the slip of purpose. */
static bool
tells_of_original(const struct spoken *spoken)
{
	static const struct str words[] = { { "原文", 6 }, { "原报告", 9 }, { "原件", 6 } };
	struct str text = spoken->passage->text.text;

	for (size_t i = 0; spoken->block->kind == PAPER_NOTE && i < sizeof words / sizeof *words; i++)
		if (str_find(text, words[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* A figure before 余 or 多, which may begin the word behind it. */
static void
look_at_figures(const struct spoken *spoken)
{
	const struct letters *tight = &spoken->tight;

	for (size_t k = 0; k < tight->sign_count; k++) {
		size_t from = tight->signs[k], to = from + 1;

		if ((letter_at(tight, to) != YU && letter_at(tight, to) != DUO) ||
		    !is_number_part(tight->items[from].code))
			continue;
		while (from > 0 && is_number_part(tight->items[from - 1].code))
			from--;
		look_at_bounds(spoken, tight, from, to);
		look_at_more(spoken, tight, from, to);
	}
}

static void
look_at_doubles(void *state, const struct spoken *spoken)
{
	if (tells_of_original(spoken))
		return;
	if (may_have_double(state, &spoken->letters))
		look_at_text(spoken);
	look_at_figures(spoken);
}

void
language_doubles(const struct checker *checker)
{
	spoken_each(checker, look_at_doubles, arena_new(checker->arena, struct doubles));
}
