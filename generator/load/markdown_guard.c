#include "load/markdown_guard.h"

#include <stdint.h>
#include <string.h>

enum {
	MOST_BYTES = 16 * 1024 * 1024,
	MOST_NESTED = 100,
	MOST_COLUMNS = 100, /* of a table */
	MOST_BARS = 200,    /* of a line, with escaped ones */
	MOST_MARKS = 1000,  /* of one kind in a paragraph */
};

/* For every row of dashes that could make a table, cmark-gfm searches the whole
 * paragraph above it once a line: lines times bytes, in a second some 3,000,000,000. */
static const uint64_t most_searched = 2000000000;

/* What has been counted since the last blank line. */
struct guard {
	size_t pictures;     /* ![ */
	size_t declarations; /* <! and <? */
	size_t parentheses;  /* ) in a row */
	uint64_t lines, bytes;
	uint64_t searched; /* in the whole file */
};

static bool
is_one_of(char byte, const char *set)
{
	return byte != '\0' && strchr(set, byte) != NULL;
}

/* Containers that a line opens or continues: > - + * and numbers, between blanks. */
static size_t
count_nested(struct str line)
{
	size_t count = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (is_one_of(line.at[i], ">-+*.)"))
			count++;
		else if (!is_one_of(line.at[i], " \t0123456789"))
			break;
	}
	return count;
}

static size_t
count_bars(struct str line)
{
	size_t bars = 0;

	for (size_t i = 0; i < line.len; i++)
		bars += line.at[i] == '|';
	return bars;
}

/* Whether a line of one kind of mark is a rule or an underline, which nest nothing. */
static bool
is_rule(struct str line)
{
	struct str marks = str_trim(line);

	for (size_t i = 0; i < marks.len; i++)
		if (marks.at[i] != marks.at[0])
			return false;
	return marks.len > 0 && marks.at[0] != '>';
}

/* The columns, or one more, that the line would give a table; 0 when it can be no
 * delimiter row. */
static size_t
count_columns(struct str line)
{
	bool dashes = false, colons = false;
	size_t bars = count_bars(line);

	for (size_t i = 0; i < line.len; i++) {
		if (!is_one_of(line.at[i], "|-: \t>\r"))
			return 0;
		dashes |= line.at[i] == '-';
		colons |= line.at[i] == ':';
	}
	return dashes && (bars > 0 || colons) ? bars + 1 : 0;
}

/* Also when it is blank within a quote. */
static bool
is_blank(struct str line)
{
	size_t at = 0;

	while (at < line.len && is_one_of(line.at[at], "> \t\r"))
		at++;
	return at == line.len;
}

static void
count_marks(struct guard *guard, struct str line)
{
	for (size_t i = 0; i < line.len; i++) {
		char next = i + 1 < line.len ? line.at[i + 1] : '\0';

		guard->pictures += line.at[i] == '!' && next == '[';
		guard->declarations += line.at[i] == '<' && (next == '!' || next == '?');
		guard->parentheses = line.at[i] == ')' ? guard->parentheses + 1 : 0;
		if (guard->parentheses > MOST_MARKS)
			return;
	}
}

static bool
guard_error(struct diags *diags, struct place place, size_t most, const char *english, const char *chinese)
{
	return diag_error(diags, "markdown-limit", place,
	    diag_tr(diags, "too many %s here: %zu at most", "此处%s过多：最多 %zu"),
	    diags->language == DIAG_CHINESE ? chinese : english, most);
}

static bool
line_check(struct guard *guard, struct str line, struct place place, struct diags *diags)
{
	size_t columns = count_columns(line);

	if (count_nested(line) > MOST_NESTED && !is_rule(line) && columns == 0)
		return guard_error(diags, place, MOST_NESTED, "nested lists and quotes", "列表和引用的嵌套");
	if (columns > MOST_COLUMNS + 1 || count_bars(line) > MOST_BARS)
		return guard_error(diags, place, MOST_COLUMNS, "table columns", "表格列");
	if (is_blank(line))
		*guard = (struct guard){ .searched = guard->searched };
	guard->searched += columns > 0 ? guard->lines * guard->bytes : 0;
	guard->lines++;
	guard->bytes += line.len;
	if (guard->searched > most_searched)
		return diag_error(diags, "markdown-limit", place, "%s",
		    diag_tr(diags, "too much text right above a table: a blank line is missing",
			"表格上方紧接着的文字过多：缺少空行"));
	count_marks(guard, line);
	if (guard->pictures > MOST_MARKS)
		return guard_error(diags, place, MOST_MARKS, "pictures in one paragraph", "同一段落中的图片");
	if (guard->declarations > MOST_MARKS)
		return guard_error(diags, place, MOST_MARKS, "HTML declarations", "HTML 声明");
	if (guard->parentheses > MOST_MARKS)
		return guard_error(diags, place, MOST_MARKS, "closing parentheses", "右括号");
	return true;
}

bool
guard_check(const struct source *source, size_t from, struct diags *diags)
{
	struct guard guard = { 0 };
	struct str rest = str_slice(source->text, from, source->text.len);
	struct str line;

	if (rest.len > MOST_BYTES)
		return guard_error(diags, place_file(source), MOST_BYTES, "bytes in one file", "单个文件的字节数");
	while (rest.len > 0) {
		size_t offset = source->text.len - rest.len;

		rest = str_cut(rest, '\n', &line);
		if (!line_check(&guard, line, place_at(source, offset, line.len), diags))
			return false;
	}
	return true;
}
