#ifndef QSITE_TESTS_MODEL_FIXTURE_H
#define QSITE_TESTS_MODEL_FIXTURE_H

#include "base/file.h"
#include "base/number.h"
#include "model/site.h"

#include "findings.h"

/* A site built by hand, for tests of what is done with the nouns: no file is read.
 *
 *     struct model *model = *state;
 *     struct city *city = model_city(model, "hangzhou", "330100");
 *     struct report *report = model_report(model, city, 2023);
 *     model_observe(model, report, model_indicator(model, "enrolment", "人"), 2023, "47907");
 *     site_index(&model->site);
 *
 * Cities go in by rising code and reports newest first, as load does it. */

struct model {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct site site;
	struct indicator_group group;
};

static inline struct str
model_text(struct model *model, const char *text)
{
	return str_copy(&model->arena, str_from(text));
}

static inline struct indicator *
model_indicator(struct model *model, const char *id, const char *unit)
{
	struct indicator *indicator = arena_new(&model->arena, struct indicator);

	indicator->id = model_text(model, id);
	indicator->name = indicator->id;
	indicator->unit = model_text(model, unit);
	indicator->group = &model->group;
	indicator->kind = str_eq(indicator->unit, STR("%")) ? INDICATOR_SHARE : INDICATOR_COUNT;
	assert_true(map_add(&model->site.indicators, &model->arena, indicator->id, indicator));
	return indicator;
}

static inline struct city *
model_city(struct model *model, const char *slug, const char *code)
{
	struct city *city = arena_new(&model->arena, struct city);

	city->slug = model_text(model, slug);
	city->name = city->short_name = city->slug;
	city->code = model_text(model, code);
	assert_true(map_add(&model->site.cities, &model->arena, city->slug, city));
	return city;
}

static inline struct report *
model_report(struct model *model, struct city *city, int year)
{
	struct report *report = arena_new(&model->arena, struct report);

	report->city = city;
	report->slug = str_format(&model->arena, "%d", year);
	report->folder =
	    str_format(&model->arena, "content/cities/%.*s/%.*s", STR_ARG(city->slug), STR_ARG(report->slug));
	report->report_year = report->data_year = year;
	*arena_push(&model->arena, &city->reports) = report;
	return report;
}

static inline struct observation
model_observation(
    struct model *model, const struct report *report, const struct indicator *indicator, int year, const char *number)
{
	struct observation observation = {
		.indicator = indicator, .report = report, .year = year, .number = model_text(model, number)
	};

	if (!number_parse(observation.number, &observation.value))
		observation.status = STATUS_MISSING;
	return observation;
}

/* "" is a value that is missing. Good until the report's next observation. */
static inline struct observation *
model_observe(
    struct model *model, struct report *report, const struct indicator *indicator, int year, const char *number)
{
	struct observation *observation = arena_push(&model->arena, &report->observations);

	*observation = model_observation(model, report, indicator, year, number);
	return observation;
}

static inline void
model_break_down(struct model *model, struct report *report, const struct indicator *indicator, int year,
    const char *const items_and_numbers[])
{
	struct breakdown *breakdown = arena_push(&model->arena, &report->breakdowns);

	*breakdown = (struct breakdown){ .indicator = indicator, .by = STR("district"), .year = year };
	for (size_t i = 0; items_and_numbers[i]; i += 2) {
		struct observation *part = arena_push(&model->arena, &breakdown->parts);

		*part = model_observation(model, report, indicator, year, items_and_numbers[i + 1]);
		part->item = model_text(model, items_and_numbers[i]);
	}
}

static inline void
model_anchors(struct model *model, struct section *section, const char *const anchors[])
{
	struct str_list list = { 0 };

	for (size_t i = 0; anchors[i]; i++)
		*arena_push(&model->arena, &list) = model_text(model, anchors[i]);
	section->doc->anchors = list.items;
	section->doc->anchor_count = list.count;
}

/* A section at a path of the site folder, with an empty document; its slug is what
 * stands between '-' and ".md". */
static inline struct section *
model_section(struct model *model, struct section_list *list, enum section_kind kind, const char *path)
{
	struct section *section = arena_new(&model->arena, struct section);
	const char *name = strrchr(path, '/') + 1, *dash = strchr(name, '-');

	section->kind = kind;
	section->path = model_text(model, path);
	section->slug = model_text(model, kind != SECTION_PAGE && dash ? dash + 1 : name);
	section->slug = str_slice(section->slug, 0, section->slug.len - STR(".md").len);
	section->source = source_add(&model->sources, section->path, STR("text\n"));
	section->doc = arena_new(&model->arena, struct doc);
	section->doc->title = section->slug;
	*arena_push(&model->arena, list) = section;
	map_add(&model->site.sections, &model->arena, section->path, section);
	return section;
}

static inline struct section *
model_chapter(struct model *model, struct report *report, const char *name)
{
	struct section *section = model_section(model, &report->chapters, SECTION_CHAPTER,
	    str_zero(&model->arena, path_join(&model->arena, report->folder, str_from(name))));

	section->report = report;
	return section;
}

static inline int
model_setup(void **state)
{
	static struct model model;

	model = (struct model){ 0 };
	arena_init(&model.arena);
	diags_init(&model.diags, &model.arena, DIAG_ENGLISH);
	model.sources.arena = &model.arena;
	model.site.arena = &model.arena;
	model.site.sources = &model.sources;
	model.site.source = source_add(&model.sources, STR("content/site.json"), STR("{}\n"));
	*state = &model;
	return 0;
}

static inline int
model_teardown(void **state)
{
	arena_release(&((struct model *)*state)->arena);
	return 0;
}

#define MODEL_TEST(function) cmocka_unit_test_setup_teardown(function, model_setup, model_teardown)

#endif
