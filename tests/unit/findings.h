#ifndef QSITE_TESTS_FINDINGS_H
#define QSITE_TESTS_FINDINGS_H

#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Questions to a list of findings. */

/* "code code: message …", for a test that fails. */
static inline const char *
findings_told(const struct diags *diags)
{
	struct strbuf told = { 0 };
	char *text;

	for (size_t i = 0; i < diags->count; i++) {
		const struct finding *finding = &diags->items[i];
		struct line_column at = place_line_column(finding->place);
		struct str path = finding->place.source ? finding->place.source->path : STR("nowhere");

		strbuf_addf(&told, "\n%.*s:%zu:%zu: %.*s [%s]", STR_ARG(path), at.line, at.column,
		    STR_ARG(finding->text), finding->code);
	}
	text = str_zero(diags->arena, strbuf_view(&told));
	strbuf_release(&told);
	return text;
}

/* The codes of all findings in the order they were made, with blanks between. */
static inline void
assert_codes(const struct diags *diags, const char *expected)
{
	struct strbuf codes = { 0 };
	bool same;

	for (size_t i = 0; i < diags->count; i++)
		strbuf_addf(&codes, "%s%s", i > 0 ? " " : "", diags->items[i].code);
	same = str_eq(strbuf_view(&codes), str_from(expected));
	strbuf_release(&codes);
	if (!same)
		fail_msg("expected '%s', but found:%s", expected, findings_told(diags));
}

static inline const struct finding *
finding_of(const struct diags *diags, const char *code)
{
	for (size_t i = 0; i < diags->count; i++)
		if (strcmp(diags->items[i].code, code) == 0)
			return &diags->items[i];
	fail_msg("no '%s', but found:%s", code, findings_told(diags));
	return NULL;
}

/* The first finding of a code stands at this line and column and covers this text. */
static inline void
assert_finding(const struct diags *diags, const char *code, size_t line, size_t column, const char *covered)
{
	struct place place = finding_of(diags, code)->place;
	struct line_column at = place_line_column(place);
	struct str text;

	assert_non_null(place.source);
	text = str_slice(place.source->text, place.offset, place.offset + place.length);
	if (at.line != line || at.column != column || !str_eq(text, str_from(covered)))
		fail_msg("expected %zu:%zu '%s', but found '%.*s' and:%s", line, column, covered, STR_ARG(text),
		    findings_told(diags));
}

static inline void
assert_told(const struct diags *diags, const char *code, const char *piece)
{
	if (str_find(finding_of(diags, code)->text, str_from(piece), 0) == SIZE_MAX)
		fail_msg("no '%s' in:%s", piece, findings_told(diags));
}

static inline void
assert_hint(const struct diags *diags, const char *code, const char *piece)
{
	struct str hint = finding_of(diags, code)->hint;

	if (str_find(hint, str_from(piece), 0) == SIZE_MAX)
		fail_msg("no '%s' in the hint '%.*s' of:%s", piece, STR_ARG(hint), findings_told(diags));
}

static inline void
assert_text(struct str actual, const char *expected)
{
	if (!str_eq(actual, str_from(expected)))
		fail_msg("expected '%s', but found '%.*s'", expected, STR_ARG(actual));
}

#endif
