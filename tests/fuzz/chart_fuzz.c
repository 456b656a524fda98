#include "base/utf8.h"
#include "chart/chart.h"
#include "chart/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Bytes to a chart, a made-up font, a draw list, and pixels.
 *
 * Always true: what returns false has said why; what is drawn is finite, of a size
 * that is allowed, and valid UTF-8. */

enum { SERIES = 70, CATEGORIES = 520 };

struct reader {
	const uint8_t *at;
	size_t left;
};

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static unsigned
take_byte(struct reader *reader)
{
	if (reader->left == 0)
		return 0;
	reader->left--;
	return *reader->at++;
}

/* Any bits at all, or a number that charts really have. */
static double
take_number(struct reader *reader)
{
	double number = 0;

	if (take_byte(reader) % 4 > 0)
		return (double)take_byte(reader) * (double)take_byte(reader) / 10 - 500;
	if (reader->left >= sizeof number) {
		memcpy(&number, reader->at, sizeof number);
		reader->at += sizeof number;
		reader->left -= sizeof number;
	}
	return number;
}

static struct str
take_text(struct reader *reader)
{
	size_t length = take_byte(reader);
	struct str text;

	if (length > reader->left)
		length = reader->left;
	text = (struct str){ (const char *)reader->at, length };
	reader->at += length;
	reader->left -= length;
	return text;
}

static void
take_words(struct chart *chart, struct reader *reader)
{
	chart->unit = take_text(reader);
	chart->no_data = take_text(reader);
	chart->zero_note = take_text(reader);
	chart->break_note = STR("breaks");
	chart->rest = STR("rest");
}

static const struct chart_value *
take_values(struct reader *reader, struct arena *arena, size_t count)
{
	struct chart_value *values = arena_array(arena, struct chart_value, count);

	for (size_t i = 0; i < count; i++) {
		values[i].number = take_number(reader);
		values[i].present = take_byte(reader) % 8 > 0;
		values[i].text = take_text(reader);
		values[i].breaks = take_byte(reader) % 16 == 1;
	}
	return values;
}

static void
take_lists(struct chart *chart, struct reader *reader, struct arena *arena)
{
	size_t series_count = take_byte(reader) % SERIES;
	size_t count = take_byte(reader);
	size_t category_count = count * (take_byte(reader) % 3) % CATEGORIES;
	struct str *categories = arena_array(arena, struct str, category_count);
	struct chart_series *series = arena_array(arena, struct chart_series, series_count);

	for (size_t i = 0; i < category_count; i++)
		categories[i] = take_text(reader);
	for (size_t i = 0; i < series_count; i++) {
		series[i].values = take_values(reader, arena, category_count);
		series[i].label = take_text(reader);
		series[i].emphasised = take_byte(reader) % 16 == 1;
	}
	chart->categories = categories;
	chart->category_count = category_count;
	chart->series = series;
	chart->series_count = series_count;
}

/* Statement by statement: the order in which an initialiser reads is the compiler's. */
static struct chart
take_chart(struct reader *reader, struct arena *arena)
{
	unsigned flags = take_byte(reader);
	struct chart chart = {
		.colors = flags & 2 ? CHART_COLORS_ORDERED : CHART_COLORS_DISTINCT,
		.scale = (int)(flags >> 2 & 3),
		.target = { .set = flags & 128, .at_most = flags & 64, .text = STR("target") },
	};

	chart.kind = (enum chart_kind)(take_byte(reader) % CHART_KINDS);
	chart.width = flags & 32 ? take_number(reader) : 0;
	chart.decimals = (int)take_byte(reader) - 100;
	take_words(&chart, reader);
	chart.target.number = take_number(reader);
	chart.whole = flags & 16 ? take_number(reader) : 0;
	take_lists(&chart, reader, arena);
	return chart;
}

/* Characters from nothing to three ems wide. */
static double
advance(void *context, uint32_t code_point, enum text_weight weight)
{
	(void)context;
	return (code_point % 32 + (weight == TEXT_BOLD ? 1 : 0)) / 11.0;
}

static bool
is_near(double number)
{
	return isfinite(number) && fabs(number) <= DRAW_FAR;
}

static void
check_item(const struct draw_item *item)
{
	switch (item->kind) {
	case DRAW_RECT:
		require(is_near(item->rect.x) && is_near(item->rect.y) && is_near(item->rect.width) &&
			is_near(item->rect.height) && item->rect.width >= 0 && item->rect.height >= 0);
		break;
	case DRAW_LINE:
	case DRAW_DOTS:
		for (size_t i = 0; i < item->line.count; i++)
			require(is_near(item->line.points[i].x) && is_near(item->line.points[i].y));
		break;
	case DRAW_MARKER:
		require(is_near(item->marker.at.x) && is_near(item->marker.at.y) && item->marker.shape < DRAW_MARKERS);
		break;
	case DRAW_TEXT:
		require(is_near(item->text.at.x) && is_near(item->text.at.y));
		require(utf8_invalid_at(item->text.text) == SIZE_MAX);
		break;
	}
}

static const struct raster_stamp *
glyph(void *context, const struct paint_glyph *wanted)
{
	(void)wanted;
	return context;
}

static void
paint(const struct draw_list *list, const struct text_metrics *metrics, struct arena *arena)
{
	static const uint8_t levels[] = { 3, 16, 9, 16 };
	struct raster_stamp stamp = { .left = -1, .top = -9, .width = 2, .height = 2, .levels = levels };
	struct palette palette = { .arena = arena };
	int width = (int)list->width;
	int height = (int)list->height;
	uint8_t **rows = arena_array(arena, uint8_t *, (size_t)height);
	struct raster raster;
	struct paint painter = { &raster, metrics, glyph, &stamp };

	for (int y = 0; y < height; y++)
		rows[y] = arena_alloc(arena, (size_t)width);
	raster_init(&raster, rows, width, height, &palette);
	paint_list(&painter, list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct text_metrics metrics = { .advance = advance };
	struct reader reader = { data, size };
	struct strbuf drawn = { 0 };
	struct draw_list list;
	struct arena arena;
	struct diags diags;
	struct chart chart;
	bool ok;

	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_ENGLISH);
	chart = take_chart(&reader, &arena);
	ok = chart_layout(&chart, &metrics, &arena, &list, &diags);
	require(ok == (diags.count == 0));
	require(list.height >= 0 && list.height <= CHART_HEIGHT_MAX * 2);
	for (size_t i = 0; i < list.count; i++)
		check_item(&list.items[i]);
	draw_list_text(&list, &drawn);
	if (list.height > 0 && list.height < 700 && list.width < 800)
		paint(&list, &metrics, &arena);
	strbuf_release(&drawn);
	arena_release(&arena);
	return 0;
}
