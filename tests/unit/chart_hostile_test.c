#include "chart/canvas.h"
#include "chart/scale.h"
#include "chart_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Every kind of chart, at both widths that pages have, with what no report should hold:
 * numbers that are none, texts without end, bytes that are no text. Each is a finding or
 * a picture of sane size, with the real font. */

enum { LONG = 10000, PNG_MOST = 200 * 1024 };

static const double widths[] = { 640, CHART_WIDTH_SMALL };
static const struct str families[] = { { "Noto Sans CJK SC", 16 } };

struct hostile {
	const char *categories; /* divided by "|" */
	const char *series;
	const double *numbers; /* series by series; NAN is kept, unlike fixture_fill */
	struct str text;       /* of every value */
};

static int
open_fonts(void **state)
{
	struct fixture fixture;
	struct canvas_fonts *fonts =
	    canvas_fonts_new((struct font_names){ families, 1 }, (struct font_names){ families, 1 });

	fixture_init(&fixture);
	*state = fonts;
	if (!canvas_fonts_open(fonts, &fixture.diags))
		fail_msg("install fonts-noto-cjk");
	fixture_release(&fixture);
	return 0;
}

static int
free_fonts(void **state)
{
	canvas_fonts_free(*state);
	return 0;
}

static void
fill(struct fixture *fixture, const struct hostile *hostile)
{
	struct chart *chart = &fixture->chart;
	struct arena *arena = &fixture->arena;
	struct str *labels = fixture_split(arena, hostile->series, &chart->series_count);
	struct chart_series *series = arena_array(arena, struct chart_series, chart->series_count);

	chart->categories = fixture_split(arena, hostile->categories, &chart->category_count);
	for (size_t i = 0; i < chart->series_count; i++) {
		struct chart_value *values = arena_array(arena, struct chart_value, chart->category_count);

		for (size_t j = 0; j < chart->category_count; j++)
			values[j] = (struct chart_value){
				.number = hostile->numbers[i * chart->category_count + j],
				.present = true,
				.text = hostile->text,
			};
		series[i] = (struct chart_series){ .label = labels[i], .values = values };
	}
	chart->series = series;
	chart->unit = STR("%");
	chart->rest = STR("其余");
	chart->break_note = STR("口径有变化");
}

/* The width or height in the head of a PNG. */
static unsigned
png_side(const struct strbuf *png, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)png->at + at;

	return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

static void
assert_sane(const struct fixture *fixture, const struct strbuf *png, double width)
{
	const struct draw_list *list = &fixture->list;

	assert_true(list->width == width && list->height >= 40 && list->height <= CHART_HEIGHT_MAX);
	assert_true(png->len > 100 && png->len < PNG_MOST);
	assert_memory_equal(png->at, "\x89PNG", 4);
	assert_int_equal(png_side(png, 16), 2 * list->width);
	assert_int_equal(png_side(png, 20), 2 * list->height);
	for (size_t i = 0; i < list->count; i++) {
		const struct draw_item *item = &list->items[i];

		if (item->kind == DRAW_TEXT) {
			assert_true(utf8_invalid_at(item->text.text) == SIZE_MAX);
			assert_null(memchr(item->text.text.at, '\x07', item->text.text.len));
			assert_true(item->text.at.y > 0 && item->text.at.y <= list->height);
		}
	}
}

static bool
is_one_of(const char *codes, const char *code)
{
	return strstr(codes, code) != NULL;
}

/* `codes`: the findings that are allowed; empty: none, and there must be a picture. What
 * is wrong in the numbers still gives a picture without them. */
static void
draw(struct canvas_fonts *fonts, enum chart_kind kind, double width, const struct hostile *hostile, const char *codes)
{
	struct text_metrics metrics = canvas_fonts_metrics(fonts);
	struct strbuf png = { 0 };
	struct fixture fixture;
	bool laid, drawn;

	fixture_init(&fixture);
	fixture.chart.kind = kind;
	fixture.chart.width = width;
	if (kind == CHART_RANK)
		fixture.chart.target = (struct chart_target){ true, false, hostile->numbers[0], hostile->text };
	fill(&fixture, hostile);
	laid = chart_layout(&fixture.chart, &metrics, &fixture.arena, &fixture.list, &fixture.diags);
	assert_int_equal(laid, fixture.diags.count == 0);
	drawn = canvas_png(fonts, &fixture.list, &fixture.arena, &png, &fixture.diags);
	for (size_t i = 0; i < fixture.diags.count; i++)
		if (!is_one_of(codes, fixture.diags.items[i].code))
			fail_msg("kind %d: finding %s", (int)kind, fixture.diags.items[i].code);
	if (*codes == '\0')
		assert_true(laid && drawn);
	if (laid || (drawn && fixture.list.count > 0))
		assert_true(drawn || is_one_of(codes, "font-glyph"));
	if (drawn && fixture.list.count > 0)
		assert_sane(&fixture, &png, width);
	strbuf_release(&png);
	fixture_release(&fixture);
}

/* `hostile` has two categories, as a slope must, and two series, of which a ranking takes
 * the first. */
static void
draw_all(struct canvas_fonts *fonts, const struct hostile *hostile, const char *codes)
{
	static char first[4 * LONG];
	struct hostile ranked = *hostile;

	snprintf(first, sizeof first, "%.*s", (int)strcspn(hostile->series, "|"), hostile->series);
	ranked.series = first;
	for (enum chart_kind kind = 0; kind < CHART_KINDS; kind++)
		for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
			draw(fonts, kind, widths[i], kind == CHART_RANK ? &ranked : hostile, codes);
}

static void
draws_what_is_no_number_as_missing(void **state)
{
	static const double wrong[] = { NAN, -NAN, INFINITY, -INFINITY, 1e300, -1e300, 2 * SCALE_NUMBER_MAX };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		double one[] = { wrong[i], 40, 30, 20 }, all[] = { wrong[i], wrong[i], wrong[i], wrong[i] };

		draw_all(*state, &(struct hostile){ "2021|2022", "甲|乙", one, STR("1") }, "chart-number");
		draw_all(*state, &(struct hostile){ "2021|2022", "甲|乙", all, STR("1") }, "chart-number");
	}
}

static void
draws_the_greatest_and_the_least_numbers(void **state)
{
	static const double great[] = { SCALE_NUMBER_MAX, -SCALE_NUMBER_MAX, 5e-324, 0 };
	static const double small[] = { 5e-324, 1e-300, 1e-9, 0 };

	draw_all(*state, &(struct hostile){ "2021|2022", "甲|乙", great, STR("1") }, "chart-share");
	draw_all(*state, &(struct hostile){ "2021|2022", "甲|乙", small, STR("1") }, "");
}

/* No figure, no category, no series: a card that says so. */
static void
draws_nothing_where_nothing_is(void **state)
{
	static const struct str categories[] = { { "2021", 4 }, { "2022", 4 } };
	static const struct chart_value values[2] = { { 0 } };
	static const struct chart_series series[] = { { .values = values }, { .values = values } };
	struct text_metrics metrics = canvas_fonts_metrics(*state);

	for (size_t i = 0; i < (size_t)CHART_KINDS * 2 * 3; i++) {
		struct strbuf png = { 0 };
		struct fixture fixture;

		fixture_init(&fixture);
		fixture.chart.kind = (enum chart_kind)(i / 6);
		fixture.chart.width = widths[i / 3 % 2];
		fixture.chart.categories = categories;
		fixture.chart.series = series;
		fixture.chart.category_count = i % 3 == 0 ? 0 : 2;
		fixture.chart.series_count = i % 3 == 1 ? 0 : 2;
		assert_true(chart_layout(&fixture.chart, &metrics, &fixture.arena, &fixture.list, &fixture.diags));
		assert_true(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
		assert_sane(&fixture, &png, fixture.chart.width);
		assert_non_null(fixture_text(&fixture, "无数据"));
		strbuf_release(&png);
		fixture_release(&fixture);
	}
}

static const double plain[] = { 10, 40, 30, 20 };

/* Every text, and the figures too. */
static void
cuts_texts_without_end(void **state)
{
	static const char *const letters[] = { "字", "a", "a ", "，", "1" };

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		struct strbuf text = { 0 }, both = { 0 };

		for (size_t k = 0; k < LONG; k++)
			strbuf_adds(&text, letters[i]);
		strbuf_addf(&both, "%.*s|%.*s", STR_ARG(strbuf_view(&text)), STR_ARG(strbuf_view(&text)));
		draw_all(*state, &(struct hostile){ both.at, both.at, plain, strbuf_view(&text) }, "");
		strbuf_release(&text);
		strbuf_release(&both);
	}
}

static void
draw_texts(struct canvas_fonts *fonts, const char *const *texts, const char *codes)
{
	for (; *texts; texts++) {
		char both[64];

		snprintf(both, sizeof both, "%s|%s", *texts, *texts);
		draw_all(fonts, &(struct hostile){ both, both, plain, str_from(*texts) }, codes);
	}
}

static void
drops_what_is_no_text(void **state)
{
	/* control characters, marks of direction */
	static const char *const unseen[] = { "\x07\x1b[31m甲\r\n\t乙", "\xe2\x80\xae甲\xe2\x81\xa6乙", "\x01", NULL };
	/* a lone continuation, a sequence cut short, an overlong one, a surrogate, no byte of UTF-8: as U+FFFD,
	 * which the font may lack */
	static const char *const broken[] = { "\x80甲", "甲\xe7\x94", "\xc0\xaf乙", "\xed\xa0\x80丙", "\xff", NULL };

	draw_texts(*state, unseen, "");
	draw_texts(*state, broken, "font-glyph");
}

/* U+E000, of private use. */
#define NO_GLYPH "\xee\x80\x80"

static bool
writes_no_glyph(const struct fixture *fixture)
{
	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];

		if (item->kind == DRAW_TEXT && str_find(item->text.text, STR(NO_GLYPH), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Returns whether the character was to be written. */
static bool
draw_no_glyph(struct canvas_fonts *fonts, enum chart_kind kind, double width, const struct hostile *hostile)
{
	struct text_metrics metrics = canvas_fonts_metrics(fonts);
	struct strbuf png = { 0 };
	struct fixture fixture;
	bool written;

	fixture_init(&fixture);
	fixture.chart.kind = kind;
	fixture.chart.width = width;
	fill(&fixture, hostile);
	assert_true(chart_layout(&fixture.chart, &metrics, &fixture.arena, &fixture.list, &fixture.diags));
	written = writes_no_glyph(&fixture);
	assert_int_equal(canvas_png(fonts, &fixture.list, &fixture.arena, &png, &fixture.diags), !written);
	if (written) {
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "font-glyph");
		assert_int_equal(png.len, 0);
	}
	strbuf_release(&png);
	fixture_release(&fixture);
	return written;
}

/* No box in its place: a finding, whichever text has the character. */
static void
refuses_what_the_font_cannot_write(void **state)
{
	for (enum chart_kind kind = 0; kind < CHART_KINDS; kind++) {
		for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
			const char *series = kind == CHART_RANK ? "丙" : "丙|丁";
			const struct hostile value = { "甲|乙", series, plain, STR("1" NO_GLYPH) };
			const struct hostile category = { "甲" NO_GLYPH "|乙", series, plain, STR("1") };
			const struct hostile label = { "甲|乙", "丙|丁" NO_GLYPH, plain, STR("1") };

			assert_true(draw_no_glyph(*state, kind, widths[i], &value));
			assert_true(draw_no_glyph(*state, kind, widths[i], &category));
			if (kind != CHART_RANK)
				assert_true(draw_no_glyph(*state, kind, widths[i], &label));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_what_is_no_number_as_missing),
		cmocka_unit_test(draws_the_greatest_and_the_least_numbers),
		cmocka_unit_test(draws_nothing_where_nothing_is),
		cmocka_unit_test(cuts_texts_without_end),
		cmocka_unit_test(drops_what_is_no_text),
		cmocka_unit_test(refuses_what_the_font_cannot_write),
	};

	return cmocka_run_group_tests(tests, open_fonts, free_fonts);
}
