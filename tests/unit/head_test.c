#include "load/head.h"

#include "doc_fixture.h"

/* Reads the head of a file, and gives the offset of its body. */
static size_t
read_head(struct doc_fixture *fixture, const char *text)
{
	size_t body = SIZE_MAX;

	doc_source(fixture, text);
	fixture->doc = (struct doc){ 0 };
	fixture->ok = head_read(&fixture->arena, fixture->source, &fixture->doc, &body, &fixture->diags);
	return body;
}

static void
assert_head_findings(struct doc_fixture *fixture, const char *text, const char *findings)
{
	read_head(fixture, text);
	assert_string_equal(doc_findings(fixture), findings);
	assert_false(fixture->ok);
}

static void
reads_every_key(void **state)
{
	struct doc_fixture *fixture = *state;
	struct doc *doc = &fixture->doc;
	size_t body =
	    read_head(fixture, "---\ntitle: 学生发展\nnumber: \"1\"\ntopic: students # 主题\nsummary: >\n  一句，\n"
			       "  两句。\nupdated: 2024-01-20\ndraft: true\n---\nbody\n");

	assert_string_equal(doc_findings(fixture), "");
	assert_true(fixture->ok);
	assert_string_equal(doc_text(fixture, str_slice(fixture->source->text, body, SIZE_MAX)), "body\n");
	assert_string_equal(doc_text(fixture, doc->title), "学生发展");
	assert_string_equal(doc_text(fixture, doc->number), "1");
	assert_string_equal(doc_text(fixture, doc->topic), "students");
	assert_string_equal(doc_text(fixture, doc->summary), "一句， 两句。");
	assert_string_equal(doc_text(fixture, doc->updated), "2024-01-20");
	assert_true(doc->draft);
	assert_string_equal(doc_at(fixture, doc->title_place), "学生发展");
	assert_string_equal(doc_at(fixture, doc->topic_place), "students");
}

static void
takes_windows_line_ends_and_blanks_behind_the_lines(void **state)
{
	struct doc_fixture *fixture = *state;
	size_t body = read_head(fixture, "--- \r\ntitle: 甲\r\ntopic: 乙\r\n---\r\nbody");

	assert_string_equal(doc_findings(fixture), "");
	assert_string_equal(doc_at(fixture, fixture->doc.topic_place), "乙");
	assert_string_equal(doc_text(fixture, str_slice(fixture->source->text, body, SIZE_MAX)), "body");
}

static void
keeps_texts_on_one_line_without_control_characters(void **state)
{
	struct doc_fixture *fixture = *state;

	read_head(fixture, "---\ntitle: \"\\0 a\\n\\tb\\e \"\n---\n");
	assert_string_equal(doc_text(fixture, fixture->doc.title), "a b");
}

static void
wants_a_title(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_int_equal(read_head(fixture, "text\n"), 0);
	assert_string_equal(doc_findings(fixture), "head-missing: text");
}

static void
wants_a_title_in_a_head_that_has_none(void **state)
{
	assert_head_findings(*state, "---\n# nothing\n---\n", "head-missing: ---");
}

static void
wants_a_title_that_is_not_empty(void **state)
{
	assert_head_findings(*state, "---\ntitle: ' '\nnumber: 1\n---\n", "head-missing: ---");
}

static void
reports_a_head_that_does_not_end(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_int_equal(read_head(fixture, "---\ntitle: a\n----\n"), 4);
	assert_string_equal(doc_findings(fixture), "head-open: ---");
}

static void
reports_an_unknown_key_with_the_nearest(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_head_findings(fixture, "---\ntitle: a\nsumary: b\n---\n", "head-key: sumary");
	assert_non_null(strstr(doc_text(fixture, fixture->diags.items[0].hint), "summary"));
}

static void
reports_both_places_of_a_key_that_is_there_twice(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_head_findings(fixture, "---\ntitle: a\nnumber: 1\ntitle: b\n---\n", "head-duplicate: title");
	assert_int_equal(fixture->diags.items[0].place.offset, 23);
	assert_int_equal(fixture->diags.items[0].notes->place.offset, 4);
	assert_string_equal(doc_text(fixture, fixture->doc.title), "a");
}

static void
reports_values_of_the_wrong_type(void **state)
{
	assert_head_findings(*state,
	    "---\ntitle: a\nsummary: [b, {c: d}]\ndraft: yes\nupdated: soon\nnumber: *x\n---\n",
	    "head-type: [\nhead-type: yes\nhead-type: soon\nhead-type: *x");
}

static void
reports_a_key_that_is_no_text_and_goes_on(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_head_findings(fixture, "---\n? [a]\n: b\ntitle: c\n---\n", "head-type: [");
	assert_string_equal(doc_text(fixture, fixture->doc.title), "c");
}

static void
reports_a_head_that_is_no_mapping(void **state)
{
	assert_head_findings(*state, "---\n- title\n---\n", "head-type: ");
}

static void
reports_bad_yaml_where_libyaml_stops(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_head_findings(fixture, "---\ntitle: 标题: 副题\n---\n", "head-syntax: :");
	assert_int_equal(place_line_column(fixture->diags.items[0].place).line, 2);
	assert_int_equal(place_line_column(fixture->diags.items[0].place).column, 10);
}

static void
reports_a_control_character_where_it_stands(void **state)
{
	assert_head_findings(*state, "---\ntitle: 甲\x01\n---\n", "head-syntax: \x01");
}

static void
reports_a_second_document(void **state)
{
	assert_head_findings(*state, "---\ntitle: a\n--- b\n---\n", "head-type: ---");
}

static void
refuses_placeholders(void **state)
{
	assert_head_findings(*state, "---\ntitle: a\nsummary: 共{{value.a}}人\n---\n", "value-place: 共{{value.a}}人");
}

static void
gives_up_on_deep_nesting_without_taking_long(void **state)
{
	enum { DEEP = 20000 };
	struct doc_fixture *fixture = *state;
	struct strbuf text = { 0 };

	strbuf_adds(&text, "---\ntitle: ");
	for (size_t i = 0; i < DEEP; i++)
		strbuf_addc(&text, '[');
	strbuf_adds(&text, "\n---\n");
	read_head(fixture, str_zero(&fixture->arena, strbuf_view(&text)));
	strbuf_release(&text);
	assert_false(fixture->ok);
	assert_int_equal(fixture->diags.count, 1);
	assert_string_equal(fixture->diags.items[0].code, "head-type");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(reads_every_key),
		doc_test(takes_windows_line_ends_and_blanks_behind_the_lines),
		doc_test(keeps_texts_on_one_line_without_control_characters),
		doc_test(wants_a_title),
		doc_test(wants_a_title_in_a_head_that_has_none),
		doc_test(wants_a_title_that_is_not_empty),
		doc_test(reports_a_head_that_does_not_end),
		doc_test(reports_an_unknown_key_with_the_nearest),
		doc_test(reports_both_places_of_a_key_that_is_there_twice),
		doc_test(reports_values_of_the_wrong_type),
		doc_test(reports_a_key_that_is_no_text_and_goes_on),
		doc_test(reports_a_head_that_is_no_mapping),
		doc_test(reports_bad_yaml_where_libyaml_stops),
		doc_test(reports_a_control_character_where_it_stands),
		doc_test(reports_a_second_document),
		doc_test(refuses_placeholders),
		doc_test(gives_up_on_deep_nesting_without_taking_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
