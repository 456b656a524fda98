#include "load/json.h"

#include "findings.h"

struct fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
};

static int
setup(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ 0 };
	arena_init(&fixture.arena);
	fixture.sources.arena = &fixture.arena;
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	arena_release(&((struct fixture *)*state)->arena);
	return 0;
}

static const struct json *
parse_str(struct fixture *fixture, struct str text)
{
	/* the exact bytes, so that one read too many is seen */
	struct source *source = source_add(&fixture->sources, STR("a.json"), str_copy(&fixture->arena, text));

	return json_parse(&fixture->arena, place_at(source, 0, text.len), &fixture->diags);
}

static const struct json *
parse(struct fixture *fixture, const char *text)
{
	fixture->diags.count = 0;
	return parse_str(fixture, str_from(text));
}

static const struct json *
must_parse(struct fixture *fixture, const char *text)
{
	const struct json *root = parse(fixture, text);

	assert_codes(&fixture->diags, "");
	assert_non_null(root);
	return root;
}

static const struct json *
nested(struct fixture *fixture, size_t depth)
{
	struct strbuf text = { 0 };
	const struct json *root;

	for (size_t i = 0; i < depth; i++)
		strbuf_addc(&text, '[');
	for (size_t i = 0; i < depth; i++)
		strbuf_addc(&text, ']');
	root = parse_str(fixture, strbuf_view(&text));
	strbuf_release(&text);
	return root;
}

/* ---- values ---- */

static void
reads_every_type(void **state)
{
	const struct json *root = must_parse(
	    *state, "{\"a\": null, \"b\": true, \"c\": false, \"d\": -1.50, \"e\": \"x\", \"f\": [], \"g\": {}}");
	static const enum json_type types[] = { JSON_NULL, JSON_BOOL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY,
		JSON_OBJECT };
	size_t i = 0;

	assert_int_equal(root->type, JSON_OBJECT);
	assert_int_equal(root->count, 7);
	for (const struct json *member = root->first; member; member = member->next, i++) {
		assert_int_equal(member->type, types[i]);
		assert_int_equal(member->index, i);
		assert_ptr_equal(member->parent, root);
	}
	assert_int_equal(i, 7);
	assert_true(json_get(root, "b")->truth);
	assert_false(json_get(root, "c")->truth);
	assert_text(json_get(root, "d")->text, "-1.50");
	assert_true(json_get(root, "d")->number == -1.5);
	assert_null(json_get(root, "f")->first);
	assert_int_equal(json_get(root, "g")->count, 0);
}

static void
reads_a_value_alone_with_blanks_around(void **state)
{
	static const char *const texts[] = { "1", " 1", "1\n", "\r\n\t 1 \t\r\n" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_true(must_parse(*state, texts[i])->number == 1);
	assert_text(must_parse(*state, "\"\"")->text, "");
	assert_int_equal(must_parse(*state, " [ ] ")->count, 0);
	assert_int_equal(must_parse(*state, "{\n}")->count, 0);
}

static void
keeps_numbers_as_they_were_written(void **state)
{
	static const struct {
		const char *text;
		double number;
	} cases[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "97.50", 97.5 },
		{ "1E5", 1e5 },
		{ "1e+2", 100 },
		{ "25e-1", 2.5 },
		{ "1e308", 1e308 },
		{ "1e-400", 0 },
		{ "123456789012345678901234567890123456789012345678901234567890123", 1.2345678901234568e62 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct json *value = must_parse(*state, cases[i].text);

		assert_text(value->text, cases[i].text);
		assert_true(value->number == cases[i].number);
	}
}

static void
refuses_what_is_no_number(void **state)
{
	static const char *const texts[] = { "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1F", "1_000", "-Infinity",
		"1.2.3", "--1", "1e400", "-1e400", "1234567890123456789012345678901234567890123456789012345678901234" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str text = str_format(&fixture->arena, "[%s, 2]", texts[i]);

		fixture->diags.count = 0;
		assert_null(parse_str(fixture, text));
		assert_codes(&fixture->diags, "json-syntax");
		assert_finding(&fixture->diags, "json-syntax", 1, 2, texts[i]);
	}
}

static void
decodes_escapes_in_texts_and_keys(void **state)
{
	const struct json *root =
	    must_parse(*state, "{\"\\u0061\\n\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2d\\u4E2D\\uD83D\\uDE00\"}");

	assert_text(root->first->key, "a\n");
	assert_text(root->first->text, "\"\\/\b\f\n\r\t中中😀");
}

static void
keeps_characters_of_all_lengths(void **state)
{
	assert_text(must_parse(*state, "\"aé中😀\x7f\"")->text, "aé中😀\x7f");
}

/* ---- places ---- */

static void
knows_the_place_of_every_value_and_key(void **state)
{
	const struct json *root = must_parse(*state, "{\n  \"表\": [1, \"二\\n\" ,{} ],\n\t\"b\":null\n}\n");
	const struct json *list = root->first, *last = list->next;
	static const char *const items[] = { "1", "\"二\\n\"", "{}" };
	struct line_column at = place_line_column(last->key_place);
	size_t i = 0;

	assert_int_equal(root->place.offset, 0);
	assert_int_equal(root->place.length, strlen("{\n  \"表\": [1, \"二\\n\" ,{} ],\n\t\"b\":null\n}"));
	for (const struct json *item = list->first; item && i < 3; item = item->next, i++)
		assert_text(
		    str_slice(item->place.source->text, item->place.offset, item->place.offset + item->place.length),
		    items[i]);
	assert_int_equal(at.line, 3);
	assert_int_equal(at.column, 2);
	assert_int_equal(last->key_place.length, 3);
	assert_int_equal(place_line_column(last->place).column, 6);
	assert_int_equal(last->place.length, 4);
}

static void
reads_a_range_within_a_source(void **state)
{
	struct fixture *fixture = *state;
	struct source *source = source_add(&fixture->sources, STR("a.md"), STR("```chart\n[1, x]\n```\n"));
	struct source *right = source_add(&fixture->sources, STR("b.md"), STR("```chart\n[10]\n```\n"));
	const struct json *root = json_parse(&fixture->arena, place_at(right, 9, 5), &fixture->diags);

	assert_non_null(root);
	assert_int_equal(root->place.offset, 9);
	assert_int_equal(root->first->place.offset, 10);
	assert_null(json_parse(&fixture->arena, place_at(source, 9, 7), &fixture->diags));
	assert_finding(&fixture->diags, "json-syntax", 2, 5, "x");
}

static void
names_values_by_their_path(void **state)
{
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "{\"menu\": [{}, {\"title\": [[1]]}], \"\": 1}");
	const struct json *item = root->first->first->next->first->first->first;

	assert_text(json_path(&fixture->arena, root), "");
	assert_text(json_path(&fixture->arena, root->first->first->next), "menu[1]");
	assert_text(json_path(&fixture->arena, item), "menu[1].title[0][0]");
}

/* ---- mistakes ---- */

/* Each with the place that is to be told. */
static const struct {
	const char *text;
	size_t line, column;
	const char *covered;
} mistakes[] = {
	{ "", 1, 1, "" },
	{ " \n", 1, 1, "" },
	{ "{\"a\": 1", 1, 8, "" },
	{ "{\"a\": 1\n\n", 1, 8, "" },
	{ "{\n  \"a\": 1,\n", 2, 10, "" },
	{ "{\"a\"", 1, 5, "" },
	{ "{\"a\":", 1, 6, "" },
	{ "[", 1, 2, "" },
	{ "[1,2", 1, 5, "" },
	{ "{ a: 1 }", 1, 3, "a" },
	{ "{ 'a': 1 }", 1, 3, "'" },
	{ "{ 1: 1 }", 1, 3, "1" },
	{ "{,}", 1, 2, "," },
	{ "{\"a\" 1}", 1, 6, "1" },
	{ "{\"a\"= 1}", 1, 5, "=" },
	{ "{\"a\": }", 1, 7, "}" },
	{ "{\"a\": 1\n \"b\": 2}", 2, 2, "\"" },
	{ "{\"a\": 1, }", 1, 8, "," },
	{ "[1, 2,\n]", 1, 6, "," },
	{ "[1,,2]", 1, 4, "," },
	{ "[,1]", 1, 2, "," },
	{ "[1}", 1, 3, "}" },
	{ "{\"a\": 1]", 1, 8, "]" },
	{ "[1] 2", 1, 5, "2" },
	{ "{} {}", 1, 4, "{" },
	{ "[1]]", 1, 4, "]" },
	{ "[tru]", 1, 2, "tru" },
	{ "[True]", 1, 2, "True" },
	{ "[nulll]", 1, 2, "nulll" },
	{ "[NaN]", 1, 2, "NaN" },
	{ "[undefined]", 1, 2, "undefined" },
	{ "[1 // one\n]", 1, 4, "/" },
	{ "/* c */ 1", 1, 1, "/" },
	{ "[\f1]", 1, 2, "\f" },
	{ "[\v]", 1, 2, "\v" },
	{ "[1，2]", 1, 3, "，" },
	{ "{\"a\"：1}", 1, 5, "：" },
	{ "{“a”: 1}", 1, 2, "“" },
	{ "[\u00a01]", 1, 2, "\u00a0" },
	{ "\ufeff{}", 1, 1, "\ufeff" },
	{ "[\"a\nb\"]", 1, 2, "\"a" },
	{ "[\"a\r\nb\"]", 1, 2, "\"a" },
	{ "{\"a: 1\n}", 1, 2, "\"a: 1" },
	{ "\"a", 1, 1, "\"a" },
	{ "\"a\\\"", 1, 1, "\"a\\\"" },
	{ "[\"a\tb\"]", 1, 4, "\t" },
	{ "[\"\\x\"]", 1, 3, "\\" },
	{ "[\"\\\n\"]", 1, 3, "\\" },
	{ "[\"C:\\目录\"]", 1, 5, "\\" },
	{ "[\"\\u12\"]", 1, 3, "\\u" },
	{ "[\"\\uZZZZ\"]", 1, 3, "\\u" },
	{ "[\"\\u00\\u0061\"]", 1, 3, "\\u" },
	{ "[\"a\\u0000b\"]", 1, 4, "\\u0000" },
	{ "[\"\\uD83D\"]", 1, 3, "\\uD83D" },
	{ "[\"\\uD83Dx\"]", 1, 3, "\\uD83D" },
	{ "[\"\\uD83D\\n\"]", 1, 3, "\\uD83D" },
	{ "[\"\\uD83D\\u0061\"]", 1, 3, "\\uD83D" },
	{ "[\"\\uDE00\"]", 1, 3, "\\uDE00" },
};

static void
tells_exactly_where_the_syntax_is_wrong(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		assert_null(parse(fixture, mistakes[i].text));
		assert_finding(
		    &fixture->diags, "json-syntax", mistakes[i].line, mistakes[i].column, mistakes[i].covered);
	}
}

static void
tells_one_mistake_once(void **state)
{
	static const char *const texts[] = { "{\"a\": 1", "{ a: 1, b: 2 }", "[1, 2,]", "[\"\\u0000\"]", "[\"\\uD83D\"]",
		"{\"a: 1\n}", "[[[[", "[-Infinity, 1]", "[nul, 1]" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_null(parse(fixture, texts[i]));
		assert_codes(&fixture->diags, "json-syntax");
	}
}

static void
tells_all_mistakes_inside_of_values(void **state)
{
	struct fixture *fixture = *state;

	assert_null(parse(fixture, "[01, \"\\x\\y\", \"\t\", 2,]"));
	assert_codes(&fixture->diags, "json-syntax json-syntax json-syntax json-syntax json-syntax");
}

static void
shows_the_bracket_that_is_not_closed(void **state)
{
	struct fixture *fixture = *state;
	const struct finding *finding;

	assert_null(parse(fixture, "{\"a\": [1, {\"b\": 2}\n"));
	finding = finding_of(&fixture->diags, "json-syntax");
	assert_non_null(finding->notes);
	assert_int_equal(finding->notes->place.offset, 6);
	assert_null(finding->notes->next);
}

static void
says_that_punctuation_is_ascii(void **state)
{
	struct fixture *fixture = *state;

	assert_null(parse(fixture, "[1，2]"));
	assert_hint(&fixture->diags, "json-syntax", "ASCII");
	assert_null(parse(fixture, "[1;2]"));
	assert_int_equal(finding_of(&fixture->diags, "json-syntax")->hint.len, 0);
}

static void
refuses_a_zero_byte(void **state)
{
	struct fixture *fixture = *state;

	assert_null(parse_str(fixture, (struct str){ "[1]\0", 4 }));
	assert_null(parse_str(fixture, (struct str){ "[\0]", 3 }));
	assert_null(parse_str(fixture, (struct str){ "\"a\0b\"", 5 }));
	assert_codes(&fixture->diags, "json-syntax json-syntax json-syntax");
	assert_int_equal(fixture->diags.items[0].place.offset, 3);
	assert_int_equal(fixture->diags.items[1].place.offset, 1);
	assert_int_equal(fixture->diags.items[2].place.offset, 2);
}

static void
nests_64_deep_and_no_deeper(void **state)
{
	struct fixture *fixture = *state;
	const struct json *value = nested(fixture, 64);
	size_t depth = 0;

	assert_codes(&fixture->diags, "");
	for (; value; value = value->first)
		depth++;
	assert_int_equal(depth, 64);
	assert_null(nested(fixture, 65));
	assert_codes(&fixture->diags, "json-syntax");
	assert_finding(&fixture->diags, "json-syntax", 1, 65, "[");
	assert_null(nested(fixture, 100000));
}

static void
refuses_a_key_that_is_there_twice(void **state)
{
	struct fixture *fixture = *state;
	const struct finding *finding;

	assert_null(parse(fixture, "{\"a\": {\"b\": 1,\n \"c\": 2, \"\\u0062\": 1, \"b\": 3}, \"b\": 0}"));
	assert_codes(&fixture->diags, "json-duplicate json-duplicate");
	assert_finding(&fixture->diags, "json-duplicate", 2, 10, "\"\\u0062\"");
	assert_told(&fixture->diags, "json-duplicate", "'a.b'");
	finding = finding_of(&fixture->diags, "json-duplicate");
	assert_int_equal(finding->notes->place.offset, 7);
	assert_null(parse(fixture, "{\"\": 1, \"\": 2}"));
	assert_codes(&fixture->diags, "json-duplicate");
}

/* ---- readers ---- */

static void
says_what_type_a_value_should_have(void **state)
{
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "{\"a\": {\"b\": null}}");

	assert_false(json_is(root->first->first, JSON_STRING, &fixture->diags));
	assert_told(&fixture->diags, "json-type", "'a.b' must be a text, but is null");
	assert_finding(&fixture->diags, "json-type", 1, 13, "null");
	fixture->diags.count = 0;
	assert_false(json_is(root, JSON_ARRAY, &fixture->diags));
	assert_told(&fixture->diags, "json-type", "'$' must be a list, but is an object");
}

static void
tells_every_unknown_key_with_the_nearest(void **state)
{
	static const char *const known[] = { "title", "publisher", NULL };
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "{\"titel\": 1, \"publisher\": 2, \"x\": 3}");

	assert_false(json_keys(root, known, &fixture->diags));
	assert_codes(&fixture->diags, "json-key json-key");
	assert_finding(&fixture->diags, "json-key", 1, 2, "\"titel\"");
	assert_hint(&fixture->diags, "json-key", "'title'");
	assert_int_equal(fixture->diags.items[1].hint.len, 0);
	fixture->diags.count = 0;
	assert_false(json_keys(root->first, known, &fixture->diags));
	assert_codes(&fixture->diags, "json-type");
	assert_true(json_keys(must_parse(fixture, "{}"), known, &fixture->diags));
}

static void
reads_texts_that_are_needed_or_not(void **state)
{
	struct fixture *fixture = *state;
	const struct json *root =
	    must_parse(fixture, "{\"a\": \"x\", \"b\": \"\", \"c\": \" \\n\", \"d\": 1, \"e\": {}}");

	assert_text(json_str(root, "a", JSON_REQUIRED, &fixture->diags), "x");
	assert_text(json_str(root, "b", JSON_OPTIONAL, &fixture->diags), "");
	assert_text(json_str(root, "z", JSON_OPTIONAL, &fixture->diags), "");
	assert_codes(&fixture->diags, "");
	json_str(root, "b", JSON_REQUIRED, &fixture->diags);
	json_str(root, "c", JSON_REQUIRED, &fixture->diags);
	assert_text(json_str(root, "d", JSON_OPTIONAL, &fixture->diags), "");
	json_str(root, "z", JSON_REQUIRED, &fixture->diags);
	json_str(json_get(root, "e"), "z", JSON_REQUIRED, &fixture->diags);
	assert_codes(&fixture->diags, "json-value json-value json-type json-missing json-missing");
	assert_told(&fixture->diags, "json-missing", "'z' is missing");
	assert_finding(&fixture->diags, "json-missing", 1, 1, "{");
	assert_text(fixture->diags.items[4].text, "'e.z' is missing");
}

static void
is_silent_about_members_of_what_is_no_object(void **state)
{
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "[1]");

	assert_null(json_get(NULL, "a"));
	assert_null(json_get(root, "a"));
	json_str(root, "a", JSON_REQUIRED, &fixture->diags);
	assert_false(json_bool(root, "a", &fixture->diags));
	assert_null(json_child(NULL, "a", JSON_ARRAY, JSON_REQUIRED, &fixture->diags));
	assert_codes(&fixture->diags, "");
}

static void
reads_whole_numbers_of_a_range(void **state)
{
	static const struct json_range range = { -1, 10, 7 };
	static const char *const wrong[] = { "11", "-2", "1.5", "1e300", "-1e300", "\"3\"", "null" };
	struct fixture *fixture = *state;

	assert_int_equal(json_int(must_parse(fixture, "{\"a\": -1}"), "a", JSON_REQUIRED, range, &fixture->diags), -1);
	assert_int_equal(json_int(must_parse(fixture, "{\"a\": 1e1}"), "a", JSON_REQUIRED, range, &fixture->diags), 10);
	assert_int_equal(json_int(must_parse(fixture, "{\"a\": -0}"), "a", JSON_REQUIRED, range, &fixture->diags), 0);
	assert_int_equal(json_int(must_parse(fixture, "{}"), "a", JSON_OPTIONAL, range, &fixture->diags), 7);
	assert_codes(&fixture->diags, "");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const struct json *root = parse_str(fixture, str_format(&fixture->arena, "{\"a\": %s}", wrong[i]));

		fixture->diags.count = 0;
		assert_int_equal(json_int(root, "a", JSON_REQUIRED, range, &fixture->diags), 7);
		assert_int_equal(fixture->diags.count, 1);
		assert_finding(&fixture->diags, fixture->diags.items[0].code, 1, 7, wrong[i]);
	}
}

static void
reads_words_of_a_list(void **state)
{
	static const char *const words[] = { "count", "share", NULL };
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "{\"a\": \"share\", \"b\": \"shares\"}");

	assert_int_equal(json_word(root, "a", words, JSON_REQUIRED, &fixture->diags), 1);
	assert_int_equal(json_word(root, "c", words, JSON_OPTIONAL, &fixture->diags), -1);
	assert_codes(&fixture->diags, "");
	assert_int_equal(json_word(root, "b", words, JSON_REQUIRED, &fixture->diags), -1);
	assert_told(&fixture->diags, "json-value", "count, share");
	assert_hint(&fixture->diags, "json-value", "'share'");
	assert_finding(&fixture->diags, "json-value", 1, 21, "\"shares\"");
}

static void
reads_the_texts_of_a_list_and_tells_the_others(void **state)
{
	struct fixture *fixture = *state;
	const struct json *root = must_parse(fixture, "{\"a\": [\"x\", 1, \"y\", null], \"b\": []}");
	struct str_list list = json_strings(&fixture->arena, root, "a", &fixture->diags);

	assert_int_equal(list.count, 2);
	assert_text(list.items[1], "y");
	assert_codes(&fixture->diags, "json-type json-type");
	assert_told(&fixture->diags, "json-type", "'a[1]'");
	assert_int_equal(json_strings(&fixture->arena, root, "b", &fixture->diags).count, 0);
	assert_int_equal(json_strings(&fixture->arena, root, "c", &fixture->diags).count, 0);
	assert_int_equal(fixture->diags.count, 2);
}

static void
speaks_chinese_too(void **state)
{
	struct fixture *fixture = *state;

	fixture->diags.language = DIAG_CHINESE;
	assert_null(parse(fixture, "[1"));
	assert_told(&fixture->diags, "json-syntax", "提前结束");
	assert_false(json_is(must_parse(fixture, "1"), JSON_STRING, &fixture->diags));
	assert_told(&fixture->diags, "json-type", "应为文本，实为数字");
}

int
main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(reads_every_type),
		TEST(reads_a_value_alone_with_blanks_around),
		TEST(keeps_numbers_as_they_were_written),
		TEST(refuses_what_is_no_number),
		TEST(decodes_escapes_in_texts_and_keys),
		TEST(keeps_characters_of_all_lengths),
		TEST(knows_the_place_of_every_value_and_key),
		TEST(reads_a_range_within_a_source),
		TEST(names_values_by_their_path),
		TEST(tells_exactly_where_the_syntax_is_wrong),
		TEST(tells_one_mistake_once),
		TEST(tells_all_mistakes_inside_of_values),
		TEST(shows_the_bracket_that_is_not_closed),
		TEST(says_that_punctuation_is_ascii),
		TEST(refuses_a_zero_byte),
		TEST(nests_64_deep_and_no_deeper),
		TEST(refuses_a_key_that_is_there_twice),
		TEST(says_what_type_a_value_should_have),
		TEST(tells_every_unknown_key_with_the_nearest),
		TEST(reads_texts_that_are_needed_or_not),
		TEST(is_silent_about_members_of_what_is_no_object),
		TEST(reads_whole_numbers_of_a_range),
		TEST(reads_words_of_a_list),
		TEST(reads_the_texts_of_a_list_and_tells_the_others),
		TEST(speaks_chinese_too),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
