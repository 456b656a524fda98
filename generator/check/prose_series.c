#include "check/prose.h"

#include "base/utf8.h"
#include "check/letters.h"

/* 一是 … 二是 … 三是: none missing, none twice, as many as announced. A series goes on over
 * paragraphs up to the next heading; one may stand inside another. */

enum { OPEN = 4, NUMBERS = 20, NUMERAL_BYTES = 3 };

struct member {
	const struct passage *passage;
	size_t from, to;
	unsigned number;
};

struct member_list {
	struct member *items;
	size_t count, capacity;
};

struct counting {
	struct member_list members;
	unsigned last;
};

struct reader {
	const struct checker *checker;
	struct counting open[OPEN];
	size_t depth;
};

/* 一 to 十; 0: none. */
static unsigned
digit_of(uint32_t character)
{
	switch (character) {
	case 0x4E00: /* 一 */
		return 1;
	case 0x4E8C: /* 二 */
		return 2;
	case 0x4E09: /* 三 */
		return 3;
	case 0x56DB: /* 四 */
		return 4;
	case 0x4E94: /* 五 */
		return 5;
	case 0x516D: /* 六 */
		return 6;
	case 0x4E03: /* 七 */
		return 7;
	case 0x516B: /* 八 */
		return 8;
	case 0x4E5D: /* 九 */
		return 9;
	case 0x5341: /* 十 */
		return 10;
	default:
		return 0;
	}
}

static unsigned
digit_at(struct str text, size_t at)
{
	return at < text.len ? digit_of(utf8_next(text, &at)) : 0;
}

/* The numeral that begins at an offset, 1 to 19; 0: none. */
static unsigned
numeral(struct str text, size_t at, size_t *end)
{
	unsigned value = digit_at(text, at), ones;

	*end = value > 0 ? at + NUMERAL_BYTES : at;
	if (value < 10)
		return value;
	ones = digit_at(text, *end);
	if (ones == 0 || ones == 10)
		return value;
	*end += NUMERAL_BYTES;
	return value + ones;
}

static bool
begins_sentence(uint32_t before)
{
	return before == 0 || before == ' ' || before == 0x3000 || before == 0x3002 || before == 0xFF1B ||
	       before == 0xFF0C || before == 0xFF1A || before == ';' || before == ':' || before == ',' ||
	       before == 0xFF08 || before == '(' || before == 0x3001 || before == 0xFF01 || before == 0x201D;
}

static struct place
member_place(const struct member *member)
{
	return passage_place(member->passage, member->from, member->to);
}

static struct str
numeral_text(const struct member *member)
{
	return str_slice(member->passage->text.text, member->from, member->to);
}

static struct str
numeral_of(const struct checker *checker, unsigned number)
{
	static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

	if (number <= 10)
		return str_from(digits[number]);
	return str_format(checker->arena, "十%s", digits[number - 10 > 10 ? 10 : number - 10]);
}

/* ---- judging ---- */

/* The first that does not follow the one before it; all behind it belong to its finding. */
static const struct member *
first_wrong(const struct counting *series)
{
	for (size_t i = 0; i < series->members.count; i++)
		if (series->members.items[i].number != i + 1)
			return &series->members.items[i];
	return NULL;
}

/* The last other member with the same number; or NULL. */
static const struct member *
twin_of(const struct counting *series, const struct member *wrong)
{
	for (size_t i = series->members.count; i-- > 0;)
		if (&series->members.items[i] != wrong && series->members.items[i].number == wrong->number)
			return &series->members.items[i];
	return NULL;
}

static void
find_break(const struct checker *checker, const struct counting *series)
{
	const struct member *wrong = first_wrong(series), *twin = wrong ? twin_of(series, wrong) : NULL;
	struct strbuf text = { 0 };

	if (!wrong)
		return;
	for (size_t i = 0; i < series->members.count && i < NUMBERS; i++)
		strbuf_addf(&text, "%s%.*s", i > 0 ? "、" : "", STR_ARG(numeral_text(&series->members.items[i])));
	checker_find(checker, "prose-series", member_place(wrong),
	    twin ? diag_tr(checker->diags, "'%.*s' stands twice in its series", "“%.*s”在同一序列中重复")
		 : diag_tr(checker->diags, "'%.*s' does not follow the one before it", "“%.*s”与前一项不相接"),
	    STR_ARG(numeral_text(wrong)));
	diag_computation(checker->diags, "%.*s", STR_ARG(strbuf_view(&text)));
	strbuf_release(&text);
	diag_hint(checker->diags, diag_tr(checker->diags, "expected %.*s是", "此处应为“%.*s是”"),
	    STR_ARG(numeral_of(checker, (unsigned)(wrong - series->members.items) + 1)));
	if (twin)
		diag_also(checker->diags, member_place(twin), "%s", diag_tr(checker->diags, "the other one", "另一处"));
}

/* Whether what a count counts is what the series lists. */
static bool
announces(const struct quantity *figure, struct str between)
{
	return figure->kind == QUANTITY_COUNT && figure->value >= 2 && figure->value < NUMBERS &&
	       figure->decimals == 0 && figure->bound == BOUND_EXACT &&
	       has_any(figure->unit, "个 项 大 条 点 方面 种 步") &&
	       (ends_any(between, "： :") ||
		   (ends_any(between, "。 ， ；") && begins_any(between, "方面 ，即 要求"))) &&
	       between.len <= 60;
}

/* "突出六个特色：一是 …": the last figure before 一是. */
static void
find_announced(const struct checker *checker, const struct counting *series)
{
	const struct member *first = &series->members.items[0];
	const struct quantity_list *figures = &first->passage->figures;
	const struct quantity *last = NULL;
	struct str between;

	for (size_t low = 0, high = figures->count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (figures->items[middle].to <= first->from) {
			last = &figures->items[middle];
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (first->number != 1 || !last)
		return;
	between = str_slice(first->passage->text.text, last->to, first->from);
	if (!announces(last, between) || last->value == (double)series->members.count)
		return;
	checker_find(checker, "prose-announced", figure_place(first->passage, last),
	    diag_tr(checker->diags, "'%.*s' are announced, %zu are listed", "预告“%.*s”，实际列出 %zu 项"),
	    STR_ARG(figure_text(first->passage, last)), series->members.count);
	diag_also(
	    checker->diags, member_place(first), "%s", diag_tr(checker->diags, "the list begins here", "从此处列起"));
	diag_also(checker->diags, member_place(&series->members.items[series->members.count - 1]), "%s",
	    diag_tr(checker->diags, "and ends here", "列到此处"));
}

static void
series_end(const struct reader *reader, const struct counting *series)
{
	if (series->members.count == 0)
		return;
	if (series->members.count > (series->members.items[0].number == 1 ? 1 : 2))
		find_break(reader->checker, series);
	if (series->members.count > 1)
		find_announced(reader->checker, series);
}

/* Inside a series that goes on a 一是 may stand alone; behind one that does not, it is
 * another number written wrong. */
static void
find_alone(const struct checker *checker, const struct counting *before, const struct counting *alone)
{
	const struct member *member = &alone->members.items[0];
	size_t count = before->members.count;

	if (alone->members.count != 1 || count < 2 || before->members.items[count - 1].passage != member->passage)
		return;
	checker_find(checker, "prose-series", member_place(member),
	    diag_tr(checker->diags, "'%.*s' does not follow the one before it", "“%.*s”与前一项不相接"),
	    STR_ARG(numeral_text(member)));
	diag_hint(checker->diags, diag_tr(checker->diags, "expected %.*s是", "此处应为“%.*s是”"),
	    STR_ARG(numeral_of(checker, before->last + 1)));
	diag_also(checker->diags, member_place(&before->members.items[count - 1]), "%s",
	    diag_tr(checker->diags, "the one before", "前一项"));
}

static void
close_above(struct reader *reader, size_t depth)
{
	if (depth == 0 && reader->depth > 1)
		find_alone(reader->checker, &reader->open[reader->depth - 2], &reader->open[reader->depth - 1]);
	while (reader->depth > depth)
		series_end(reader, &reader->open[--reader->depth]);
}

/* ---- reading ---- */

static void
member_add(struct reader *reader, struct counting *series, const struct member *member)
{
	*arena_push(reader->checker->arena, &series->members) = *member;
	series->last = member->number;
}

static void
series_begin(struct reader *reader, const struct member *member)
{
	if (reader->depth == OPEN) {
		series_end(reader, &reader->open[0]);
		for (size_t i = 1; i < OPEN; i++)
			reader->open[i - 1] = reader->open[i];
		reader->depth--;
	}
	reader->open[reader->depth] = (struct counting){ 0 };
	member_add(reader, &reader->open[reader->depth++], member);
}

/* A 一是 begins a series, inside of the one that is open when that goes on later. */
static void
member_take(struct reader *reader, const struct member *member)
{
	if (member->number == 1) {
		series_begin(reader, member);
		return;
	}
	for (size_t i = reader->depth; i-- > 0;)
		if (reader->open[i].last + 1 == member->number) {
			close_above(reader, i + 1);
			member_add(reader, &reader->open[i], member);
			return;
		}
	if (reader->depth > 0)
		member_add(reader, &reader->open[reader->depth - 1], member);
	else
		series_begin(reader, member);
}

static void
passage_take(struct reader *reader, const struct passage *passage)
{
	struct str text = passage->text.text;
	const struct letters *letters = &passage->letters;

	for (size_t i = 0; i < letters->sign_count; i++) {
		size_t at = letters->signs[i];
		struct member member = { .passage = passage, .from = letters->items[at].from };

		if (digit_of(letters->items[at].code) == 0 || !begins_sentence(letter_at(letters, at - 1)))
			continue;
		member.number = numeral(text, member.from, &member.to);
		if (str_starts(str_slice(text, member.to, text.len), STR("是"))) {
			member.to += STR("是").len;
			member_take(reader, &member);
		}
	}
}

void
prose_series(struct prose *prose)
{
	struct reader reader = { .checker = prose->checker };
	const struct reading *reading = prose->checker->reading;

	for (size_t i = 0; i < reading->count; i++) {
		if (reading->items[i].kind == PAPER_HEADING)
			close_above(&reader, 0);
		else if (reading->items[i].kind != PAPER_TABLE && reading->items[i].kind != PAPER_CONTENTS)
			passage_take(&reader, &reading->items[i].passage);
	}
	close_above(&reader, 0);
}
