#include "check/tables_relation.h"

#include <math.h>

/* Computed columns, found by trying: a column that two others give in all rows but one is
 * taken for computed, when that many digits cannot agree by chance. */

enum { COLUMNS_MOST = 14, SAMPLE = 24, SHARE_ROWS = 3 };

/* The columns that may take part. */
struct choice {
	size_t items[COLUMNS_MOST];
	size_t count;
};

static bool
is_row_checked(const struct line *line)
{
	return line->kind != LINE_CHANGE && line->kind != LINE_MEAN && line->kind != LINE_EMPTY;
}

static struct choice
choose_columns(const struct sheet *sheet)
{
	struct choice choice = { .count = 0 };

	for (size_t c = 0; c < sheet->columns && choice.count < COLUMNS_MOST; c++)
		if (sheet->column[c].kind != LINE_CHANGE && sheet->column[c].kind != LINE_EMPTY)
			choice.items[choice.count++] = c;
	return choice;
}

/* ---- what a relation gives ---- */

static bool
uses_second(enum op op)
{
	return op != OP_REST && op != OP_TOTAL;
}

static struct extent
scaled(const struct sheet *sheet, const struct entry *entry, size_t column)
{
	return extent_times(extent_of(entry), sheet->column[column].scale);
}

static struct extent
share_of_both(struct extent a, struct extent b)
{
	/* a / (a + b) grows with a and falls with b. */
	return (struct extent){ a.low / (a.low + b.high) * 100, a.high / (a.high + b.low) * 100 };
}

/* Of the operands' extents; with points for extents, the value itself. */
static struct extent
apply(const struct relation *relation, struct extent a, struct extent b)
{
	switch (relation->op) {
	case OP_SHARE:
		return extent_times(extent_over(a, b), 100);
	case OP_PART:
		return share_of_both(a, b);
	case OP_QUOTIENT:
		return extent_over(a, b);
	case OP_PLUS:
		return (struct extent){ a.low + b.low, a.high + b.high };
	case OP_GROWTH:
		a = extent_over(a, b);
		return (struct extent){ (a.low - 1) * 100, (a.high - 1) * 100 };
	case OP_REST:
		return (struct extent){ 100 - a.high, 100 - a.low };
	default:
		return (struct extent){ a.low / relation->total * 100, a.high / relation->total * 100 };
	}
}

bool
relation_cells(const struct relation *relation, size_t row, const struct entry *cells[3])
{
	const struct sheet *sheet = relation->sheet;

	cells[0] = sheet_figure(sheet, row, relation->target);
	cells[1] = sheet_figure(sheet, row, relation->first);
	cells[2] = uses_second(relation->op) ? sheet_figure(sheet, row, relation->second) : cells[1];
	if (!cells[0] || !cells[1] || !cells[2] || cells[1]->percent != cells[2]->percent)
		return false;
	if (relation->op == OP_PLUS)
		return cells[0]->percent == cells[1]->percent && !cells[0]->ratio && !cells[1]->ratio;
	return (relation->op == OP_REST) == (cells[1]->percent || sheet->column[relation->first].percent);
}

static struct extent
computed_extent(const struct relation *relation, const struct entry *const cells[3])
{
	const struct sheet *sheet = relation->sheet;
	struct extent extent = apply(relation, scaled(sheet, cells[1], relation->first),
	    scaled(sheet, cells[2], uses_second(relation->op) ? relation->second : relation->first));

	return extent_times(extent, 1 / sheet->column[relation->target].scale);
}

double
relation_value(const struct relation *relation, const struct entry *const cells[3])
{
	struct entry first = *cells[1], second = *cells[2], *const points[] = { &first, &second };
	const struct entry *const both[3] = { cells[0], &first, &second };

	for (size_t i = 0; i < 2; i++)
		points[i]->exact = true;
	return extent_middle(computed_extent(relation, both));
}

enum verdict
relation_verdict(const struct relation *relation, const struct entry *const cells[3])
{
	struct extent extent = computed_extent(relation, cells);
	double value = relation_value(relation, cells);

	if (isnan(value) || isnan(extent.low) || !isfinite(value))
		return FITS_NOT;
	return entry_verdict(cells[0], extent, value);
}

/* ---- how well it holds ---- */

/* Digits that agree: what a chance agreement has few of. */
static double
digits_shown(const struct relation *relation, const struct entry *const cells[3])
{
	struct extent extent = computed_extent(relation, cells);
	double width = extent.high - extent.low + cells[0]->step;

	return log10(1 + fabs(cells[0]->value) / width);
}

/* Counts over `rows` rows; false as soon as too many do not fit. */
static bool
count_rows(struct relation *relation, size_t rows)
{
	const struct sheet *sheet = relation->sheet;

	relation->fits = relation->odd = relation->exact = 0;
	relation->digits = 0;
	for (size_t r = 0; r < rows; r++) {
		const struct entry *cells[3];
		enum verdict verdict;

		if (!is_row_checked(&sheet->row[r]) || !relation_cells(relation, r, cells))
			continue;
		verdict = relation_verdict(relation, cells);
		relation->exact += verdict == FITS;
		if (verdict != FITS_NOT) {
			relation->fits++;
			relation->digits += digits_shown(relation, cells);
		} else if (++relation->odd > 1 + rows / 6) {
			return false;
		}
	}
	return relation->fits > 0;
}

static bool
try_rows(struct relation *relation)
{
	size_t rows = relation->sheet->rows;

	return (rows <= SAMPLE || count_rows(relation, SAMPLE)) && count_rows(relation, rows);
}

/* How many digits must agree: more where more is tried and less said by the heads. */
static double
digits_needed(const struct relation *relation)
{
	double tried = log10((double)(relation->columns * relation->columns * 3));

	if (relation->implied) /* one row's digits have gone into the total */
		tried += 2;
	switch (relation->evidence) {
	case EVIDENCE_NAMES:
		if (relation->implied)
			return 5;
		return relation->op == OP_SHARE && relation->second == relation->base ? 1.7 : 2.3;
	case EVIDENCE_KIND:
		return tried + 2;
	default:
		return tried + 3.3;
	}
}

static bool
is_meant(const struct relation *relation)
{
	size_t checked = relation->fits + relation->odd;

	if (relation->digits < digits_needed(relation) || relation->odd > (checked > 6 ? checked / 6 : 1))
		return false;
	if (relation->implied)
		return relation->fits > 2;
	if (relation->op == OP_TOTAL)
		return checked >= SHARE_ROWS && relation->fits > 1;
	if (checked == 2)
		return relation->evidence != EVIDENCE_NONE && relation->odd < 2;
	return relation->fits > 1 && (relation->evidence != EVIDENCE_NONE || relation->fits > 2);
}

static bool
is_better(const struct relation *a, const struct relation *b)
{
	if (b->fits == 0)
		return true;
	if ((a->odd == 0) != (b->odd == 0))
		return a->odd == 0;
	if (a->evidence != b->evidence)
		return a->evidence > b->evidence;
	return a->digits > b->digits;
}

static void
consider(struct relation *best, struct relation *relation)
{
	relation->evidence = relation_evidence(relation);
	if (try_rows(relation) && is_meant(relation) && is_better(relation, best))
		*best = *relation;
}

/* ---- what is tried ---- */

static bool
is_percent(const struct sheet *sheet, size_t column)
{
	size_t percents = 0, figures = 0;

	for (size_t r = 0; r < sheet->rows && r < SAMPLE; r++) {
		const struct entry *entry = sheet_figure(sheet, r, column);

		figures += entry != NULL;
		percents += entry && entry->percent;
	}
	return sheet->column[column].percent || percents * 2 > figures;
}

/* What all shares of a column are shares of: its total, or its sum. */
static double
total_of(const struct sheet *sheet, size_t column)
{
	double sum = 0;

	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_figure(sheet, r, column);

		if (entry && sheet->row[r].kind == LINE_TOTAL)
			return entry->value * sheet->column[column].scale;
		if (entry && sheet->row[r].kind == LINE_PLAIN)
			sum += entry->value * sheet->column[column].scale;
	}
	return sum;
}

static void
try_pair(struct relation *best, struct relation relation, bool percent)
{
	static const enum op of_percents[] = { OP_SHARE, OP_PART, OP_GROWTH, OP_PLUS },
			     of_others[] = { OP_QUOTIENT, OP_PLUS };
	const enum op *ops = percent ? of_percents : of_others;
	size_t count = percent ? 4 : 2;

	for (size_t i = 0; i < count; i++) {
		if (ops[i] == OP_PLUS && relation.first > relation.second)
			continue;
		relation.op = ops[i];
		consider(best, &relation);
	}
}

static void
try_one(struct relation *best, struct relation relation, bool percent)
{
	const struct line *line = &relation.sheet->column[relation.first];

	if (!percent)
		return;
	relation.op = OP_REST;
	if (is_percent(relation.sheet, relation.first) && relation.target > relation.first)
		consider(best, &relation);
	relation.op = OP_TOTAL;
	relation.total = total_of(relation.sheet, relation.first);
	if (line->sums && relation.total > 0)
		consider(best, &relation);
	relation.implied = true;
	relation.total = relation_implied_total(&relation);
	if (line->sums && relation.total > 0)
		consider(best, &relation);
}

static struct relation
find_relation(const struct sheet *sheet, const struct choice *choice, size_t target, size_t base)
{
	struct relation best = { .fits = 0 };
	struct relation relation = { .sheet = sheet, .target = target, .base = base, .columns = choice->count };
	bool percent = is_percent(sheet, target);

	for (size_t i = 0; i < choice->count; i++) {
		relation.first = choice->items[i];
		if (relation.first == target)
			continue;
		try_one(&best, relation, percent);
		for (size_t k = 0; k < choice->count; k++) {
			relation.second = choice->items[k];
			if (relation.second != target && relation.second != relation.first)
				try_pair(&best, relation, percent);
		}
	}
	return best;
}

/* A sum is told by the rules of totals when a head says total; and of three columns only
 * the last is told as the computed one. */
static bool
is_told_elsewhere(const struct relation *relation)
{
	const struct line *lines = relation->sheet->column;

	return relation->op == OP_PLUS &&
	       (lines[relation->target].kind == LINE_TOTAL || lines[relation->target].kind == LINE_SUBTOTAL ||
		   str_has(lines[relation->target].label, "总"));
}

bool
column_is_computed(const struct sheet *sheet, size_t column)
{
	struct choice choice = choose_columns(sheet);
	struct relation relation = find_relation(sheet, &choice, column, SIZE_MAX);

	return relation.fits > 0 && relation.odd == 0;
}

static void
tell_rows(const struct relation *relation)
{
	if (is_told_elsewhere(relation))
		return;
	for (size_t r = 0; r < relation->sheet->rows; r++)
		if (is_row_checked(&relation->sheet->row[r]))
			relation_find(relation, r);
}

/* Shares of one base stand side by side: what the first round finds to be the base helps
 * to know the others by fewer digits. */
void
check_relations(const struct sheet *sheet)
{
	struct choice choice = choose_columns(sheet);
	struct relation relations[COLUMNS_MOST];
	size_t base = SIZE_MAX;

	for (size_t i = 0; i < choice.count; i++) {
		relations[i] = find_relation(sheet, &choice, choice.items[i], SIZE_MAX);
		if (relations[i].fits > 0 && relations[i].op == OP_SHARE && relations[i].odd == 0)
			base = relations[i].second;
	}
	for (size_t i = 0; i < choice.count; i++) {
		if (relations[i].fits == 0 && base != SIZE_MAX)
			relations[i] = find_relation(sheet, &choice, choice.items[i], base);
		if (relations[i].fits > 0)
			tell_rows(&relations[i]);
	}
}
