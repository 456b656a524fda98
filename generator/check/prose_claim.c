#include "check/prose.h"

/* Claims without figures against the table behind them: "均有提升" over a column of changes
 * that has a fall, and a rank that the table says otherwise. */

enum { NEXT_BLOCKS = 3, CLAIM_BYTES = 150, RANKS = 20 /* of one passage */ };

/* The table that stands within a few blocks behind; NULL: none. */
static const struct reading_block *
table_behind(const struct reading *reading, size_t block)
{
	for (size_t i = block + 1; i < reading->count && i <= block + NEXT_BLOCKS; i++) {
		if (reading->items[i].kind == PAPER_TABLE)
			return &reading->items[i];
		if (reading->items[i].kind == PAPER_HEADING)
			return NULL;
	}
	return NULL;
}

/* A column whose head has one of the words; SIZE_MAX: none. */
static size_t
column_of(const struct reading_block *table, const char *words)
{
	for (size_t row = 0; row < table->rows && row < (table->head > 0 ? table->head : 1); row++)
		for (size_t i = 0; i < table->columns; i++)
			if (has_any(reading_cell(table, row, i)->passage.text.text, words))
				return i;
	return SIZE_MAX;
}

/* ---- 均有提升 ---- */

static void
find_fall(const struct checker *checker, const struct passage *passage, const size_t claim[2],
    const struct reading_block *table)
{
	size_t column = column_of(table, "变化 增长 增减 同比");
	size_t falls = 0;

	for (size_t row = 0; column != SIZE_MAX && row < table->rows; row++) {
		const struct reading_cell *cell = reading_cell(table, row, column);

		if (!cell->is_figure || !cell->figure.negative)
			continue;
		if (falls++ == 0)
			checker_find(checker, "prose-claim", passage_place(passage, claim[0], claim[1]),
			    diag_tr(checker->diags, "all are said to rise, and the table has a fall of '%.*s'",
				"文中称均有提升，表中却有下降：“%.*s”"),
			    STR_ARG(figure_text(&cell->passage, &cell->figure)));
		diag_also(checker->diags, figure_place(&cell->passage, &cell->figure), "%s",
		    diag_tr(checker->diags, "a fall", "此项下降"));
	}
}

/* "与上一年度相比，均有明显提升" */
static void
judge_rises(const struct checker *checker, size_t block)
{
	const struct passage *passage = &checker->reading->items[block].passage;
	struct str text = passage->text.text;
	const struct reading_block *table = table_behind(checker->reading, block);
	size_t at = SIZE_MAX, next = 0, end;
	struct str claim;

	while (table && (next = str_find(text, STR("均有"), next)) != SIZE_MAX)
		at = next++;
	if (at == SIZE_MAX)
		return;
	end = sentence_end(text, at);
	claim = str_slice(text, at, end);
	if (claim.len < 60 && has_any(claim, "提升 提高 增长 增加 上升"))
		find_fall(checker, passage, (size_t[]){ at, end }, table);
}

/* ---- ranks ---- */

static unsigned
rank_of(struct str text)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	size_t at = str_find(text, STR("第"), 0);
	struct str rest = at == SIZE_MAX ? STR_NONE : str_trim(str_slice(text, at + STR("第").len, text.len));

	for (unsigned i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (str_starts(rest, str_from(numerals[i])) &&
		    !begins_any(str_slice(rest, 3, rest.len), "十 名次 届 批"))
			return i + 1;
	if (rest.len > 0 && rest.at[0] >= '1' && rest.at[0] <= '9' &&
	    !(rest.len > 1 && rest.at[1] >= '0' && rest.at[1] <= '9'))
		return (unsigned)(rest.at[0] - '0');
	return 0;
}

/* The row whose first cell is the year; SIZE_MAX: none. */
static size_t
row_of_year(const struct reading_block *table, int year)
{
	for (size_t row = 0; row < table->rows; row++) {
		const struct quantity_list *figures = &reading_cell(table, row, 0)->passage.figures;

		if (figures->count > 0 && figures->items[0].value == (double)year)
			return row;
	}
	return SIZE_MAX;
}

static int
year_before(const struct passage *passage, size_t at)
{
	int year = 0;

	for (size_t i = 0; i < passage->figures.count && passage->figures.items[i].to <= at; i++)
		if (passage->figures.items[i].kind == QUANTITY_YEAR &&
		    passage->figures.items[i].high == passage->figures.items[i].value)
			year = (int)passage->figures.items[i].value;
	return year;
}

static struct str
behind_marks(struct str words)
{
	static const char *const marks[] = { "，", "。", "；" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (size_t cut; (cut = str_find(words, str_from(marks[i]), 0)) != SIZE_MAX;)
			words = str_slice(words, cut + str_from(marks[i]).len, words.len);
	return words;
}

/* "获奖数除东浦外全省第一" is not the first place; the claim from `at` on, and its rank. */
static void
judge_rank(const struct checker *checker, size_t block, size_t at, const struct reading_block *table)
{
	const struct passage *passage = &checker->reading->items[block].passage;
	struct str text = passage->text.text;
	size_t end = at + CLAIM_BYTES / 4 < text.len ? at + CLAIM_BYTES / 4 : text.len,
	       column = column_of(table, "排位 位次 排名 名次");
	size_t begin = at > CLAIM_BYTES ? at - CLAIM_BYTES : 0, row = row_of_year(table, year_before(passage, at));
	unsigned rank = rank_of(str_slice(text, at, end));
	const struct passage *cell;
	struct str clause;
	bool except;

	if (column == SIZE_MAX || row == SIZE_MAX || rank == 0)
		return;
	clause = behind_marks(str_slice(text, begin, at));
	except = has(clause, "除") && has(clause, "外");
	cell = &reading_cell(table, row, column)->passage;
	if (rank_of(cell->text.text) == 0 ||
	    (except ? rank_of(cell->text.text) > rank : rank_of(cell->text.text) == rank))
		return;
	checker_find(checker, "prose-rank", passage_place(passage, at, at + STR("全省第一").len),
	    except ? diag_tr(checker->diags, "with one left out the rank is not '%.*s', as the table has it",
			 "除某地外的名次不可能是表中的“%.*s”")
		   : diag_tr(checker->diags, "the table has the rank '%.*s'", "表中的名次是“%.*s”"),
	    STR_ARG(cell->text.text));
	diag_also(checker->diags, passage_place(cell, 0, cell->text.text.len), "%s",
	    diag_tr(checker->diags, "the table", "表中"));
}

static void
judge_ranks(const struct checker *checker, size_t block)
{
	struct str text = checker->reading->items[block].passage.text.text;
	const struct reading_block *table = table_behind(checker->reading, block);
	size_t at = 0;

	for (int count = 0; table && count < RANKS && (at = str_find(text, STR("全省第"), at)) != SIZE_MAX; count++)
		judge_rank(checker, block, at++, table);
}

void
prose_claims(struct prose *prose)
{
	const struct reading *reading = prose->checker->reading;

	for (size_t i = 0; i < reading->count; i++)
		if (reading->items[i].kind == PAPER_PARAGRAPH || reading->items[i].kind == PAPER_ITEM) {
			judge_rises(prose->checker, i);
			judge_ranks(prose->checker, i);
		}
}
