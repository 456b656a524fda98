#include "load/compiled.h"

#include "doc_fixture.h"

/* A document that uses everything there is. */
static const char everything[] =
    "---\ntitle: 甲\nnumber: 第二部分\ntopic: students\nsummary: 乙\nupdated: 2024-01\ndraft: true\n---\n"
    "## 2.1 一 {#one}\n\n共{{value.a}}、{{value.b.2020.丙}}[^n] [](#t) ![x](y.png)\n\n"
    "表：丁 {#t}\n\n```table\n{ \"indicators\": [\"a\", \"b\"], \"cities\": [\"*\"], \"years\": [2020], \"by\": "
    "\"district\", "
    "\"transpose\": true, \"title\": \"戊\" }\n```\n\n"
    "```chart\n{ \"kind\": \"line\", \"indicators\": [\"a\"], \"years\": \"2019-2023\" }\n```\n\n图：己\n\n"
    "表：庚\n\n| a |\n|---|\n| 1 |\n\n[^n]: note\n";

static void
compile_everything(struct doc_fixture *fixture)
{
	doc_source(fixture, everything);
	assert_true(markdown_compile(&fixture->arena, fixture->source, &fixture->doc, &fixture->diags));
}

static struct str
packed(struct doc_fixture *fixture, const struct doc *doc)
{
	struct strbuf out = { 0 };
	struct str bytes;

	compiled_pack(doc, &out);
	bytes = str_copy(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return bytes;
}

static void
gives_back_what_was_packed(void **state)
{
	struct doc_fixture *fixture = *state;
	const char *html;
	struct str bytes;
	struct doc doc;

	compile_everything(fixture);
	html = doc_html(fixture);
	bytes = packed(fixture, &fixture->doc);
	assert_true(compiled_unpack(&fixture->arena, fixture->source, bytes, &doc));
	assert_true(str_eq(packed(fixture, &doc), bytes));

	fixture->doc = doc;
	assert_string_equal(doc_html(fixture), html);
	assert_string_equal(doc_text(fixture, doc.title), "甲");
	assert_string_equal(doc_at(fixture, doc.title_place), "甲");
	assert_string_equal(doc_text(fixture, doc.number), "第二部分");
	assert_string_equal(doc_text(fixture, doc.topic), "students");
	assert_string_equal(doc_text(fixture, doc.summary), "乙");
	assert_string_equal(doc_text(fixture, doc.updated), "2024-01");
	assert_true(doc.draft);
	assert_string_equal(doc_at(fixture, doc.values[1].place), "{{value.b.2020.丙}}");
	assert_string_equal(doc_text(fixture, doc.values[1].item), "丙");
	assert_int_equal(doc.values[1].year, 2020);
	assert_true(doc.links[0].empty);
	assert_true(doc.links[1].image);
	assert_int_equal(doc.blocks[0].years[0], 2020);
	assert_true(doc.blocks[0].transpose);
	assert_string_equal(doc_at(fixture, doc.blocks[0].indicators.items[1].place), "\"b\"");
	assert_int_equal(doc.blocks[1].kind, BLOCK_CHART);
	assert_int_equal(doc.blocks[1].shape, SHAPE_LINE);
	assert_int_equal(doc.blocks[1].last_year, 2023);
	assert_int_equal(doc.blocks[1].caption, 2);
	assert_int_equal(doc.captions[2].number, 2);
	assert_int_equal(doc.headings[0].level, 2);
	assert_true(doc_has_anchor(&doc, STR("one")));
}

static void
keeps_places_that_are_nowhere(void **state)
{
	struct doc_fixture *fixture = *state;
	const struct doc empty = { 0 };
	struct doc doc;

	doc_source(fixture, "text");
	assert_true(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &empty), &doc));
	assert_null(doc.title_place.source);
	assert_int_equal(doc.piece_count, 0);
}

static void
refuses_every_shorter_or_longer_text(void **state)
{
	struct doc_fixture *fixture = *state;
	struct str bytes;
	struct doc doc;

	compile_everything(fixture);
	bytes = packed(fixture, &fixture->doc);
	for (size_t length = 0; length < bytes.len; length++) {
		assert_false(compiled_unpack(&fixture->arena, fixture->source, str_slice(bytes, 0, length), &doc));
		assert_int_equal(doc.piece_count, 0);
	}
	bytes = str_format(&fixture->arena, "x%.*s", 3, "abc");
	assert_false(compiled_unpack(&fixture->arena, fixture->source, bytes, &doc));
}

/* What render relies on, whatever the bytes were. */
static void
assert_sound(struct doc_fixture *fixture, const struct doc *doc)
{
	fixture->doc = *doc;
	doc_html(fixture);
	for (size_t i = 0; i < doc->link_count; i++)
		assert_true(doc->links[i].place.offset + doc->links[i].place.length <= fixture->source->text.len);
	for (size_t i = 0; i < doc->block_count; i++)
		assert_true(doc->blocks[i].caption <= doc->caption_count);
	for (size_t i = 1; i < doc->anchor_count; i++)
		assert_true(str_cmp(doc->anchors[i - 1], doc->anchors[i]) < 0);
}

static void
survives_any_changed_byte(void **state)
{
	struct doc_fixture *fixture = *state;
	struct str bytes;
	struct doc doc;
	char *damaged;

	compile_everything(fixture);
	bytes = packed(fixture, &fixture->doc);
	damaged = arena_copy(&fixture->arena, bytes.at, bytes.len);
	for (size_t i = 0; i < bytes.len; i++) {
		damaged[i] = (char)(bytes.at[i] ^ 0x81);
		if (compiled_unpack(&fixture->arena, fixture->source, (struct str){ damaged, bytes.len }, &doc))
			assert_sound(fixture, &doc);
		damaged[i] = bytes.at[i];
	}
}

static void
refuses_a_piece_that_refers_to_nothing(void **state)
{
	struct doc_fixture *fixture = *state;
	struct piece piece = { .kind = PIECE_HREF };
	const struct doc bad = { .pieces = &piece, .piece_count = 1 };
	struct doc doc;

	doc_source(fixture, "text");
	assert_false(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
	piece = (struct piece){ .kind = PIECE_HEADING_END, .number = 7 };
	assert_false(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
	piece = (struct piece){ .kind = PIECE_HEADING_END, .number = 6 };
	assert_true(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
}

static void
refuses_a_place_behind_the_source(void **state)
{
	struct doc_fixture *fixture = *state;
	struct doc_value value = { 0 };
	const struct doc bad = { .values = &value, .value_count = 1 };
	struct doc doc;

	doc_source(fixture, "text");
	value.place = place_at(fixture->source, 2, 2);
	assert_true(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
	value.place = place_at(fixture->source, 2, 3);
	assert_false(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
}

static void
refuses_anchors_that_are_not_sorted(void **state)
{
	struct doc_fixture *fixture = *state;
	struct str anchors[] = { STR("b"), STR("a") };
	const struct doc bad = { .anchors = anchors, .anchor_count = 2 };
	struct doc doc;

	doc_source(fixture, "text");
	assert_false(compiled_unpack(&fixture->arena, fixture->source, packed(fixture, &bad), &doc));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(gives_back_what_was_packed),
		doc_test(keeps_places_that_are_nowhere),
		doc_test(refuses_every_shorter_or_longer_text),
		doc_test(survives_any_changed_byte),
		doc_test(refuses_a_piece_that_refers_to_nothing),
		doc_test(refuses_a_place_behind_the_source),
		doc_test(refuses_anchors_that_are_not_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
