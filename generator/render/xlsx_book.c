#include "render/xlsx_book.h"

#include "base/utf8.h"
#include "render/xml.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* 1980-01-01T00:00:00Z, the first moment a zip archive can tell: libxlsxwriter gives
 * it to the files inside, and it would take the clock for the document if told 0. */
static const time_t time_of_making = 315532800;

enum {
	CELL_UNITS_MOST = 32767, /* UTF-16 code units in a cell */
	ESCAPE_LENGTH = 7,       /* _x0041_ */
};

/* libxlsxwriter first writes the parts of a workbook to temporary files and does not
 * see whether that succeeds: with a full disk they would be empty. This function
 * stands in for the library's own (a program's definition goes before a library's):
 * the files are in memory, and the disk is never touched. */
FILE *
lxw_tmpfile(char *tmpdir) /* NOLINT(readability-non-const-parameter): the library declares it */
{
	int memory = memfd_create("part", MFD_CLOEXEC);
	FILE *file = memory >= 0 ? fdopen(memory, "w+") : NULL;

	(void)tmpdir;
	if (!file && memory >= 0)
		close(memory);
	return file;
}

static void
note_error(struct book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

static bool
fail(struct book *book, const char *what, int error)
{
	struct diags *diags = book->job->diags;

	return diag_system(diags, "xlsx-write", book->job->output->path, error,
	    diag_tr(diags, "cannot make the workbook: %s", "无法生成工作簿：%s"), what);
}

static lxw_format *
new_format(struct book *book)
{
	lxw_format *format = workbook_add_format(book->workbook);

	if (!format)
		note_error(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	return format;
}

static void
make_formats(struct book *book)
{
	book->head = new_format(book);
	book->plain = new_format(book);
	book->wrapped = new_format(book);
	if (book->head)
		format_set_bold(book->head);
	if (book->wrapped) {
		format_set_text_wrap(book->wrapped);
		format_set_align(book->wrapped, LXW_ALIGN_VERTICAL_TOP);
	}
}

/* A reference "_x0041_" of ECMA-376 (ST_Xstring), which would be read as "A". */
static bool
is_reference(struct str text, size_t at)
{
	struct str piece = str_slice(text, at, at + ESCAPE_LENGTH);

	if (piece.len < ESCAPE_LENGTH || !str_starts(piece, STR("_x")) || !str_ends(piece, STR("_")))
		return false;
	for (size_t i = 2; i < ESCAPE_LENGTH - 1; i++)
		if (str_find(STR("0123456789abcdefABCDEF"), str_slice(piece, i, i + 1), 0) == SIZE_MAX)
			return false;
	return true;
}

/* A text as libxlsxwriter takes it: zero-ended, what XML allows, and no longer than
 * a cell may be. */
static char *
cell_text(struct arena *arena, struct str text)
{
	struct strbuf allowed = { 0 }, cell = { 0 };
	size_t at = 0, units = 0;
	char *result;

	xml_add_allowed(&allowed, text);
	text = strbuf_view(&allowed);
	while (at < text.len) {
		size_t start = at;
		bool reference = is_reference(text, start);
		uint32_t code_point = utf8_next(text, &at);

		units += reference ? ESCAPE_LENGTH : code_point > 0xFFFF ? 2 : 1;
		if (units > CELL_UNITS_MOST)
			break;
		if (reference)
			strbuf_adds(&cell, "_x005F_");
		else
			strbuf_add(&cell, str_slice(text, start, at));
	}
	result = str_zero(arena, strbuf_view(&cell));
	strbuf_release(&allowed);
	strbuf_release(&cell);
	return result;
}

static void
set_properties(struct book *book, struct str title)
{
	struct arena *arena = book->job->arena;
	lxw_doc_properties properties = {
		.title = cell_text(arena, title),
		.author = cell_text(arena, book->job->renderer->site->publisher),
		.created = time_of_making,
	};

	note_error(book, workbook_set_properties(book->workbook, &properties));
}

bool
book_open(struct book *book, struct render_job *job, struct str title)
{
	char path[sizeof "/proc/self/fd/" + 3 * sizeof book->memory];

	/* The library writes to a path only. This one leads to memory. */
	*book = (struct book){ .job = job, .memory = memfd_create("workbook", MFD_CLOEXEC) };
	if (book->memory < 0)
		return fail(book, "memfd_create", errno);
	snprintf(path, sizeof path, "/proc/self/fd/%d", book->memory);
	book->workbook = workbook_new(path);
	if (!book->workbook) {
		close(book->memory);
		return fail(book, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED), 0);
	}
	make_formats(book);
	set_properties(book, title);
	return true;
}

static bool
read_memory(struct book *book)
{
	struct stat state;
	void *bytes;

	if (fstat(book->memory, &state) != 0)
		return fail(book, "fstat", errno);
	if (state.st_size <= 0)
		return fail(book, "empty", 0);
	bytes = mmap(NULL, (size_t)state.st_size, PROT_READ, MAP_PRIVATE, book->memory, 0);
	if (bytes == MAP_FAILED)
		return fail(book, "mmap", errno);
	strbuf_add(book->job->out, (struct str){ bytes, (size_t)state.st_size });
	munmap(bytes, (size_t)state.st_size);
	return true;
}

bool
book_close(struct book *book)
{
	bool ok;

	note_error(book, workbook_close(book->workbook));
	if (book->error == LXW_NO_ERROR)
		ok = read_memory(book);
	else
		ok = fail(book, lxw_strerror(book->error), 0);
	close(book->memory);
	return ok;
}

struct sheet
book_sheet(struct book *book, struct str name)
{
	const char *zero_ended = cell_text(book->job->arena, name);
	struct sheet sheet = { .book = book };

	note_error(book, workbook_validate_sheet_name(book->workbook, zero_ended));
	if (book->error == LXW_NO_ERROR)
		sheet.worksheet = workbook_add_worksheet(book->workbook, zero_ended);
	if (sheet.worksheet)
		worksheet_freeze_panes(sheet.worksheet, 1, 0);
	else
		note_error(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	return sheet;
}

/* The library's numbers. Beyond its limits it reports an error, so the first one
 * behind them will do. */
static lxw_row_t
row_number(size_t row)
{
	return row < LXW_ROW_MAX ? (lxw_row_t)row : LXW_ROW_MAX;
}

static lxw_col_t
column_number(size_t column)
{
	return column < LXW_COL_MAX ? (lxw_col_t)column : LXW_COL_MAX;
}

void
sheet_head(struct sheet *sheet, size_t column, struct str text, int width)
{
	lxw_col_t number = column_number(column);

	if (sheet->worksheet)
		note_error(sheet->book, worksheet_set_column(sheet->worksheet, number, number, width, NULL));
	sheet_text(sheet, 0, column, text, sheet->book->head);
}

void
sheet_text(struct sheet *sheet, size_t row, size_t column, struct str text, lxw_format *format)
{
	const char *zero_ended = cell_text(sheet->book->job->arena, text);

	if (sheet->worksheet && *zero_ended != '\0')
		note_error(sheet->book, worksheet_write_string(sheet->worksheet, row_number(row), column_number(column),
					    zero_ended, format));
}

/* "0", "0.0", "0.00" … */
static lxw_format *
new_number_format(struct book *book, int decimals)
{
	char pattern[BOOK_DECIMALS + 3] = "0.";
	lxw_format *format = new_format(book);

	if (decimals == 0)
		pattern[1] = '\0';
	for (int i = 0; i < decimals; i++)
		pattern[i + 2] = '0';
	if (format)
		format_set_num_format(format, pattern);
	return format;
}

void
sheet_number(struct sheet *sheet, size_t row, size_t column, double value, int decimals)
{
	struct book *book = sheet->book;

	if (decimals < 0)
		decimals = 0;
	if (decimals > BOOK_DECIMALS)
		decimals = BOOK_DECIMALS;
	if (!book->numbers[decimals])
		book->numbers[decimals] = new_number_format(book, decimals);
	if (sheet->worksheet)
		note_error(book, worksheet_write_number(sheet->worksheet, row_number(row), column_number(column), value,
				     book->numbers[decimals]));
}

void
sheet_filter(struct sheet *sheet, size_t last_row, size_t last_column)
{
	if (sheet->worksheet)
		note_error(sheet->book,
		    worksheet_autofilter(sheet->worksheet, 0, 0, row_number(last_row), column_number(last_column)));
}
