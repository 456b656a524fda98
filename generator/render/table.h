#ifndef QSITE_RENDER_TABLE_H
#define QSITE_RENDER_TABLE_H

#include "render/render_parts.h"

/* The long table of everything that reports state: what the CSV and XLSX files hold
 * and datapackage.json describes. One row is one statement of one report: the value
 * of an indicator in a year, or of one item when it is broken down. Where a report
 * states a second value for the same thing, that is a row of its own, marked in
 * COLUMN_STATEMENT as no main one; filtering by that column leaves each thing once.
 *
 * The table is for people, so its words (status, kind of breakdown) are in the
 * site's language; the JSON files have the codes. */

enum table_column {
	COLUMN_CITY_CODE,
	COLUMN_CITY,
	COLUMN_INDICATOR_ID,
	COLUMN_INDICATOR,
	COLUMN_YEAR,
	COLUMN_BY,
	COLUMN_ITEM,
	COLUMN_STATEMENT,
	COLUMN_VALUE,
	COLUMN_UNIT,
	COLUMN_STATUS,
	COLUMN_VERSION,
	COLUMN_NOTE,
	COLUMN_STATED,
	COLUMN_REPORT,
	COLUMN_PAGE,
	TABLE_COLUMNS,
};

enum column_type { TYPE_TEXT, TYPE_YEAR, TYPE_NUMBER };

struct column {
	const char *header; /* keys of the theme's strings */
	const char *about;
	enum column_type type;
	int width;            /* in a sheet, in digits of its font */
	bool required;        /* no cell is empty */
	const char *property; /* what it is in a public vocabulary, or NULL */
};

extern const struct column table_columns[TABLE_COLUMNS];

struct table_row {
	const struct observation *observation;
	const struct breakdown *breakdown; /* NULL: of the whole */
	const struct restatement *also;    /* NULL: the main statement */
	size_t report, indicator, order;   /* what rows are sorted by, with the year */
};

struct table_rows {
	struct table_row *items;
	size_t count, capacity;
};

/* The rows of the output's report or indicator, of all when it has neither. Sorted by
 * city, report (older first), indicator (as in the dictionary), year; then the whole
 * before its parts, and these as data.json has them. */
struct table_rows
table_collect(const struct render_job *job);

/* The same name in every language: "city_code". */
struct str
table_column_id(const struct column *column);

/* Empty where there is nothing to say, which for COLUMN_VALUE is a missing value. */
struct str
table_cell(const struct render_job *job, const struct table_row *row, enum table_column column);

/* COLUMN_VALUE as a number; meaningless when its cell is empty. */
double
table_value(const struct table_row *row);

struct str
table_stated(const struct table_row *row);

struct str
table_note(const struct table_row *row);

const struct origin *
table_origin(const struct table_row *row);

/* The words of COLUMN_STATEMENT and COLUMN_STATUS, all of them: keys of strings,
 * ending with NULL. */
extern const char *const table_statements[];
extern const char *const table_statuses[];

/* "p"; empty for STATUS_NORMAL. */
struct str
status_code(enum observation_status status);

/* The text of a theme's string. */
struct str
job_string(const struct render_job *job, const char *key);

/* The shortest spelling of a number. */
struct str
job_number(const struct render_job *job, double value);

#endif
