#include "base/diag.h"

#include <errno.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_str(text, expected) assert_true(str_eq((text), STR(expected)))

struct fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct source *source;
};

static void
fixture_init(struct fixture *fixture, enum diag_language language)
{
	arena_init(&fixture->arena);
	fixture->sources = (struct sources){ .arena = &fixture->arena };
	diags_init(&fixture->diags, &fixture->arena, language);
	fixture->source = source_add(&fixture->sources, STR("a.md"), STR("line one\nline two\n"));
}

static void
fixture_release(struct fixture *fixture)
{
	arena_release(&fixture->arena);
}

static void
adds_findings_and_says_no(void **state)
{
	struct fixture f;
	const struct place place = { 0 };

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	assert_false(diag_error(&f.diags, "year-range", place_at(f.source, 3, 2), "year %d", 2023));
	assert_false(diag_warning(&f.diags, "word", place, "odd"));
	assert_false(diag_usage(&f.diags, "option", "no %s", "such"));
	assert_int_equal(f.diags.count, 3);
	assert_str(f.diags.items[0].text, "year 2023");
	assert_string_equal(f.diags.items[0].code, "year-range");
	assert_int_equal(f.diags.items[0].place.offset, 3);
	assert_int_equal(f.diags.items[1].severity, SEVERITY_WARNING);
	assert_int_equal(f.diags.items[2].severity, SEVERITY_USAGE);
	assert_int_equal(f.diags.items[2].order, 2);
	fixture_release(&f);
}

static void
names_the_error_of_a_system_call(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	assert_false(diag_system(&f.diags, "file-read", STR("x"), ENOENT, "cannot read"));
	diag_system(&f.diags, "file-read", STR_NONE, 0, "too large");
	diag_system(&f.diags, "file-read", STR_NONE, 99999, "odd");
	assert_str(f.diags.items[0].text, "cannot read: No such file or directory");
	assert_str(f.diags.items[0].place.source->path, "x");
	assert_true(place_is_file(f.diags.items[0].place));
	assert_str(f.diags.items[1].text, "too large");
	assert_null(f.diags.items[1].place.source);
	assert_str(f.diags.items[2].text, "odd: unknown error");
	fixture_release(&f);

	fixture_init(&f, DIAG_CHINESE);
	diag_system(&f.diags, "file-read", STR("x"), ENOSPC, "无法写入");
	diag_system(&f.diags, "file-read", STR("x"), EDOM, "无法写入");
	assert_str(f.diags.items[0].text, "无法写入：磁盘空间不足");
	assert_str(f.diags.items[1].text, "无法写入：Numerical argument out of domain");
	fixture_release(&f);
}

static void
adds_hints_and_second_places_to_the_newest(void **state)
{
	struct fixture f;
	const struct diag_note *note;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	diag_hint(&f.diags, "nothing to hint at");
	diag_also(&f.diags, place_file(f.source), "nothing");
	diag_hint_nearest(&f.diags, STR("x"));
	assert_int_equal(f.diags.count, 0);
	diag_error(&f.diags, "a", place_file(f.source), "first");
	diag_error(&f.diags, "b", place_file(f.source), "second");
	diag_hint_nearest(&f.diags, STR("enrolment"));
	diag_hint_nearest(&f.diags, STR_NONE);
	diag_also(&f.diags, place_at(f.source, 0, 4), "opened %s", "here");
	diag_also(&f.diags, place_at(f.source, 9, 4), "and here");
	assert_int_equal(f.diags.items[0].hint.len, 0);
	assert_null(f.diags.items[0].notes);
	assert_str(f.diags.items[1].hint, "did you mean 'enrolment'?");
	note = f.diags.items[1].notes;
	assert_str(note->text, "opened here");
	assert_str(note->next->text, "and here");
	assert_int_equal(note->next->place.offset, 9);
	assert_null(note->next->next);
	fixture_release(&f);
}

static void
picks_the_words_of_the_language(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_CHINESE);
	diag_error(&f.diags, "a", place_file(f.source), diag_tr(&f.diags, "city '%s'", "城市“%s”"), "lyn");
	diag_hint_nearest(&f.diags, STR("杭州"));
	assert_str(f.diags.items[0].text, "城市“lyn”");
	assert_str(f.diags.items[0].hint, "是不是“杭州”？");
	fixture_release(&f);
}

static void
gives_the_status_of_the_worst(void **state)
{
	struct fixture f;
	const struct place place = { 0 };

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	assert_int_equal(diags_status(&f.diags, true), 0);
	diag_warning(&f.diags, "a", place, "x");
	assert_int_equal(diags_status(&f.diags, false), 0);
	assert_int_equal(diags_status(&f.diags, true), 1);
	diag_error(&f.diags, "a", place, "x");
	assert_int_equal(diags_status(&f.diags, false), 1);
	diag_system(&f.diags, "a", STR("p"), 0, "x");
	assert_int_equal(diags_status(&f.diags, false), 3);
	diag_usage(&f.diags, "a", "x");
	assert_int_equal(diags_status(&f.diags, false), 3);
	assert_int_equal(diags_count(&f.diags, SEVERITY_NOTE), 4);
	assert_int_equal(diags_count(&f.diags, SEVERITY_ERROR), 3);
	assert_int_equal(diags_count(&f.diags, SEVERITY_SYSTEM), 1);
	fixture_release(&f);
}

static void
add_some_of_all(struct fixture *f, struct diags *diags)
{
	char code[] = "from-a-buffer";

	diag_error(diags, str_zero(&f->arena, str_from(code)), place_at(f->source, 5, 3), "first");
	diag_computation(diags, "%d + %d = 3", 1, 2);
	diag_hint(diags, "a hint");
	diag_also(diags, place_at(f->source, 9, 4), "second place");
	diag_also(diags, (struct place){ 0 }, "nowhere");
	diag_warning(diags, "b", place_file(f->source), "whole file");
	diag_system(diags, "c", STR("other.md"), EIO, "cannot read");
	diag_usage(diags, "d", "usage");
}

static void
comes_back_from_packed_bytes_as_it_was(void **state)
{
	struct fixture f;
	struct diags copy;
	struct strbuf packed = { 0 };
	struct unpack from;
	const struct finding *items;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	add_some_of_all(&f, &f.diags);
	diags_pack(&f.diags, &packed);
	strbuf_adds(&packed, "rest");

	diags_init(&copy, &f.arena, DIAG_ENGLISH);
	diag_error(&copy, "before", place_file(f.source), "here before");
	from = (struct unpack){ .rest = strbuf_view(&packed) };
	assert_true(diags_unpack(&copy, &f.sources, &from));
	memset(packed.at, 'x', packed.len);
	assert_int_equal(from.rest.len, 4);
	strbuf_release(&packed);

	assert_int_equal(copy.count, 5);
	items = copy.items;
	assert_string_equal(items[1].code, "from-a-buffer");
	assert_ptr_equal(items[1].place.source, f.source);
	assert_int_equal(items[1].place.offset, 5);
	assert_int_equal(items[1].place.length, 3);
	assert_str(items[1].text, "first");
	assert_str(items[1].computation, "1 + 2 = 3");
	assert_str(items[1].hint, "a hint");
	assert_str(items[1].notes->text, "second place");
	assert_int_equal(items[1].notes->place.offset, 9);
	assert_null(items[1].notes->next->place.source);
	assert_true(place_is_file(items[2].place));
	assert_str(items[3].place.source->path, "other.md");
	assert_int_equal(items[4].severity, SEVERITY_USAGE);
	assert_int_equal(items[4].order, 4);
	fixture_release(&f);
}

static void
keeps_the_path_of_a_source_only_the_worker_knows(void **state)
{
	struct fixture f;
	struct sources sources;
	struct diags copy;
	struct strbuf packed = { 0 };
	struct unpack from;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	sources = f.sources;
	diag_error(&f.diags, "a", place_at(source_add(&f.sources, STR("new.md"), STR("text")), 2, 1), "in new");
	diags_pack(&f.diags, &packed);
	diags_init(&copy, &f.arena, DIAG_ENGLISH);
	from = (struct unpack){ .rest = strbuf_view(&packed) };
	assert_true(diags_unpack(&copy, &sources, &from));
	assert_str(copy.items[0].place.source->path, "new.md");
	assert_true(place_is_file(copy.items[0].place));
	strbuf_release(&packed);
	fixture_release(&f);
}

static void
takes_nothing_from_damaged_bytes(void **state)
{
	struct fixture f;
	struct diags copy;
	struct strbuf packed = { 0 };

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	add_some_of_all(&f, &f.diags);
	diags_pack(&f.diags, &packed);
	diags_init(&copy, &f.arena, DIAG_ENGLISH);
	diag_error(&copy, "before", place_file(f.source), "here before");
	for (size_t cut = 0; cut < packed.len; cut++) {
		struct unpack from = { .rest = str_slice(strbuf_view(&packed), 0, cut) };

		assert_false(diags_unpack(&copy, &f.sources, &from));
		assert_int_equal(copy.count, 1);
	}
	for (size_t at = 0; at < packed.len; at++) {
		struct unpack from = { .rest = strbuf_view(&packed) };
		char was = packed.at[at];

		packed.at[at] = (char)0xFF;
		diags_unpack(&copy, &f.sources, &from); /* either way, without harm */
		packed.at[at] = was;
	}
	strbuf_release(&packed);
	fixture_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_findings_and_says_no),
		cmocka_unit_test(names_the_error_of_a_system_call),
		cmocka_unit_test(adds_hints_and_second_places_to_the_newest),
		cmocka_unit_test(picks_the_words_of_the_language),
		cmocka_unit_test(gives_the_status_of_the_worst),
		cmocka_unit_test(comes_back_from_packed_bytes_as_it_was),
		cmocka_unit_test(keeps_the_path_of_a_source_only_the_worker_knows),
		cmocka_unit_test(takes_nothing_from_damaged_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
