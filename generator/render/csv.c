#include "render/table.h"

/* CSV files by RFC 4180: CRLF at the end of a line, a quoted field where it is
 * needed. A byte order mark stands in front, without which Excel takes UTF-8 for the
 * system's own encoding. */

/* Spreadsheets read a cell that begins so as a formula, quoted or not. */
static bool
looks_like_formula(struct str text)
{
	static const struct str marks = { "=+-@\t\r\n", 7 };

	return text.len > 0 && str_find(marks, str_slice(text, 0, 1), 0) != SIZE_MAX;
}

static bool
needs_quotes(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == ',' || text.at[i] == '"' || text.at[i] == '\r' || text.at[i] == '\n')
			return true;
	return false;
}

/* Line breaks inside are CRLF too, so that a file has one kind only. */
static void
add_quoted(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		bool pair = text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';

		if (text.at[i] == '"')
			strbuf_adds(out, "\"\"");
		else if (text.at[i] == '\n' || (text.at[i] == '\r' && !pair))
			strbuf_adds(out, "\r\n");
		else if (!pair)
			strbuf_addc(out, text.at[i]);
	}
}

static void
add_text(struct strbuf *out, struct str text)
{
	const char *apostrophe = looks_like_formula(text) ? "'" : "";

	if (!needs_quotes(text)) {
		strbuf_adds(out, apostrophe);
		strbuf_add(out, text);
		return;
	}
	strbuf_addf(out, "\"%s", apostrophe);
	add_quoted(out, text);
	strbuf_addc(out, '"');
}

static void
add_header(struct render_job *job)
{
	for (size_t i = 0; i < TABLE_COLUMNS; i++) {
		if (i > 0)
			strbuf_addc(job->out, ',');
		add_text(job->out, job_string(job, table_columns[i].header));
	}
	strbuf_adds(job->out, "\r\n");
}

static void
add_row(struct render_job *job, const struct table_row *row)
{
	for (enum table_column column = 0; column < TABLE_COLUMNS; column++) {
		struct str cell = table_cell(job, row, column);

		if (column > 0)
			strbuf_addc(job->out, ',');
		if (table_columns[column].type == TYPE_TEXT)
			add_text(job->out, cell);
		else
			strbuf_add(job->out, cell);
	}
	strbuf_adds(job->out, "\r\n");
}

/* One shape for all: the output says which report or indicator it is about. */
static bool
render_csv(struct render_job *job)
{
	struct table_rows rows = table_collect(job);

	strbuf_adds(job->out, "\xEF\xBB\xBF");
	add_header(job);
	for (size_t i = 0; i < rows.count; i++)
		add_row(job, &rows.items[i]);
	return true;
}

bool
render_observations_csv(struct render_job *job)
{
	return render_csv(job);
}

bool
render_indicator_csv(struct render_job *job)
{
	return render_csv(job);
}

bool
render_report_csv(struct render_job *job)
{
	return render_csv(job);
}
