#ifndef QSITE_TESTS_DOC_FIXTURE_H
#define QSITE_TESTS_DOC_FIXTURE_H

#include "load/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* One Markdown file, and what became of it, for the tests of what compiles it. */

struct doc_fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct source *source;
	struct doc doc;
	bool ok;
};

static inline int
doc_setup(void **state)
{
	static struct doc_fixture fixture;

	fixture = (struct doc_fixture){ .sources = { .arena = &fixture.arena } };
	arena_init(&fixture.arena);
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	*state = &fixture;
	return 0;
}

static inline int
doc_teardown(void **state)
{
	struct doc_fixture *fixture = *state;

	arena_release(&fixture->arena);
	return 0;
}

#define doc_test(name) cmocka_unit_test_setup_teardown(name, doc_setup, doc_teardown)

static inline void
doc_source(struct doc_fixture *fixture, const char *text)
{
	fixture->source = source_add(&fixture->sources, STR("a.md"), str_from(text));
}

/* Compiles a body under a head with a title. */
static inline void
doc_compile(struct doc_fixture *fixture, const char *body)
{
	struct str text = str_format(&fixture->arena, "---\ntitle: T\n---\n%s", body);

	fixture->source = source_add(&fixture->sources, STR("a.md"), text);
	fixture->ok = markdown_compile(&fixture->arena, fixture->source, &fixture->doc, &fixture->diags);
}

/* ---- what to compare ---- */

static inline void
piece_show(const struct doc *doc, const struct piece *piece, struct strbuf *out)
{
	const struct doc_value *value = piece->kind == PIECE_VALUE ? &doc->values[piece->ref] : NULL;

	switch (piece->kind) {
	case PIECE_HTML:
		strbuf_add(out, piece->text);
		break;
	case PIECE_HEADING:
		strbuf_addf(out, "<h%u #%.*s>", piece->number, STR_ARG(doc->headings[piece->ref].id));
		break;
	case PIECE_HEADING_END:
		strbuf_addf(out, "</h%u>\n", piece->number);
		break;
	case PIECE_ID:
		strbuf_addf(out, "{id %.*s}", STR_ARG(piece->text));
		break;
	case PIECE_HREF:
		strbuf_addf(out, "{%.*s}", STR_ARG(doc->links[piece->ref].target));
		break;
	case PIECE_LINK_LABEL:
		strbuf_addf(out, "{label %.*s}", STR_ARG(doc->links[piece->ref].target));
		break;
	case PIECE_LINK_END:
		break; /* stands before </a>, always */
	case PIECE_VALUE:
		strbuf_addf(out, "{value %.*s %d %.*s}", STR_ARG(value->indicator), value->year, STR_ARG(value->item));
		break;
	case PIECE_BLOCK:
		strbuf_addf(out, "{block %zu}\n", piece->ref);
		break;
	case PIECE_CAPTION:
		strbuf_addf(out, "{caption %zu}", piece->ref);
		break;
	case PIECE_STRING:
		strbuf_addf(out, "{text %.*s}", STR_ARG(piece->text));
		break;
	}
}

/* The pieces as one text, with what is open in braces. */
static inline const char *
doc_html(struct doc_fixture *fixture)
{
	struct strbuf out = { 0 };
	const char *html;

	for (size_t i = 0; i < fixture->doc.piece_count; i++)
		piece_show(&fixture->doc, &fixture->doc.pieces[i], &out);
	html = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return html;
}

/* The findings in order, a line each: "code: what the place covers". */
static inline const char *
doc_findings(struct doc_fixture *fixture)
{
	struct strbuf out = { 0 };
	const char *lines;

	for (size_t i = 0; i < fixture->diags.count; i++) {
		const struct finding *finding = &fixture->diags.items[i];
		struct place place = finding->place;
		struct str text = place.source ? place.source->text : STR_NONE;

		strbuf_addf(&out, "%s%s: %.*s", i > 0 ? "\n" : "", finding->code,
		    STR_ARG(str_slice(text, place.offset, place.offset + place.length)));
	}
	lines = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return lines;
}

static inline const char *
doc_text(struct doc_fixture *fixture, struct str text)
{
	return str_zero(&fixture->arena, text);
}

/* What a place covers. */
static inline const char *
doc_at(struct doc_fixture *fixture, struct place place)
{
	assert_ptr_equal(place.source, fixture->source);
	return doc_text(fixture, str_slice(place.source->text, place.offset, place.offset + place.length));
}

/* Compiles a body that has no mistakes, and compares its HTML. */
#define assert_html(fixture, body, html)                                                                               \
	do {                                                                                                           \
		struct doc_fixture *compiled = (fixture);                                                              \
                                                                                                                       \
		doc_compile(compiled, (body));                                                                         \
		assert_string_equal(doc_findings(compiled), "");                                                       \
		assert_true(compiled->ok);                                                                             \
		assert_string_equal(doc_html(compiled), (html));                                                       \
	} while (0)

/* Compiles a body with mistakes, and compares the findings. */
#define assert_findings(fixture, body, findings)                                                                       \
	do {                                                                                                           \
		struct doc_fixture *compiled = (fixture);                                                              \
                                                                                                                       \
		doc_compile(compiled, (body));                                                                         \
		assert_string_equal(doc_findings(compiled), (findings));                                               \
	} while (0)

#endif
