#include "chart/bar.h"

enum { LYING_ENOUGH = 560 }; /* the height up to which lying bars are better than upright ones without values */

static const double TEXT_SHARE = 0.25; /* of the card's width: values are not written wider */

bool
bar_has_texts(const struct frame *frame)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->series_count; i++) {
		for (size_t j = 0; j < chart->category_count; j++) {
			if (chart->series[i].values[j].present && chart->series[i].values[j].text.len > 0)
				return true;
		}
	}
	return false;
}

/* What the eye should find first is bold: emphasised series, the last of ordered
 * ones, a single one. */
static bool
is_strong(const struct frame *frame, size_t series)
{
	const struct chart *chart = frame->chart;

	if (chart->series[series].emphasised || chart->series_count == 1)
		return true;
	return chart->colors == CHART_COLORS_ORDERED && series + 1 == chart->series_count &&
	       !frame_is_subdued(frame, series);
}

struct draw_text
bar_value_text(const struct frame *frame, size_t series, size_t category, double size)
{
	const struct chart_value *value = &frame->chart->series[series].values[category];
	bool strong = value->present && is_strong(frame, series);
	struct draw_text text =
	    frame_text(value->present ? value->text : frame->chart->no_data, size, strong ? TEXT_BOLD : TEXT_REGULAR);

	if (!strong)
		text.color = chart_style.muted;
	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, frame->list->width * TEXT_SHARE);
	return text;
}

bool
bar_layout(struct frame *frame, struct diags *diags)
{
	struct bar_upright upright = bar_upright_measure(frame);
	struct bar_lying lying;
	double most = upright.fits ? LYING_ENOUGH : CHART_HEIGHT_MAX;

	if (upright.fits && (upright.value_size > 0 || !bar_has_texts(frame))) {
		bar_upright_draw(frame, &upright);
		return true;
	}
	lying = bar_lying_measure(frame);
	if (lying.height <= most)
		bar_lying_draw(frame, &lying);
	else if (upright.fits)
		bar_upright_draw(frame, &upright);
	else
		return frame_refuse(frame->chart, diags);
	return true;
}
