#include "rule_fixture.h"

/* The paper of a Markdown file. */

static const char *
block_shown(struct doc_fixture *fixture, size_t index)
{
	static const char *const kinds[PAPER_KINDS] = { "title", "contents", "heading", "paragraph", "item", "caption",
		"table", "note" };
	const struct paper_block *block = &fixture->doc.paper.items[index];
	struct strbuf out = { 0 };
	char *result;

	assert_true(index < fixture->doc.paper.count);
	strbuf_addf(&out, "%s:", kinds[block->kind]);
	for (size_t i = 0; block->table && i < block->table->rows * block->table->columns; i++)
		strbuf_addf(&out, "%.*s%s", STR_ARG(block->table->cells[i].text),
		    (i + 1) % block->table->columns == 0 ? "/" : "|");
	strbuf_add(&out, block->text.text);
	result = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return result;
}

/* What is written where a piece of a block's text is. */
static const char *
written(struct doc_fixture *fixture, const struct paper_text *text, const char *piece)
{
	size_t at = str_find(text->text, str_from(piece), 0);
	struct place place;

	assert_true(at != SIZE_MAX);
	place = paper_place(&fixture->doc.paper, text, at, at + str_from(piece).len);
	return str_zero(&fixture->arena, str_slice(place.source->text, place.offset, place.offset + place.length));
}

static void
has_all_blocks_in_reading_order(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_compile(fixture,
	    "## 1.1 规模\n\n甲[^n]\n乙\n\n- 丙\n\n表：丁 {#t}\n\n| 年 | 人 |\n|---|---|\n| 1 | **2** |\n\n[^n]: 戊\n");
	assert_string_equal(block_shown(fixture, 0), "heading:1.1 规模");
	assert_string_equal(block_shown(fixture, 1), "paragraph:甲乙");
	assert_string_equal(block_shown(fixture, 2), "item:丙");
	assert_string_equal(block_shown(fixture, 3), "caption:丁");
	assert_string_equal(block_shown(fixture, 4), "table:年|人/1|2/");
	assert_string_equal(block_shown(fixture, 5), "note:戊");
	assert_int_equal(fixture->doc.paper.count, 6);
}

static void
knows_where_every_character_is_written(void **state)
{
	struct doc_fixture *fixture = *state;
	const struct paper_text *text;

	doc_compile(fixture, "甲**乙**&lt;丙\\*丁\n戊 `己` [庚](x.md)辛\n");
	text = &fixture->doc.paper.items[0].text;
	assert_text(text->text, "甲乙<丙*丁戊 己 庚辛");
	assert_string_equal(written(fixture, text, "乙"), "乙");
	assert_string_equal(written(fixture, text, "<"), "&lt;");
	assert_string_equal(written(fixture, text, "丙*"), "丙\\*");
	assert_string_equal(written(fixture, text, "丁戊"), "丁\n戊");
	assert_string_equal(written(fixture, text, "己"), "`己`");
	assert_string_equal(written(fixture, text, "庚辛"), "庚](x.md)辛");
}

static void
leaves_holes_for_values(void **state)
{
	struct doc_fixture *fixture = *state;
	const struct paper_text *text;

	doc_compile(fixture, "共{{value.schools}}，" PAPER_HOLE "&#xFFFC;。\n");
	text = &fixture->doc.paper.items[0].text;
	assert_text(text->text, "共" PAPER_HOLE "，\xEF\xBF\xBD\xEF\xBF\xBD。");
	assert_string_equal(written(fixture, text, PAPER_HOLE), "{{value.schools}}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(has_all_blocks_in_reading_order),
		doc_test(knows_where_every_character_is_written),
		doc_test(leaves_holes_for_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
