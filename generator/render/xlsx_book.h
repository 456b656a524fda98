#ifndef QSITE_RENDER_XLSX_BOOK_H
#define QSITE_RENDER_XLSX_BOOK_H

#include "render/render_parts.h"

#include <xlsxwriter.h>

/* A workbook in the making (Office Open XML, by libxlsxwriter), without a trace of
 * when and where it is made.
 *
 *     struct book book;
 *
 *     if (!book_open(&book, job, title))
 *             return false;
 *     struct sheet sheet = book_sheet(&book, name);
 *     sheet_text(&sheet, row, column, text, book.plain);
 *     return book_close(&book);
 *
 * Failures on the way are kept: book_close reports the first. Texts are stored as
 * texts whatever they look like, never as formulas or links. Rows and columns count
 * from 0. */

enum { BOOK_DECIMALS = 15 }; /* that a number is shown with, at most */

struct book {
	struct render_job *job;
	lxw_workbook *workbook;
	lxw_format *head, *plain, *wrapped;
	lxw_format *numbers[BOOK_DECIMALS + 1]; /* by decimals; made when they are needed */
	lxw_error error;
	int memory; /* descriptor of the file, which is in memory only */
};

struct sheet {
	struct book *book;
	lxw_worksheet *worksheet; /* NULL after a failure */
};

/* `title` goes into the properties of the document. False after a finding; then
 * there is nothing to close. */
bool
book_open(struct book *book, struct render_job *job, struct str title);

/* Appends the file to the job's output. False after a finding. */
bool
book_close(struct book *book);

struct sheet
book_sheet(struct book *book, struct str name);

/* A heading in the first row, which stays in sight. `width` is in digits. */
void
sheet_head(struct sheet *sheet, size_t column, struct str text, int width);

/* An empty text leaves the cell empty. More than a cell can hold is cut. */
void
sheet_text(struct sheet *sheet, size_t row, size_t column, struct str text, lxw_format *format);

void
sheet_number(struct sheet *sheet, size_t row, size_t column, double value, int decimals);

/* Buttons for filtering in the first row, over the rows below it. */
void
sheet_filter(struct sheet *sheet, size_t last_row, size_t last_column);

#endif
