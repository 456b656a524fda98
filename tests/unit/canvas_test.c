#include "chart/canvas.h"

#include "chart/font.h"
#include "chart/library.h"
#include "chart_fixture.h"

#include <ft2build.h>
#include <gd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include FT_FREETYPE_H

#include <cmocka.h>

/* These need the fonts of Debian's fonts-noto-cjk. libgd and FreeType are not linked,
 * here as in the program: only so is it shown that libgd's calls reach font_face.c. */

#define GD_FUNCTIONS(x)                                                                                                \
	x(gdImageAlphaBlending) x(gdImageCreateFromPngPtr) x(gdImageCreateTrueColor) x(gdImageDestroy)                 \
	    x(gdImageGetPixel) x(gdImageStringFTEx)
#define FT_FUNCTIONS(x)                                                                                                \
	x(FT_Done_Face) x(FT_Done_FreeType) x(FT_Init_FreeType) x(FT_Load_Char) x(FT_Open_Face) x(FT_Set_Char_Size)

static struct {
	GD_FUNCTIONS(LIBRARY_POINTER)
} gd;
static struct {
	FT_FUNCTIONS(LIBRARY_POINTER)
} ft;

static void
open_libraries(struct diags *diags)
{
	static const char *const gd_names[] = { GD_FUNCTIONS(LIBRARY_NAME) };
	static const char *const ft_names[] = { FT_FUNCTIONS(LIBRARY_NAME) };

	assert_true(library_open(&(struct library){ "libgd.so.3", "", gd_names, 6 }, &gd, diags));
	assert_true(library_open(&(struct library){ "libfreetype.so.6", "", ft_names, 6 }, &ft, diags));
}

static const struct str families[] = { { "Noto Sans CJK SC", 16 }, { "WenQuanYi Micro Hei", 19 } };
static const struct str japanese[] = { { "Noto Sans CJK JP", 16 } };

/* One set of fonts for all tests: libgd has only one cache of them. */
static int
open_fonts(void **state)
{
	struct fixture fixture;
	struct canvas_fonts *fonts =
	    canvas_fonts_new((struct font_names){ families, 2 }, (struct font_names){ families, 2 });

	fixture_init(&fixture);
	open_libraries(&fixture.diags);
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
fill_bars(struct fixture *fixture)
{
	static const double numbers[] = { 79.95, 89.73, (double)NAN, 86.76, 96.89, 95.17 };

	fixture_init(fixture);
	fixture->chart.decimals = 2;
	fixture->chart.unit = STR("%");
	fixture_fill(fixture, "衢州|绍兴|嘉兴", "2022年|2023年", numbers);
}

static struct strbuf
draw_png(struct fixture *fixture, struct canvas_fonts *fonts)
{
	struct text_metrics metrics = canvas_fonts_metrics(fonts);
	struct strbuf png = { 0 };

	assert_true(chart_layout(&fixture->chart, &metrics, &fixture->arena, &fixture->list, &fixture->diags));
	assert_true(canvas_png(fonts, &fixture->list, &fixture->arena, &png, &fixture->diags));
	return png;
}

static gdImagePtr
decode(const struct strbuf *png)
{
	gdImagePtr image = gd.gdImageCreateFromPngPtr((int)png->len, png->at);

	assert_non_null(image);
	return image;
}

static uint32_t
color_at(gdImagePtr image, int x, int y)
{
	int index = gd.gdImageGetPixel(image, x, y);

	return (uint32_t)(gdImageRed(image, index) << 16 | gdImageGreen(image, index) << 8 | gdImageBlue(image, index));
}

static void
makes_an_opaque_palette_png(void **state)
{
	struct fixture fixture;

	for (int scale = 1; scale <= 2; scale++) {
		struct strbuf png;
		gdImagePtr image;

		fill_bars(&fixture);
		fixture.chart.scale = scale;
		png = draw_png(&fixture, *state);
		image = decode(&png);
		assert_int_equal(gdImageSX(image), CHART_WIDTH * scale);
		assert_int_equal(gdImageSY(image), (int)fixture.list.height * scale);
		assert_false(gdImageTrueColor(image));
		assert_in_range(gdImageColorsTotal(image), 17, 256);
		assert_int_equal(gdImageGetTransparent(image), -1);
		assert_int_equal(color_at(image, 0, 0), chart_style.background);
		assert_int_equal(
		    color_at(image, CHART_WIDTH * scale - 1, gdImageSY(image) - 1), chart_style.background);
		gd.gdImageDestroy(image);
		strbuf_release(&png);
		fixture_release(&fixture);
	}
}

static void
draws_bars_in_pure_colours(void **state)
{
	struct fixture fixture;
	struct strbuf png;
	gdImagePtr image;
	size_t seen = 0;

	fill_bars(&fixture);
	png = draw_png(&fixture, *state);
	image = decode(&png);
	for (size_t i = 0; i < fixture.list.count; i++) {
		const struct draw_item *item = &fixture.list.items[i];
		int x = (int)(item->rect.x * 2);
		int y = (int)(item->rect.y * 2 + 3);

		if (item->kind != DRAW_RECT || item->rect.height < 100)
			continue;
		assert_int_equal(color_at(image, x, y), item->color);
		assert_int_equal(color_at(image, x - 1, y), chart_style.background);
		seen++;
	}
	assert_int_equal(seen, 5);
	gd.gdImageDestroy(image);
	strbuf_release(&png);
	fixture_release(&fixture);
}

static void
gives_the_same_bytes_again(void **state)
{
	struct fixture fixtures[2];
	struct strbuf first;
	struct strbuf second;

	fill_bars(&fixtures[0]);
	first = draw_png(&fixtures[0], *state);
	fill_bars(&fixtures[1]);
	fixtures[1].chart.kind = CHART_LINE;
	second = draw_png(&fixtures[1], *state);
	assert_false(str_eq(strbuf_view(&first), strbuf_view(&second)));
	strbuf_release(&second);
	second = draw_png(&fixtures[0], *state);
	assert_true(str_eq(strbuf_view(&first), strbuf_view(&second)));
	strbuf_release(&first);
	strbuf_release(&second);
	fixture_release(&fixtures[0]);
	fixture_release(&fixtures[1]);
}

static void
stays_small(void **state)
{
	struct fixture fixture;
	struct strbuf png;

	fill_bars(&fixture);
	png = draw_png(&fixture, *state);
	assert_true(png.len < 20 * 1024);
	strbuf_release(&png);
	fixture_release(&fixture);
}

/* A list with nothing but a text. */
static void
fill_text(struct fixture *fixture, const char *words, enum text_weight weight)
{
	fixture_init(fixture);
	fixture->list = (struct draw_list){
		.arena = &fixture->arena, .width = 200, .height = 40, .scale = 2, .background = 0xffffff
	};
	draw_text(&fixture->list,
	    (struct draw_text){ .text = str_from(words), .at = { 10, 25 }, .font = { .size = 20, .weight = weight } });
}

static struct strbuf
text_png(struct canvas_fonts *fonts, const char *words, enum text_weight weight)
{
	struct fixture fixture;
	struct strbuf png = { 0 };

	fill_text(&fixture, words, weight);
	assert_true(canvas_png(fonts, &fixture.list, &fixture.arena, &png, &fixture.diags));
	fixture_release(&fixture);
	return png;
}

static bool
same_picture(struct canvas_fonts *fonts, const char *a, const char *b)
{
	struct strbuf first = text_png(fonts, a, TEXT_REGULAR);
	struct strbuf second = text_png(fonts, b, TEXT_REGULAR);
	bool same = str_eq(strbuf_view(&first), strbuf_view(&second));

	strbuf_release(&first);
	strbuf_release(&second);
	return same;
}

static void
draws_texts_as_they_are(void **state)
{
	/* libgd would read entities. */
	assert_false(same_picture(*state, "&lt;", "<"));
	assert_false(same_picture(*state, "&#65;", "A"));
	assert_false(same_picture(*state, "&", " "));
}

static void
draws_bold_differently(void **state)
{
	struct strbuf regular = text_png(*state, "就业率", TEXT_REGULAR);
	struct strbuf bold = text_png(*state, "就业率", TEXT_BOLD);

	assert_false(str_eq(strbuf_view(&regular), strbuf_view(&bold)));
	strbuf_release(&regular);
	strbuf_release(&bold);
}

enum { GLYPH_SIZE = 40, GLYPH_BOX = 64 };

/* A character as libgd draws it from a path, as levels of grey from 0 to 127. */
static void
gd_glyph(char *path, const char *character, unsigned char levels[GLYPH_BOX][GLYPH_BOX])
{
	gdImagePtr image = gd.gdImageCreateTrueColor(GLYPH_BOX, GLYPH_BOX);
	gdFTStringExtra extra = { .flags = gdFTEX_RESOLUTION | gdFTEX_FONTPATHNAME, .hdpi = 72, .vdpi = 72 };
	int box[8];

	gd.gdImageAlphaBlending(image, gdEffectReplace);
	assert_null(gd.gdImageStringFTEx(image, box, 0xffffff, path, GLYPH_SIZE, 0, 8, 50, character, &extra));
	for (int i = 0; i < GLYPH_BOX * GLYPH_BOX; i++) {
		int pixel = gd.gdImageGetPixel(image, i % GLYPH_BOX, i / GLYPH_BOX);

		levels[i / GLYPH_BOX][i % GLYPH_BOX] = (unsigned char)(pixel ? 127 - gdTrueColorGetAlpha(pixel) : 0);
	}
	gd.gdImageDestroy(image);
}

/* The same by FreeType itself from a face that is named outright. */
static void
ft_glyph(const char *path, FT_Long index, FT_ULong code_point, unsigned char levels[GLYPH_BOX][GLYPH_BOX])
{
	FT_Open_Args args = { .flags = FT_OPEN_PATHNAME, .pathname = (FT_String *)path };
	FT_Library library;
	FT_Face face;
	const FT_Bitmap *bitmap;

	memset(levels, 0, GLYPH_BOX * GLYPH_BOX);
	assert_int_equal(ft.FT_Init_FreeType(&library), 0);
	assert_int_equal(ft.FT_Open_Face(library, &args, index, &face), 0);
	assert_int_equal(ft.FT_Set_Char_Size(face, 0, GLYPH_SIZE * 64, 72, 72), 0);
	assert_int_equal(ft.FT_Load_Char(face, code_point, FT_LOAD_RENDER), 0);
	bitmap = &face->glyph->bitmap;
	for (int y = 0; y < (int)bitmap->rows; y++) {
		for (int x = 0; x < (int)bitmap->width; x++)
			levels[50 - face->glyph->bitmap_top + y][8 + face->glyph->bitmap_left + x] =
			    (unsigned char)(bitmap->buffer[y * bitmap->pitch + x] * 127 / 255);
	}
	ft.FT_Done_Face(face);
	ft.FT_Done_FreeType(library);
}

/* 直角骨复 have other forms in the Japanese face, which is the first of the file and
 * all that libgd opens by itself. */
static void
draws_the_forms_of_mainland_china(void **state)
{
	static const struct {
		const char *text;
		FT_ULong code_point;
	} characters[] = { { "直", 0x76F4 }, { "角", 0x89D2 }, { "骨", 0x9AA8 }, { "复", 0x590D } };
	struct font_set chinese;
	struct font_set first;
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	assert_true(font_set_find(
	    &chinese, (struct font_names[2]){ { families, 1 }, { families, 1 } }, &fixture.arena, &fixture.diags));
	assert_true(font_set_find(
	    &first, (struct font_names[2]){ { japanese, 1 }, { japanese, 1 } }, &fixture.arena, &fixture.diags));
	for (size_t i = 0; i < 8; i++) {
		const struct font_face *face = &chinese.faces[i / 4];
		const char *file = str_zero(&fixture.arena, face->path);
		unsigned char drawn[GLYPH_BOX][GLYPH_BOX];
		unsigned char wanted[GLYPH_BOX][GLYPH_BOX];
		unsigned char unwanted[GLYPH_BOX][GLYPH_BOX];

		assert_true(face->index > 0);
		gd_glyph(font_face_path(face, &fixture.arena), characters[i % 4].text, drawn);
		ft_glyph(file, face->index, characters[i % 4].code_point, wanted);
		ft_glyph(file, first.faces[i / 4].index, characters[i % 4].code_point, unwanted);
		assert_memory_equal(drawn, wanted, sizeof drawn);
		assert_memory_not_equal(drawn, unwanted, sizeof drawn);
	}
	font_set_release(&chinese);
	font_set_release(&first);
	fixture_release(&fixture);
}

static void
finds_no_substitute_for_a_missing_font(void **state)
{
	static const struct str unknown[] = { { "No Such Font", 12 }, { "Nor This", 8 } };
	static const struct str second[] = { { "No Such Font", 12 }, { "Noto Sans CJK SC", 16 } };
	struct canvas_fonts *fonts =
	    canvas_fonts_new((struct font_names){ second, 2 }, (struct font_names){ unknown, 2 });
	struct font_set set;
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	assert_false(canvas_fonts_open(fonts, &fixture.diags));
	assert_int_equal(fixture.diags.count, 1);
	assert_string_equal(fixture.diags.items[0].code, "font-missing");
	assert_true(str_find(fixture.diags.items[0].text, STR("No Such Font, Nor This"), 0) != SIZE_MAX);
	assert_true(str_find(fixture.diags.items[0].hint, STR("fonts-noto-cjk"), 0) != SIZE_MAX);
	canvas_fonts_free(fonts);

	assert_true(font_set_find(
	    &set, (struct font_names[2]){ { second, 2 }, { japanese, 1 } }, &fixture.arena, &fixture.diags));
	assert_true(str_eq(set.names[TEXT_REGULAR], STR("Noto Sans CJK SC")));
	assert_true(str_eq(set.names[TEXT_BOLD], japanese[0]));
	assert_false(str_eq(set.faces[TEXT_REGULAR].path, set.faces[TEXT_BOLD].path));
	font_set_release(&set);
	fixture_release(&fixture);
}

static void
names_each_missing_character_once(void **state)
{
	struct fixture fixture;
	struct strbuf png = { 0 };

	fill_text(&fixture, "好ༀ好ༀ😀", TEXT_REGULAR);
	assert_false(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
	assert_int_equal(png.len, 0);
	assert_int_equal(fixture.diags.count, 2);
	assert_string_equal(fixture.diags.items[0].code, "font-glyph");
	assert_true(str_find(fixture.diags.items[0].text, STR("'ༀ' (U+0F00)"), 0) != SIZE_MAX);
	assert_true(str_find(fixture.diags.items[1].text, STR("U+1F600"), 0) != SIZE_MAX);
	fixture_release(&fixture);
}

static void
measures_as_the_font_is_made(void **state)
{
	struct text_metrics metrics = canvas_fonts_metrics(*state);

	assert_true(metrics.advance(metrics.context, 0x4E2D, TEXT_REGULAR) == 1);
	assert_true(
	    metrics.advance(metrics.context, '0', TEXT_REGULAR) == metrics.advance(metrics.context, '7', TEXT_REGULAR));
	assert_true(
	    metrics.advance(metrics.context, '0', TEXT_BOLD) > metrics.advance(metrics.context, '0', TEXT_REGULAR));
	assert_true(metrics.advance(metrics.context, '&', TEXT_REGULAR) > 0.5);
	assert_true(metrics.advance(metrics.context, 0x0F00, TEXT_REGULAR) == 1);
	assert_true(metrics.advance(metrics.context, 0, TEXT_REGULAR) >= 0);
}

static void
refuses_a_huge_picture(void **state)
{
	struct fixture fixture;
	struct strbuf png = { 0 };

	fill_text(&fixture, "x", TEXT_REGULAR);
	fixture.list.width = 4097;
	assert_false(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
	fixture.list.width = 0;
	assert_false(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
	fixture.list.width = (double)NAN;
	assert_false(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
	assert_int_equal(fixture.diags.count, 3);
	assert_string_equal(fixture.diags.items[2].code, "chart-size");
	fixture_release(&fixture);
}

static void
cuts_off_what_lies_outside(void **state)
{
	static const double places[] = { -1e300, -50, -1, 199, 250, 1e300, (double)NAN };
	struct fixture fixture;
	struct strbuf png = { 0 };
	gdImagePtr image;

	fill_text(&fixture, "界", TEXT_REGULAR);
	for (size_t i = 0; i < 49; i++) {
		double x = places[i / 7];
		double y = places[i % 7];
		struct draw_point points[] = { { x, y }, { y, x }, { 100, 20 } };

		draw_rect(&fixture.list, (struct draw_rect){ x, y, y, x }, 0xff0000);
		draw_line(&fixture.list, (struct draw_line){ points, 3, x }, 0x00ff00);
		draw_dots(&fixture.list, (struct draw_line){ points, 3, 2 }, 0x00ffff);
		draw_marker(
		    &fixture.list, (struct draw_marker){ { x, y }, x, (enum draw_shape)(i % DRAW_MARKERS) }, 0xff);
		draw_text(
		    &fixture.list, (struct draw_text){ .text = STR("边界"), .at = { x, y }, .font = { y, TEXT_BOLD } });
	}
	assert_true(canvas_png(*state, &fixture.list, &fixture.arena, &png, &fixture.diags));
	image = decode(&png);
	assert_int_equal(gdImageSX(image), 400);
	gd.gdImageDestroy(image);
	strbuf_release(&png);
	fixture_release(&fixture);
}

static void
says_which_library_is_missing(void **state)
{
	static const char *const names[] = { "gdNoSuchFunction" };
	void *table[1];
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	assert_false(
	    library_open(&(struct library){ "libno-such.so.9", "libno-such9", names, 1 }, table, &fixture.diags));
	assert_false(library_open(&(struct library){ "libgd.so.3", "libgd3", names, 1 }, table, &fixture.diags));
	assert_int_equal(fixture.diags.count, 2);
	assert_string_equal(fixture.diags.items[0].code, "chart-library");
	assert_true(str_find(fixture.diags.items[0].text, STR("libno-such.so.9"), 0) != SIZE_MAX);
	assert_true(str_find(fixture.diags.items[0].hint, STR("libno-such9"), 0) != SIZE_MAX);
	assert_true(str_find(fixture.diags.items[1].text, STR("gdNoSuchFunction"), 0) != SIZE_MAX);
	fixture_release(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_which_library_is_missing),
		cmocka_unit_test(makes_an_opaque_palette_png),
		cmocka_unit_test(draws_bars_in_pure_colours),
		cmocka_unit_test(gives_the_same_bytes_again),
		cmocka_unit_test(stays_small),
		cmocka_unit_test(draws_texts_as_they_are),
		cmocka_unit_test(draws_bold_differently),
		cmocka_unit_test(draws_the_forms_of_mainland_china),
		cmocka_unit_test(finds_no_substitute_for_a_missing_font),
		cmocka_unit_test(names_each_missing_character_once),
		cmocka_unit_test(measures_as_the_font_is_made),
		cmocka_unit_test(refuses_a_huge_picture),
		cmocka_unit_test(cuts_off_what_lies_outside),
	};

	return cmocka_run_group_tests(tests, open_fonts, free_fonts);
}
