#include "check/prose.h"

#include "base/utf8.h"

#include <stdlib.h>

/* All figures of a document with their names. */

enum { YEAR_HOLDS = 2 /* sentences */, STEPS = 40 };
enum { BEFORE_BYTES = 240, AFTER_BYTES = 60 };

static const char COUNTERS[] =
    "个 所 家 项 名 位 种 门 类 篇 件 条 组 支 批 套 场 期 次 本 部 节 间 处 届 户 班 科 册 大";

/* ---- passages ---- */

struct reader {
	struct prose *prose;
	size_t block;
	struct clause_count count;
	bool in_case; /* under the heading of a case: what it says is of one school unless it says otherwise */
	unsigned case_level;
	struct str scope;
	struct str subject; /* the scope that the passage's first clause names */
	size_t sentence;    /* of the figure before */
	int year;
	size_t year_until;           /* the sentence up to which it holds */
	size_t scanned;              /* of the passage, for scopes */
	size_t plain_from, plain_to; /* of the passage */
	struct str plain;            /* the plain words of that */
};

static bool
is_single_year(const struct quantity *figure)
{
	return figure->kind == QUANTITY_YEAR && figure->high == figure->value && figure->value >= PROSE_YEAR_FIRST &&
	       figure->value <= PROSE_YEAR_LAST;
}

/* The plain words of a piece of the passage; scopes and names often want the same. */
static struct str
plain_words_of(struct reader *reader, struct str text, size_t from, size_t to)
{
	if (from != reader->plain_from || to != reader->plain_to)
		reader->plain = words_plain(reader->prose->checker->arena, text, from, to);
	reader->plain_from = from;
	reader->plain_to = to;
	return reader->plain;
}

/* A scope holds to the end of its sentence; one that the passage begins with, to its end. */
static void
scope_take(struct reader *reader, const struct clause *clause, size_t to)
{
	struct str text = clause->passage->text.text;
	size_t from = reader->scanned;

	if (clause->sentence != reader->sentence) {
		reader->sentence = clause->sentence;
		reader->scope = reader->subject;
		if (clause->depth == 0 && clause->from > from)
			from = clause->from;
	}
	if (to <= from)
		return;
	scope_named(reader->prose, plain_words_of(reader, text, from, to), &reader->scope);
	if (from <= clause->from && clause->from < to)
		scope_of_level(reader->prose, plain_words_of(reader, text, clause->from, to), &reader->scope);
	reader->scanned = to;
}

/* Years that a figure is compared with, or that something began in, are not its own. A
 * school year is two of them: it holds for its sentence alone. */
static void
year_take(struct reader *reader, const struct clause *clause, const struct quantity *figure)
{
	struct str text = clause->passage->text.text, before = str_slice(text, 0, figure->from),
		   behind = str_trim(str_slice(text, figure->to, text.len));

	if (clause->sentence > reader->year_until)
		reader->year = 0;
	while (str_ends(before, STR(" ")))
		before.len--;
	if (is_single_year(figure) && !ends_any(before, "较 比 与 于 自 从 和 同 继")) {
		reader->year = (int)figure->value;
		reader->year_until = clause->sentence + (begins_any(behind, "学年") ? 0 : YEAR_HOLDS);
	}
}

static struct str
before_words(struct reader *reader, const struct clause *clause, const struct quantity *figure, size_t behind)
{
	struct str text = clause->passage->text.text;
	size_t from = clause->from > behind ? clause->from : behind;

	if (figure->from < from)
		return STR_NONE;
	if (figure->from - from > BEFORE_BYTES)
		for (from = figure->from - BEFORE_BYTES; ((unsigned char)text.at[from] & 0xC0) == 0x80;)
			from++;
	return plain_words_of(reader, text, from, figure->from);
}

static bool
ends_words(uint32_t character)
{
	return !utf8_is_han(character) && character != 0x201C && character != 0x201D && character != ' ' &&
	       (character < 'A' || character > 'z');
}

/* What is counted, behind a counting word: up to a mark or the next figure. Behind 人 only
 * when nothing before the figure says it. */
static struct str
after_words(const struct prose *prose, struct str text, const struct quantity *figure, size_t limit, bool bare)
{
	size_t to = figure->to;

	if (figure->unit.len == 0 || figure->kind != QUANTITY_COUNT ||
	    !(ends_any(figure->unit, COUNTERS) || (bare && str_eq(figure->unit, STR("人")))))
		return STR_NONE;
	while (to < limit && to - figure->to < AFTER_BYTES) {
		size_t next = to;

		if (ends_words(utf8_next(text, &next)) || next > limit)
			break;
		to = next;
	}
	if (begins_any(str_slice(text, figure->to, text.len), "以上 以下 左右 以内"))
		return STR_NONE;
	return words_plain(prose->checker->arena, text, figure->to, to);
}

/* Behind another figure of its clause, words up to a 、 are that one's. */
static struct str
own_words(struct str before, bool behind_figure)
{
	size_t cut = 0, next = 0;

	if (!behind_figure)
		return before;
	while ((next = str_find(before, STR("、"), next)) != SIZE_MAX)
		cut = next += STR("、").len;
	if (cut == 0 && ends_any(before, "和 及 与"))
		return STR_NONE;
	return str_slice(before, cut, before.len);
}

static struct named *
figure_add(struct reader *reader, const struct passage *passage, const struct quantity *figure)
{
	struct named *named = arena_push(reader->prose->checker->arena, reader->prose);

	*named = (struct named){
		.passage = passage,
		.figure = figure,
		.block = reader->block,
		.clause = SIZE_MAX,
		.year = reader->year,
		.scope = reader->scope,
	};
	return named;
}

static bool
begins_anew(const struct prose *prose, struct str before)
{
	return has_any(before, "全市 我市 本市") || begins_any(before, "年") ||
	       (prose->city.len > 0 && str_find(before, prose->city, 0) != SIZE_MAX);
}

/* The end of the last figure of the clause before, or else where that begins. */
static size_t
behind_last_figure(const struct prose *prose, const struct named *named, size_t from)
{
	for (size_t i = prose->count - 1, steps = 0; i-- > 0 && steps < STEPS; steps++) {
		const struct named *other = &prose->items[i];

		if (other->passage != named->passage || other->clause + 1 < named->clause)
			break;
		if (other->clause + 1 == named->clause && other->figure->to > from)
			from = other->figure->to;
	}
	return from;
}

/* "中本一体化试点，招生 90 人": what a short name is of stands in the clause before, when
 * that ends in words; it ends in a figure when clauses are told one after the other. A year
 * or the city begins anew. */
static bool
is_bound_to_clause(const struct prose *prose, const struct named *named, struct str written)
{
	const struct clause *clause = &prose->clauses.items[named->clause], *before = clause - 1;
	struct str text = clause->passage->text.text, words;
	size_t from;

	if (ends_any(written, "率 比") || (characters(written) > 3 && !ends_any(written, "招生 升学 录取 培训")))
		return false;
	if (begins_anew(prose, named->before))
		return false;
	if (named->clause == 0 || before->passage != clause->passage || before->depth != clause->depth ||
	    before->part != clause->part)
		return false;
	from = behind_last_figure(prose, named, before->from);
	if (before->to < from || before->to - from > BEFORE_BYTES)
		return true;
	words = words_bare(prose, words_plain(prose->checker->arena, text, from, before->to));
	return characters(words) >= 2 && !begins_any(words, "截至 根据 按照 据");
}

static void
name_take(const struct prose *prose, struct named *named, struct str before)
{
	struct str written = words_as_written(prose, before, named->after);

	if (written.len > 0 && !is_bound_to_clause(prose, named, written))
		named->name = words_known(prose, written);
}

static void
figures_add(struct reader *reader, const struct passage *passage, const size_t *clauses)
{
	struct prose *prose = reader->prose;
	struct str text = passage->text.text;
	size_t behind[PROSE_DEPTH + 1] = { 0 };

	for (size_t i = 0; i < passage->figures.count; i++) {
		const struct quantity *figure = &passage->figures.items[i];
		const struct clause *clause = &prose->clauses.items[clauses[i]];
		size_t limit = i + 1 < passage->figures.count ? passage->figures.items[i + 1].from : text.len;
		size_t behind_was = behind[clause->depth];
		struct named *named;

		scope_take(reader, clause, figure->from);
		year_take(reader, clause, figure);
		named = figure_add(reader, passage, figure);
		named->clause = clauses[i];
		named->depth = clause->depth;
		named->sentence = clause->sentence;
		named->part = clause->part;
		named->before = before_words(reader, clause, figure, behind[clause->depth]);
		named->core = words_core(prose, named->before);
		named->after = after_words(prose, text, figure, limit, named->core.len == 0);
		named->listed = has(named->core, "、");
		behind[clause->depth] = figure->to;
		if (!quantity_is_figure(figure))
			continue;
		name_take(prose, named, own_words(named->before, clause->from < behind_was));
	}
}

static void
subject_take(struct reader *reader, const struct clause *clause)
{
	struct str text = clause->passage->text.text;
	size_t to = clause->to - clause->from > BEFORE_BYTES ? clause->from + BEFORE_BYTES : clause->to;
	struct str words;

	while (to < text.len && ((unsigned char)text.at[to] & 0xC0) == 0x80)
		to++;
	words = words_plain(reader->prose->checker->arena, text, clause->from, to);
	scope_named(reader->prose, words, &reader->subject);
	scope_of_level(reader->prose, words, &reader->subject);
}

static void
passage_add(struct reader *reader, const struct passage *passage)
{
	size_t *clauses, first;

	if (passage->figures.count == 0) {
		reader->count.sentence++;
		reader->count.part++;
		return;
	}
	clauses = arena_array(reader->prose->checker->arena, size_t, passage->figures.count);
	reader->plain_from = reader->plain_to = 0;
	reader->plain = STR_NONE;
	reader->subject = reader->in_case ? STR("案例") : STR_NONE;
	reader->sentence = SIZE_MAX;
	reader->year = 0;
	reader->scanned = 0;
	first = reader->prose->clauses.count;
	clauses_add(reader->prose, passage, &reader->count, clauses);
	subject_take(reader, &reader->prose->clauses.items[first]);
	figures_add(reader, passage, clauses);
}

/* ---- tables ---- */

static struct str
cell_text(const struct reading_block *table, size_t row, size_t column)
{
	return reading_cell(table, row, column)->passage.text.text;
}

static int
year_of(const struct reading_cell *cell)
{
	const struct quantity_list *figures = &cell->passage.figures;

	if (figures->count == 1 && figures->items[0].value >= PROSE_YEAR_FIRST &&
	    figures->items[0].value <= PROSE_YEAR_LAST &&
	    (figures->items[0].kind == QUANTITY_YEAR || cell->is_figure) && figures->items[0].decimals == 0 &&
	    figures->items[0].unit.len == 0)
		return (int)figures->items[0].value;
	return 0;
}

/* The first cell of a row that is words: its label. */
static struct str
row_label(const struct reading_block *table, size_t row, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		if (!reading_cell(table, row, i)->is_figure && cell_text(table, row, i).len > 0 &&
		    year_of(reading_cell(table, row, i)) == 0)
			return cell_text(table, row, i);
	return STR_NONE;
}

struct table_reader {
	struct reader *reader;
	const struct reading_block *table;
	size_t head;       /* rows of it */
	struct str *names; /* that the head gives each column */
};

static double
scale_of_head(struct str words)
{
	if (has(words, "亿") && has_any(words, "（亿 (亿 ：亿"))
		return 1e8;
	return has(words, "万") && has_any(words, "（万 (万 ：万") ? 1e4 : 1;
}

/* In which unit a head says that its column is. */
static const struct quantity *
in_unit_of(struct prose *prose, const struct quantity *figure, struct str words)
{
	struct quantity *copy;
	double scale = scale_of_head(words), half = scale > 1 ? 0.5 : 0;
	bool percent = figure->kind == QUANTITY_COUNT && figure->unit.len == 0 && has_any(words, "% ％ 率 比例 占比");

	if (!percent && (figure->scale != 1 || scale == 1))
		return figure;
	copy = arena_copy(prose->checker->arena, figure, sizeof *figure);
	for (int i = 0; i < figure->decimals; i++)
		half /= 10;
	if (percent)
		copy->kind = QUANTITY_PERCENT;
	if (figure->scale == 1 && scale > 1) {
		copy->low = (copy->low < copy->value ? copy->low : copy->value - half) * scale;
		copy->high = (copy->high > copy->value ? copy->high : copy->value + half) * scale;
		copy->value *= scale;
		copy->scale = scale;
	}
	return copy;
}

static void
cell_add(struct table_reader *from, size_t row, size_t column)
{
	const struct reading_block *table = from->table;
	struct prose *prose = from->reader->prose;
	const struct reading_cell *cell = reading_cell(table, row, column);
	const struct reading_cell *top = from->head > 0 ? reading_cell(table, from->head - 1, column) : NULL;
	struct str head = top ? top->passage.text.text : STR_NONE, label = row_label(table, row, column);
	int year = year_of(reading_cell(table, row, 0));
	struct named *named;

	if (!cell->is_figure || !quantity_is_figure(&cell->figure) || column == 0 || !top)
		return;
	named = figure_add(from->reader, &cell->passage, NULL);
	named->cell = true;
	named->sentence = named->part = from->reader->count.sentence;
	named->year = year > 0 ? year : year_of(top);
	named->scope = STR_NONE;
	if (year_of(top) > 0) {
		named->figure = in_unit_of(prose, &cell->figure, label);
		named->name = words_of_head(prose, label);
	} else {
		named->figure = in_unit_of(prose, &cell->figure, head);
		named->name = from->names[column];
		if (!has_any(label, "合计 总计 全市 总数"))
			named->scope = label;
	}
}

static bool
row_is_head(const struct reading_block *table, size_t row)
{
	for (size_t i = 0; i < table->columns; i++)
		if (reading_cell(table, row, i)->is_figure && year_of(reading_cell(table, row, i)) == 0)
			return false;
	return true;
}

static void
table_add(struct reader *reader, const struct reading_block *table)
{
	struct table_reader from = { .reader = reader, .table = table, .head = table->head };

	reader->year = 0;
	reader->scope = STR_NONE;
	reader->count.sentence++;
	reader->count.part++;
	if (from.head == 0 && table->rows > 1 && row_is_head(table, 0))
		from.head = 1;
	from.names = arena_array(reader->prose->checker->arena, struct str, table->columns);
	for (size_t column = 0; from.head > 0 && column < table->columns; column++)
		from.names[column] = words_of_head(reader->prose, cell_text(table, from.head - 1, column));
	for (size_t row = from.head; row < table->rows; row++)
		for (size_t column = 0; column < table->columns; column++)
			cell_add(&from, row, column);
}

/* ---- the document ---- */

static void
heading_take(struct reader *reader, const struct reading_block *block)
{
	if (reader->in_case && block->level > reader->case_level)
		return;
	reader->in_case = has(block->passage.text.text, "案例");
	reader->case_level = block->level;
}

static void
block_take(struct reader *reader, const struct reading_block *block)
{
	switch (block->kind) {
	case PAPER_HEADING:
		heading_take(reader, block);
		break;
	case PAPER_PARAGRAPH:
	case PAPER_ITEM:
	case PAPER_NOTE:
		passage_add(reader, &block->passage);
		break;
	case PAPER_TABLE:
		table_add(reader, block);
		break;
	default:
		break;
	}
}

static void
sort_names(struct prose *prose)
{
	prose->names = arena_array(prose->checker->arena, struct name_at, prose->count + 1);
	for (size_t i = 0; i < prose->count; i++)
		if (prose->items[i].name.len > 0)
			prose->names[prose->name_count++] = (struct name_at){ prose->items[i].name, i };
	if (prose->name_count > 1)
		qsort(prose->names, prose->name_count, sizeof *prose->names, name_at_compare);
}

/* Room for all figures of texts and tables. */
static void
reserve(struct prose *prose, const struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++)
		prose->capacity +=
		    reading->items[i].passage.figures.count + reading->items[i].rows * reading->items[i].columns;
	prose->items = arena_array(prose->checker->arena, struct named, prose->capacity);
}

void
prose_read(struct prose *prose, const struct checker *checker)
{
	struct reader reader = { .prose = prose };

	*prose = (struct prose){ .checker = checker };
	reserve(prose, checker->reading);
	prose_find_subject(prose);
	words_learn(prose);
	scopes_learn(prose);
	for (size_t i = 0; i < checker->reading->count; i++) {
		reader.block = i;
		block_take(&reader, &checker->reading->items[i]);
	}
	prose_find_year(prose);
	sort_names(prose);
}
