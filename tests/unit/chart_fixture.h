#ifndef QSITE_TESTS_CHART_FIXTURE_H
#define QSITE_TESTS_CHART_FIXTURE_H

#include "base/utf8.h"
#include "chart/chart.h"

#include <math.h>
#include <stdlib.h>

/* Charts for tests, and a font that is always the same: Chinese characters are an em
 * wide, others a little more than half of one, bold ones wider still. */

static inline double
fixture_advance(void *context, uint32_t code_point, enum text_weight weight)
{
	(void)context;
	return utf8_width(code_point) == 2 ? 1 : weight == TEXT_BOLD ? 0.6 : 0.56;
}

static const struct text_metrics fixture_metrics = { .advance = fixture_advance };

struct fixture {
	struct arena arena;
	struct diags diags;
	struct chart chart;
	struct draw_list list;
};

static inline void
fixture_init(struct fixture *fixture)
{
	*fixture = (struct fixture){ 0 };
	arena_init(&fixture->arena);
	diags_init(&fixture->diags, &fixture->arena, DIAG_ENGLISH);
	fixture->chart.no_data = STR("无数据");
	fixture->chart.zero_note = STR("纵轴不从 0 开始");
}

static inline void
fixture_release(struct fixture *fixture)
{
	arena_release(&fixture->arena);
}

/* "杭州|宁波" as two texts. */
static inline struct str *
fixture_split(struct arena *arena, const char *words, size_t *count)
{
	struct str_list list = { 0 };
	struct str rest = str_from(words);

	while (rest.len > 0 || list.count == 0) {
		struct str word;

		rest = str_cut(rest, '|', &word);
		*arena_push(arena, &list) = word;
	}
	*count = list.count;
	return list.items;
}

/* Labels divided by "|"; numbers series by series, NAN for a value that is missing. */
static inline void
fixture_fill(struct fixture *fixture, const char *categories, const char *series, const double *numbers)
{
	struct chart *chart = &fixture->chart;
	struct arena *arena = &fixture->arena;
	struct str *labels = fixture_split(arena, series, &chart->series_count);
	struct chart_series *list = arena_array(arena, struct chart_series, chart->series_count);

	chart->categories = fixture_split(arena, categories, &chart->category_count);
	for (size_t i = 0; i < chart->series_count; i++) {
		struct chart_value *values = arena_array(arena, struct chart_value, chart->category_count);

		for (size_t j = 0; j < chart->category_count; j++) {
			double number = numbers[i * chart->category_count + j];

			if (isnan(number))
				continue;
			values[j] = (struct chart_value){ .number = number,
				.present = true,
				.text = str_format(arena, "%.*f", chart->decimals, number) };
		}
		list[i] = (struct chart_series){ .label = labels[i], .values = values };
	}
	chart->series = list;
}

static inline bool
fixture_layout(struct fixture *fixture)
{
	return chart_layout(&fixture->chart, &fixture_metrics, &fixture->arena, &fixture->list, &fixture->diags);
}

/* How many items of a kind. */
static inline size_t
fixture_count(const struct fixture *fixture, enum draw_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < fixture->list.count; i++)
		count += fixture->list.items[i].kind == kind ? 1 : 0;
	return count;
}

/* The item that is exactly this text, or NULL. */
static inline const struct draw_text *
fixture_text(const struct fixture *fixture, const char *words)
{
	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];

		if (item->kind == DRAW_TEXT && str_eq(item->text.text, str_from(words)))
			return &item->text;
	}
	return NULL;
}

/* The number that a tick says. */
static inline double
fixture_number(struct arena *arena, struct str text)
{
	struct strbuf digits = { 0 };

	for (size_t i = 0; i < text.len; i++)
		strbuf_add(&digits, text.at[i] == ',' ? STR_NONE : str_slice(text, i, i + 1));
	return strtod(str_zero(arena, strbuf_take(arena, &digits)), NULL);
}

/* What the letters of a text cover. */
static inline struct draw_rect
fixture_box(const struct draw_text *text)
{
	static const double before[] = { [DRAW_START] = 0, [DRAW_MIDDLE] = 0.5, [DRAW_END] = 1 };
	double width = text_width(&fixture_metrics, text->font, text->text);

	return (struct draw_rect){
		.x = text->at.x - width * before[text->anchor],
		.y = text->at.y - 0.8 * text->font.size,
		.width = width,
		.height = 0.9 * text->font.size,
	};
}

static inline bool
fixture_overlap(struct draw_rect a, struct draw_rect b)
{
	const double touch = 0.1;

	return a.x + touch < b.x + b.width && b.x + touch < a.x + a.width && a.y + touch < b.y + b.height &&
	       b.y + touch < a.y + a.height;
}

/* The first text that is cut by an edge of the card or lies on another one; the
 * empty text when all is well. */
static inline struct str
fixture_clash(struct fixture *fixture)
{
	const struct draw_list *list = &fixture->list;

	for (size_t i = 0; i < list->count; i++) {
		const struct draw_item *item = &list->items[i];
		struct draw_rect box;

		if (item->kind != DRAW_TEXT)
			continue;
		box = fixture_box(&item->text);
		if (box.x < 0 || box.y < 0 || box.x + box.width > list->width || box.y + box.height > list->height)
			return str_format(&fixture->arena, "cut: %.*s", STR_ARG(item->text.text));
		for (size_t k = 0; k < i; k++) {
			if (list->items[k].kind == DRAW_TEXT && fixture_overlap(box, fixture_box(&list->items[k].text)))
				return str_format(&fixture->arena, "%.*s over %.*s", STR_ARG(item->text.text),
				    STR_ARG(list->items[k].text.text));
		}
	}
	return STR_NONE;
}

#endif
