#include "load/markdown_anchor.h"

#include "doc_fixture.h"

static void
assert_slug(struct doc_fixture *fixture, const char *text, const char *slug)
{
	assert_string_equal(doc_text(fixture, anchor_slug(&fixture->arena, str_from(text))), slug);
}

static void
makes_slugs_of_headings(void **state)
{
	assert_slug(*state, "集团化办学情况", "集团化办学情况");
	assert_slug(*state, "Open data,  and how", "Open-data-and-how");
	assert_slug(*state, "“1+X”证书：试点（一）", "1X证书试点一");
	assert_slug(*state, "教师　培训 — 规模", "教师-培训-规模");
	assert_slug(*state, "a_b-c", "a_b-c");
	assert_slug(*state, "——", "");
}

static void
leaves_section_numbers_out(void **state)
{
	assert_slug(*state, "2.1 学生素质", "学生素质");
	assert_slug(*state, "3.3.1 师资培训", "师资培训");
	assert_slug(*state, "1.农民学院", "农民学院");
	assert_slug(*state, "1．优化布局", "优化布局");
	assert_slug(*state, "12、下一步", "下一步");
	assert_slug(*state, "一、统筹专业", "统筹专业");
	assert_slug(*state, "十二、统筹", "统筹");
	assert_slug(*state, "（三）督导评价", "督导评价");
	assert_slug(*state, "(3) 督导", "督导");
	assert_slug(*state, "第二部分 学生发展", "学生发展");
	assert_slug(*state, "第3章：学生", "学生");
}

static void
keeps_what_only_looks_like_a_section_number(void **state)
{
	assert_slug(*state, "2021 年招生", "2021-年招生");
	assert_slug(*state, "一体化培养", "一体化培养");
	assert_slug(*state, "3所学校", "3所学校");
	assert_slug(*state, "第二课堂", "第二课堂");
	assert_slug(*state, "（见附件）", "见附件");
	assert_slug(*state, "2.1", "21");
	assert_slug(*state, "一、", "一");
}

static void
finds_an_id_at_the_end(void **state)
{
	struct doc_fixture *fixture = *state;
	struct str id = STR_NONE;

	assert_int_equal(anchor_find(STR("甲 {#tbl-a} "), &id), 4);
	assert_string_equal(doc_text(fixture, id), "tbl-a");
	assert_int_equal(anchor_find(STR("{#}"), &id), 0);
	assert_int_equal(id.len, 0);
	assert_int_equal(anchor_find(STR("甲 {#a} 乙"), &id), SIZE_MAX);
	assert_int_equal(anchor_find(STR("甲 {{value.a}}"), &id), SIZE_MAX);
	assert_int_equal(anchor_find(STR("甲 #a}"), &id), SIZE_MAX);
	assert_int_equal(anchor_find(STR("}"), &id), SIZE_MAX);
	assert_int_equal(anchor_find(STR(""), &id), SIZE_MAX);
}

static void
knows_what_can_be_an_id(void **state)
{
	(void)state;
	assert_true(anchor_valid(STR("tbl-a_1.2")));
	assert_true(anchor_valid(STR("学生素质")));
	assert_false(anchor_valid(STR("")));
	assert_false(anchor_valid(STR("a b")));
	assert_false(anchor_valid(STR("a\"b")));
	assert_false(anchor_valid(STR("a#")));
}

static const char *
ids_of(struct doc_fixture *fixture, struct heading *headings, size_t count, const char *claimed)
{
	struct anchors anchors = { .arena = &fixture->arena };
	struct strbuf out = { 0 };
	const char *ids;

	if (claimed)
		assert_true(anchors_claim(&anchors, str_from(claimed), (struct place){ 0 }, &fixture->diags));
	anchors_complete(&anchors, headings, count);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(headings[i].id));
	ids = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return ids;
}

static void
tells_equal_headings_apart_by_their_parents(void **state)
{
	struct heading headings[] = {
		{ .level = 2, .text = STR("招生") },
		{ .level = 3, .text = STR("规模") },
		{ .level = 2, .text = STR("培训") },
		{ .level = 4, .text = STR("规模") },
		{ .level = 3, .text = STR("规模") },
		{ .level = 2, .text = STR("规模") },
		{ .level = 3, .text = STR("——") },
	};

	assert_string_equal(ids_of(*state, headings, sizeof headings / sizeof *headings, NULL),
	    "招生 规模 培训 培训-规模 培训-规模-2 规模-2 heading");
}

static void
never_takes_an_id_that_is_given_elsewhere(void **state)
{
	struct heading headings[] = { { .level = 2, .text = STR("甲") }, { .level = 2, .text = STR("甲") } };

	assert_string_equal(ids_of(*state, headings, 2, "甲-2"), "甲 甲-3");
}

static void
lists_all_ids_in_order(void **state)
{
	struct doc_fixture *fixture = *state;
	struct anchors anchors = { .arena = &fixture->arena };
	struct str *ids;
	size_t count;

	anchors_claim(&anchors, STR("b"), (struct place){ 0 }, &fixture->diags);
	anchors_claim(&anchors, STR("a"), (struct place){ 0 }, &fixture->diags);
	assert_false(anchors_claim(&anchors, STR("b"), (struct place){ 0 }, &fixture->diags));
	ids = anchors_sorted(&anchors, &count);
	assert_int_equal(count, 2);
	assert_string_equal(doc_text(fixture, ids[0]), "a");
	assert_string_equal(doc_text(fixture, ids[1]), "b");
}

static void
numbers_many_equal_headings_in_time(void **state)
{
	enum { MANY = 50000 };
	struct doc_fixture *fixture = *state;
	struct anchors anchors = { .arena = &fixture->arena };
	struct heading *headings = arena_array(&fixture->arena, struct heading, MANY);

	for (size_t i = 0; i < MANY; i++)
		headings[i] = (struct heading){ .level = 2, .text = STR("甲") };
	anchors_complete(&anchors, headings, MANY);
	assert_string_equal(doc_text(fixture, headings[MANY - 1].id), "甲-50000");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(makes_slugs_of_headings),
		doc_test(leaves_section_numbers_out),
		doc_test(keeps_what_only_looks_like_a_section_number),
		doc_test(finds_an_id_at_the_end),
		doc_test(knows_what_can_be_an_id),
		doc_test(tells_equal_headings_apart_by_their_parents),
		doc_test(never_takes_an_id_that_is_given_elsewhere),
		doc_test(lists_all_ids_in_order),
		doc_test(numbers_many_equal_headings_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
