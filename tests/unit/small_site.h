#ifndef QSITE_TESTS_SMALL_SITE_H
#define QSITE_TESTS_SMALL_SITE_H

#include "base/number.h"
#include "plan/plan.h"
#include "render/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A small site built by hand, for tests of what render makes of data. Two cities,
 * three reports, two indicators:
 *
 *     330100 杭州市  2023 (published 2024-01, with a breakdown) and 2022
 *     330600 绍兴市  2022 (without a date, its data are of 2021)
 *
 * Lists that a test wants otherwise may be changed before small_site_plan. */

struct small_site {
	struct arena arena;
	struct diags diags;
	struct site site;
	struct theme theme;
	struct plan plan;
	struct renderer renderer;
	struct strbuf out;

	struct indicator_group group;
	struct indicator *enrolment, *employment;
	struct city *hangzhou, *shaoxing;
	struct report *hangzhou_2023, *hangzhou_2022, *shaoxing_2022;
	struct policy *policy;
	struct section *jobs; /* of hangzhou_2023 */
};

static inline void
small_string(struct small_site *small, struct str key, struct str text)
{
	struct str *value = arena_new(&small->arena, struct str);

	*value = text;
	map_add(&small->theme.strings, &small->arena, key, value);
}

/* Headers are the names of their keys ("city_code"); other strings are told here. */
static inline void
small_strings(struct small_site *small)
{
	static const char *const texts[][2] = {
		{ "data.statement_main", "main" },
		{ "data.statement_other", "other" },
		{ "data.by_district", "区县" },
		{ "status.p", "provisional" },
		{ "status.r", "revised" },
		{ "status.e", "estimated" },
		{ "status.b", "break" },
		{ "status.x", "none" },
		{ "kind.count", "number" },
		{ "kind.share", "share" },
		{ "direction.up", "more is better" },
		{ "list.semicolon", "；" },
		{ "data.sheet_data", "数据" },
		{ "data.sheet_definitions", "指标定义" },
		{ "data.sheet_notes", "说明" },
	};

	for (size_t i = 0; i < TABLE_COLUMNS; i++) {
		struct str header = str_from(table_columns[i].header);

		small_string(small, header, str_slice(header, sizeof "data." - 1, header.len));
		small_string(small, str_from(table_columns[i].about),
		    str_format(&small->arena, "about %s", table_columns[i].header));
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		small_string(small, str_from(texts[i][0]), str_from(texts[i][1]));
}

static inline struct indicator *
small_indicator(struct small_site *small, struct str id, struct str name, struct str unit)
{
	struct indicator *indicator = arena_new(&small->arena, struct indicator);

	indicator->id = id;
	indicator->name = name;
	indicator->unit = unit;
	indicator->group = &small->group;
	indicator->definition = str_format(&small->arena, "%.*s的定义", STR_ARG(name));
	map_add(&small->site.indicators, &small->arena, id, indicator);
	*arena_push(&small->arena, &small->group) = indicator;
	return indicator;
}

static inline struct city *
small_city(struct small_site *small, struct str slug, struct str code, struct str name)
{
	struct city *city = arena_new(&small->arena, struct city);

	city->slug = slug;
	city->code = code;
	city->name = name;
	map_add(&small->site.cities, &small->arena, slug, city);
	return city;
}

/* Reports are added newest first. */
static inline struct report *
small_report(struct small_site *small, struct city *city, struct str slug, struct str title)
{
	struct report *report = arena_new(&small->arena, struct report);

	report->city = city;
	report->slug = slug;
	report->title = title;
	report->report_year = (int)str_to_natural(slug);
	report->data_year = report->report_year;
	report->publisher = str_format(&small->arena, "%.*s教育局", STR_ARG(city->name));
	*arena_push(&small->arena, &city->reports) = report;
	return report;
}

static inline struct section *
small_section(
    struct small_site *small, struct section_list *list, enum section_kind kind, struct report *report, struct str slug)
{
	struct section *section = arena_new(&small->arena, struct section);

	section->kind = kind;
	section->report = report;
	section->slug = slug;
	section->doc = arena_new(&small->arena, struct doc);
	section->doc->title = slug;
	*arena_push(&small->arena, list) = section;
	return section;
}

/* A number with its digits; the empty text is a value that is missing. */
static inline struct observation *
small_observation(struct small_site *small, struct observation_list *list, struct report *report,
    const struct indicator *indicator, int year, struct str number)
{
	struct observation *observation = arena_push(&small->arena, list);

	*observation = (struct observation){
		.indicator = indicator,
		.report = report,
		.year = year,
		.number = number,
		.status = number.len > 0 ? STATUS_NORMAL : STATUS_MISSING,
	};
	if (number.len > 0)
		assert_true(number_parse(number, &observation->value));
	return observation;
}

static inline void
small_data(struct small_site *small)
{
	struct report *report = small->hangzhou_2023;
	struct observation_list *list = &report->observations;
	struct observation *observation;
	struct breakdown *breakdown;

	/* not in the order of the dictionary, nor of the years */
	observation = small_observation(small, list, report, small->employment, 2023, STR("97.50"));
	observation->note = STR("含升学");
	observation->origin = (struct origin){ .section = small->jobs, .anchor = STR("就业") };
	observation->also_count = 1;
	observation->also = arena_new(&small->arena, struct restatement);
	observation->also->value = 97.4;
	observation->also->number = STR("97.4");
	observation->also->stated = STR("约97.4%");
	observation->also->note = STR("另一章");
	small_observation(small, list, report, small->enrolment, 2023, STR("47907"))->status = STATUS_PROVISIONAL;
	small_observation(small, list, report, small->enrolment, 2022, STR_NONE);

	breakdown = arena_push(&small->arena, &report->breakdowns);
	*breakdown = (struct breakdown){ .indicator = small->enrolment, .by = STR("district"), .year = 2023 };
	small_observation(small, &breakdown->parts, report, small->enrolment, 2023, STR("30000"))->item = STR("市本级");
	small_observation(small, &breakdown->parts, report, small->enrolment, 2023, STR("17907"))->item = STR("建德市");

	report = small->hangzhou_2022;
	small_observation(small, &report->observations, report, small->enrolment, 2022, STR("45000"))->stated =
	    STR("4.5万人");
	report = small->shaoxing_2022;
	small_observation(small, &report->observations, report, small->enrolment, 2021, STR("-0.50"));
}

static inline void
small_site_init(struct small_site *small)
{
	struct site *site = &small->site;

	memset(small, 0, sizeof *small);
	arena_init(&small->arena);
	diags_init(&small->diags, &small->arena, DIAG_ENGLISH);
	site->arena = &small->arena;
	site->title = STR("质量年报");
	site->base_url = STR("https://edu.example.gov.cn/zlnb/");
	site->language = site->content_language = STR("zh-CN");
	site->publisher = STR("示例站");
	site->description = STR("说明文字");
	site->license_name = STR("CC BY 4.0");
	site->license_url = STR("https://creativecommons.org/licenses/by/4.0/");
	small->group = (struct indicator_group){ .id = STR("students"), .name = STR("学生") };
	small_strings(small);

	small->enrolment = small_indicator(small, STR("enrolment"), STR("在校生数"), STR("人"));
	small->employment = small_indicator(small, STR("employment_rate"), STR("就业率"), STR("%"));
	small->employment->kind = INDICATOR_SHARE;
	small->employment->decimals = 2;
	small->employment->direction = DIRECTION_UP;

	small->hangzhou = small_city(small, STR("hangzhou"), STR("330100"), STR("杭州市"));
	small->shaoxing = small_city(small, STR("shaoxing"), STR("330600"), STR("绍兴市"));
	small->hangzhou_2023 = small_report(small, small->hangzhou, STR("2023"), STR("杭州年报2023"));
	small->hangzhou_2022 = small_report(small, small->hangzhou, STR("2022"), STR("杭州年报2022"));
	small->shaoxing_2022 = small_report(small, small->shaoxing, STR("2022"), STR("绍兴年报2022"));
	small->hangzhou_2023->published = STR("2024-01");
	small->hangzhou_2023->url = STR("https://edu.hangzhou.gov.cn/");
	small->hangzhou_2023->digest = true;
	small->shaoxing_2022->data_year = 2021;
	small->jobs =
	    small_section(small, &small->hangzhou_2023->chapters, SECTION_CHAPTER, small->hangzhou_2023, STR("jobs"));

	small->policy = arena_new(&small->arena, struct policy);
	small->policy->slug = STR("plan-2020");
	small->policy->title = STR("实施方案");
	small->policy->published = STR("2020-11-06");
	map_add(&site->policies, &small->arena, small->policy->slug, small->policy);
	small_data(small);
}

static inline void
small_site_plan(struct small_site *small)
{
	site_index(&small->site);
	assert_true(plan_build(&small->plan, &small->site, &small->theme, &small->arena, &small->diags));
	small->renderer = (struct renderer){
		.plan = &small->plan, .site = &small->site, .theme = &small->theme, .arena = &small->arena
	};
}

static inline bool
small_site_try(struct small_site *small, const char *path, render_function *render)
{
	struct render_job job = { .renderer = &small->renderer,
		.output = plan_find(&small->plan, str_from(path)),
		.arena = &small->arena,
		.out = &small->out,
		.diags = &small->diags };

	assert_non_null(job.output);
	strbuf_clear(&small->out);
	return render(&job);
}

/* The bytes of the output at a path, until the next call. */
static inline struct str
small_site_render(struct small_site *small, const char *path, render_function *render)
{
	assert_true(small_site_try(small, path, render));
	assert_int_equal(small->diags.count, 0);
	return strbuf_view(&small->out);
}

static inline void
small_site_release(struct small_site *small)
{
	strbuf_release(&small->out);
	arena_release(&small->arena);
}

static inline int
small_site_setup(void **state)
{
	static struct small_site small;

	small_site_init(&small);
	*state = &small;
	return 0;
}

static inline int
small_site_teardown(void **state)
{
	small_site_release(*state);
	return 0;
}

/* Compares as text, so that a difference can be read. */
static inline void
assert_bytes(struct arena *arena, struct str actual, const char *expected)
{
	assert_string_equal(str_zero(arena, actual), expected);
	assert_int_equal(actual.len, strlen(expected));
}

static inline void
assert_has(struct arena *arena, struct str text, const char *piece)
{
	if (str_find(text, str_from(piece), 0) == SIZE_MAX)
		fail_msg("no '%s' in:\n%s", piece, str_zero(arena, text));
}

#endif
