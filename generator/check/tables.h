#ifndef QSITE_CHECK_TABLES_H
#define QSITE_CHECK_TABLES_H

#include "check/rule.h"

/* What the rules about tables share; not for others. A table is read as a sheet: heads
 * and labels taken off, every row and column with what its label says it is. Rules that
 * hold for rows and columns alike look at a sheet and at its transpose. */

enum line_kind {
	LINE_PLAIN,
	LINE_TOTAL,    /* 合计, 总计, 全市合计 */
	LINE_SUBTOTAL, /* 小计 */
	LINE_PART,     /* 其中：… */
	LINE_CHANGE,   /* 增长, 增减, 变化, 同比 */
	LINE_MEAN,     /* 平均, or a wider place's figure to compare with */
	LINE_EMPTY,    /* has no figures */
};

/* A row or a column. */
struct line {
	struct str label; /* as written, without blanks; may be empty */
	const struct passage *passage;
	enum line_kind kind;
	int year;          /* that the label holds; 0: none; 上年 and 本年 are 1 and 2 */
	bool is_year;      /* the label is a year and nothing else */
	bool percent;      /* the label says so */
	bool sums;         /* its figures can be added up: no rates, means, ranks */
	double scale;      /* of the figures, said by the label: 万元 is 1e4 */
	size_t source_row; /* of a row: in the grid */
};

struct entry {
	const struct reading_cell *cell;
	struct str text; /* of the cell, without blanks around */
	bool numeric;
	bool exact;   /* a count: nothing has been rounded */
	bool percent; /* or percentage points */
	bool points;  /* says 百分点 */
	bool ratio;   /* value is the side that is not 1 */
	bool about;   /* 约, 余: nothing to compute with */
	double value;
	double step; /* of the last digit written */
	double scale;
	int decimals;
	struct str unit;
};

/* The cells of one table, or of the pieces that a page break made of it. */
struct grid_rows {
	const struct reading_cell **cells; /* rows * columns */
	size_t rows, columns, head;
	size_t labels; /* columns that name the rows */
	size_t index;  /* + 1 of the column of running numbers; 0: none */
};

struct sheet {
	const struct checker *checker;
	const struct grid_rows *grid;
	size_t rows, columns;
	struct line *row, *column;
	struct entry *entries;
	size_t row_step, column_step;
	bool turned;           /* rows and columns are exchanged */
	bool measures_in_rows; /* each row has its own measure and unit */
};

/* ---- tables_grid.c, tables_sheet.c ---- */

/* Reads the table at block *at, with those that go on with it, and moves *at behind. */
void
grid_read(struct grid_rows *grid, const struct checker *checker, size_t *at);

void
sheet_read(struct sheet *sheet, const struct checker *checker, const struct grid_rows *grid);

struct sheet
sheet_turned(const struct sheet *sheet);

const struct entry *
sheet_at(const struct sheet *sheet, size_t row, size_t column);

/* The entry when it can be computed with, else NULL. */
const struct entry *
sheet_figure(const struct sheet *sheet, size_t row, size_t column);

const struct reading_cell *
grid_at(const struct grid_rows *grid, size_t row, size_t column);

void
entry_read(struct entry *entry, const struct reading_cell *cell);

/* ---- tables_label.c ---- */

/* Fills in what the label of a line says. */
void
line_read(struct line *line);

/* Whether the label names what is measured: 就业率, 人数, 面积. */
bool
line_is_measure(const struct line *line);

bool
str_has(struct str text, const char *word);

bool
str_has_any(struct str text, const char *const *words);

/* A text without its blanks. */
struct str
str_squeeze(struct arena *arena, struct str text);

/* 2019, 2019年, 2019学年度: the year; else 0. */
int
label_year(struct str label);

/* Words for growth or decline that need no sign: 下降, 减少. */
bool
label_falls(struct str label);

/* ---- tables_compute.c: what figures can be, and how to say it ---- */

/* All values that a computation can have, given what its figures are rounded from. */
struct extent {
	double low, high;
};

enum verdict {
	FITS,
	FITS_CUT,   /* cut off instead of rounded */
	FITS_LOOSE, /* not what the figures as written give, but what they may be rounded from does */
	FITS_NOT,
};

struct extent
extent_of(const struct entry *entry);

struct extent
extent_minus(struct extent a, struct extent b);

struct extent
extent_over(struct extent a, struct extent b);

struct extent
extent_times(struct extent a, double factor);

double
extent_middle(struct extent extent);

/* Whether a stated figure can be the rounding of a computed one, which is `value` when
 * the figures are taken as written. */
enum verdict
entry_verdict(const struct entry *entry, struct extent computed, double value);

struct place
entry_place(const struct entry *entry);

/* How a sheet names a line: its label, or its number. */
struct str
line_name(const struct sheet *sheet, const struct line *line, size_t index, bool row);

void
add_entry(struct strbuf *out, const struct entry *entry);

void
add_value(struct strbuf *out, double value, int decimals, bool percent);

/* "= 98.52 %, stated 99.52 %", behind a computation. */
void
add_result(const struct checker *checker, struct strbuf *out, double value, const struct entry *stated);

/* Gives the newest finding a computation (and releases it), and what may have happened. */
void
find_computation(const struct checker *checker, struct strbuf *computation);

/* A hint how `expected` may have become what is stated; false: no idea. */
bool
find_slip(const struct checker *checker, const struct entry *stated, double expected);

/* Another figure of the newest finding, named by its lines. */
void
find_also(const struct sheet *sheet, size_t row, size_t column);

/* ---- tables_relation.c ---- */

/* Whether other columns give all figures of this one. */
bool
column_is_computed(const struct sheet *sheet, size_t column);

/* ---- the rules: each of a sheet ---- */

typedef void
sheet_rule(const struct sheet *sheet);

sheet_rule check_malformed, check_units, check_change_units, check_percent_changes,
    check_gaps;                                                        /* tables_figure.c, tables_unit.c */
sheet_rule check_numbers, check_names, check_years;                    /* tables_order.c */
sheet_rule check_totals;                                               /* tables_total.c; both ways */
sheet_rule check_changes, check_series;                                /* tables_change.c; both ways */
sheet_rule check_relations;                                            /* tables_relation.c; the way of the measures */
sheet_rule check_parts, check_percents, check_magnitude, check_copies; /* tables_range.c */

#endif
