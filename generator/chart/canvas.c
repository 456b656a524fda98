#include "chart/canvas.h"

#include "base/map.h"
#include "base/seal.h"
#include "base/utf8.h"
#include "chart/library.h"
#include "chart/paint.h"

#include <gd.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	MEASURE_POINTS = 240, /* at this size and resolution an em has 1000 pixels: */
	MEASURE_DPI = 300,    /* as fine as fonts are made */
	MEASURE_EM = 1000,
	POINT_DPI = 72, /* at which a point is a pixel */
	CSS_DPI = 96,
	PNG_LEVEL = 7, /* of deflate: a tenth smaller than 6 at about its cost; 8 takes half as long again */
};

#define GD_FUNCTIONS(x)                                                                                                \
	x(gdFontCacheShutdown) x(gdFree) x(gdImageColorAllocate) x(gdImageAlphaBlending) x(gdImageCreate) x(           \
	    gdImageCreateTrueColor) x(gdImageDestroy) x(gdImagePngPtrEx) x(gdImageSetResolution) x(gdImageStringFTEx)

struct gd {
	GD_FUNCTIONS(LIBRARY_POINTER)
};

static const char *const gd_names[] = { GD_FUNCTIONS(LIBRARY_NAME) };

static const struct library gd_library = { "libgd.so.3", "libgd3", gd_names, sizeof gd_names / sizeof *gd_names };

struct canvas_fonts {
	struct font_names names[2]; /* by enum text_weight */
	bool open;
	struct gd gd;
	struct font_set set;
	char *paths[2];      /* for libgd, by enum text_weight */
	struct arena arena;  /* of all that is kept */
	struct map advances; /* by struct paint_glyph of size 0: double, in ems */
	struct map stamps;   /* by struct paint_glyph: struct raster_stamp */
};

_Static_assert(sizeof(struct paint_glyph) == 8, "a key with padding would have bytes that mean nothing");

static struct str
key_bytes(const struct paint_glyph *key)
{
	return (struct str){ (const char *)key, sizeof *key };
}

static struct str
key_copy(struct arena *arena, const struct paint_glyph *key)
{
	return (struct str){ arena_copy(arena, key, sizeof *key), sizeof *key };
}

struct canvas_fonts *
canvas_fonts_new(struct font_names text, struct font_names strong)
{
	struct canvas_fonts *fonts = memory_resize(NULL, sizeof *fonts);

	*fonts = (struct canvas_fonts){ .names = { [TEXT_REGULAR] = text, [TEXT_BOLD] = strong } };
	arena_init(&fonts->arena);
	return fonts;
}

void
canvas_fonts_free(struct canvas_fonts *fonts)
{
	if (fonts->open)
		fonts->gd.gdFontCacheShutdown();
	font_set_release(&fonts->set);
	arena_release(&fonts->arena);
	free(fonts);
}

/* One character by libgd: `image` NULL only measures. libgd reads UTF-8 and HTML
 * entities, so an ampersand must be one. Returns libgd's words for what went wrong,
 * or NULL. */
static const char *
gd_character(
    const struct canvas_fonts *fonts, const struct paint_glyph *key, gdImagePtr image, int box[8], struct draw_point at)
{
	bool measure = !image;
	char text[8] = { 0 };
	gdFTStringExtra extra = {
		.flags = gdFTEX_RESOLUTION | gdFTEX_DISABLE_KERNING | gdFTEX_FONTPATHNAME,
		.hdpi = measure ? MEASURE_DPI : POINT_DPI * PAINT_COLUMNS,
		.vdpi = measure ? MEASURE_DPI : POINT_DPI,
	};

	if (key->code_point == '&')
		snprintf(text, sizeof text, "&amp;");
	else
		utf8_encode(key->code_point, text);
	return fonts->gd.gdImageStringFTEx(image, box, gdTrueColor(255, 255, 255), fonts->paths[key->weight],
	    measure ? MEASURE_POINTS : key->size, 0, raster_pixel(at.x), raster_pixel(at.y), text, &extra);
}

bool
canvas_fonts_open(struct canvas_fonts *fonts, struct diags *diags)
{
	const char *error = NULL;

	if (fonts->open)
		return true;
	if (!library_open(&gd_library, &fonts->gd, diags) ||
	    !font_set_find(&fonts->set, fonts->names, &fonts->arena, diags))
		return false;
	for (uint8_t weight = 0; weight < 2 && !error; weight++) {
		struct paint_glyph key = { .code_point = '0', .weight = weight };
		int box[8];

		fonts->paths[weight] = font_face_path(&fonts->set.faces[weight], &fonts->arena);
		error = gd_character(fonts, &key, NULL, box, (struct draw_point){ 0 });
		if (error)
			diag_error(diags, "font-open", (struct place){ 0 },
			    diag_tr(diags, "cannot open font file '%s': %s", "无法打开字体文件“%s”：%s"),
			    fonts->paths[weight], error);
	}
	fonts->open = !error;
	if (error)
		font_set_release(&fonts->set);
	return fonts->open;
}

void
canvas_fonts_seal(const struct canvas_fonts *fonts, struct strbuf *seal)
{
	/* What the dynamic linker, fontconfig and FreeType ask the environment for. */
	static const char *const variables[] = { "LD_LIBRARY_PATH", "LD_PRELOAD", "HOME", "XDG_CONFIG_HOME",
		"XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FREETYPE_PROPERTIES" };
	const struct map *consulted = &fonts->set.consulted;

	seal_add_program(seal);
	seal_add_libraries(seal);
	seal_add_file(seal, STR("/etc/ld.so.cache"));
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		seal_add_variable(seal, str_from(variables[i]));
	for (size_t i = 0; i < consulted->count; i++)
		seal_add_file(seal, consulted->entries[i].key);
}

static double
measure_advance(const struct canvas_fonts *fonts, const struct paint_glyph *key)
{
	int box[8] = { 0 };

	if (!font_set_has(&fonts->set, key->weight, key->code_point) ||
	    gd_character(fonts, key, NULL, box, (struct draw_point){ 0 }))
		return 1;
	return box[2] / (double)MEASURE_EM; /* the right end is where the next character starts */
}

static double
font_advance(void *context, uint32_t code_point, enum text_weight weight)
{
	struct canvas_fonts *fonts = context;
	struct paint_glyph key = { .code_point = code_point, .weight = (uint8_t)weight };
	double *advance = map_get(&fonts->advances, key_bytes(&key));

	if (!advance) {
		advance = arena_new(&fonts->arena, double);
		*advance = measure_advance(fonts, &key);
		map_add(&fonts->advances, &fonts->arena, key_copy(&fonts->arena, &key), advance);
	}
	return *advance;
}

struct text_metrics
canvas_fonts_metrics(struct canvas_fonts *fonts)
{
	return (struct text_metrics){ .advance = font_advance, .context = fonts };
}

/* How much of a pixel of the glyph is covered: of PAINT_COLUMNS pixels of its picture,
 * which was drawn white on nothing. */
static uint8_t
glyph_level(const int *pixels)
{
	int sum = 0;

	for (int i = 0; i < PAINT_COLUMNS; i++)
		sum += pixels[i] ? gdAlphaMax - gdTrueColorGetAlpha(pixels[i]) : 0;
	return (uint8_t)((sum * PALETTE_LEVELS + PAINT_COLUMNS * gdAlphaMax / 2) / (PAINT_COLUMNS * gdAlphaMax));
}

/* The pixels [left, top, right, bottom) that hold anything; empty when none does. */
static void
glyph_extent(gdImagePtr image, int width, int height, int extent[4])
{
	extent[0] = width;
	extent[1] = height;
	extent[2] = extent[3] = 0;
	for (int i = 0; i < width * height; i++) {
		int x = i % width;
		int y = i / width;

		if (glyph_level(&image->tpixels[y][x * PAINT_COLUMNS]) == 0)
			continue;
		extent[0] = x < extent[0] ? x : extent[0];
		extent[1] = y < extent[1] ? y : extent[1];
		extent[2] = x + 1 > extent[2] ? x + 1 : extent[2];
		extent[3] = y + 1;
	}
}

/* The picture has room for an em before the glyph's start and two behind it, and
 * half an em more than one above the baseline. */
static struct raster_stamp *
glyph_draw(struct canvas_fonts *fonts, const struct paint_glyph *key)
{
	const struct gd *gd = &fonts->gd;
	struct raster_stamp *stamp = arena_new(&fonts->arena, struct raster_stamp);
	int size = key->size;
	int start = size + size / 2;
	gdImagePtr image = size > 0 ? gd->gdImageCreateTrueColor(size * 3 * PAINT_COLUMNS, size * 2) : NULL;
	int box[8];
	int extent[4];
	uint8_t *levels;

	if (!image)
		return stamp;
	gd->gdImageAlphaBlending(image, gdEffectReplace);
	gd_character(fonts, key, image, box, (struct draw_point){ size * PAINT_COLUMNS + key->phase, start });
	glyph_extent(image, size * 3, size * 2, extent);
	if (extent[2] > 0) {
		*stamp = (struct raster_stamp){ .left = extent[0] - size, .top = extent[1] - start };
		stamp->width = extent[2] - extent[0];
		stamp->height = extent[3] - extent[1];
	}
	levels = arena_alloc_array(&fonts->arena, (size_t)stamp->width, (size_t)stamp->height);
	for (int i = 0; i < stamp->width * stamp->height; i++) {
		int x = extent[0] + i % stamp->width;

		levels[i] = glyph_level(&image->tpixels[extent[1] + i / stamp->width][x * PAINT_COLUMNS]);
	}
	stamp->levels = levels;
	gd->gdImageDestroy(image);
	return stamp;
}

static const struct raster_stamp *
glyph_stamp(void *context, const struct paint_glyph *key)
{
	struct canvas_fonts *fonts = context;
	struct raster_stamp *stamp = map_get(&fonts->stamps, key_bytes(key));

	if (!stamp) {
		stamp = glyph_draw(fonts, key);
		map_add(&fonts->stamps, &fonts->arena, key_copy(&fonts->arena, key), stamp);
	}
	return stamp;
}

/* Names every character of the list that the font lacks, each once. */
static bool
check_glyphs(const struct canvas_fonts *fonts, const struct draw_list *list, struct arena *arena, struct diags *diags)
{
	struct map missing = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		const struct draw_text *text = &list->items[i].text;

		for (size_t at = 0; list->items[i].kind == DRAW_TEXT && at < text->text.len;) {
			size_t start = at;
			uint32_t code_point = utf8_next(text->text, &at);
			struct str character = str_slice(text->text, start, at);

			if (font_set_has(&fonts->set, text->font.weight, code_point) ||
			    !map_add(&missing, arena, character, NULL))
				continue;
			diag_error(diags, "font-glyph", list->place,
			    diag_tr(diags, "the font '%.*s' has no glyph for '%.*s' (U+%04X)",
				"字体“%.*s”缺少字符“%.*s”（U+%04X）"),
			    STR_ARG(fonts->set.names[text->font.weight]), STR_ARG(character), (unsigned)code_point);
		}
	}
	return missing.count == 0;
}

static bool
append_png(const struct gd *gd, gdImagePtr image, const struct palette *palette, int scale, struct strbuf *png)
{
	int size = 0;
	char *bytes;

	for (size_t i = 0; i < palette->count; i++) {
		uint32_t color = palette->colors[i];

		gd->gdImageColorAllocate(
		    image, (int)(color >> 16 & 0xFF), (int)(color >> 8 & 0xFF), (int)(color & 0xFF));
	}
	gd->gdImageSetResolution(image, (unsigned)(CSS_DPI * scale), (unsigned)(CSS_DPI * scale));
	bytes = gd->gdImagePngPtrEx(image, &size, PNG_LEVEL);
	if (!bytes)
		return false;
	strbuf_add(png, (struct str){ bytes, (size_t)size });
	gd->gdFree(bytes);
	return true;
}

bool
canvas_png(struct canvas_fonts *fonts, const struct draw_list *list, struct arena *arena, struct strbuf *png,
    struct diags *diags)
{
	int width = raster_pixel(ceil(list->width * list->scale));
	int height = raster_pixel(ceil(list->height * list->scale));
	struct palette palette = { .arena = arena };
	struct text_metrics metrics = canvas_fonts_metrics(fonts);
	struct raster raster;
	struct paint paint = { &raster, &metrics, glyph_stamp, fonts };
	gdImagePtr image;
	bool ok;

	if (width < 1 || height < 1 || width > CANVAS_MAX || height > CANVAS_MAX)
		return diag_error(diags, "chart-size", list->place,
		    diag_tr(diags, "a chart of %d by %d pixels cannot be drawn", "无法绘制 %d×%d 像素的图表"), width,
		    height);
	if (!check_glyphs(fonts, list, arena, diags))
		return false;

	image = fonts->gd.gdImageCreate(width, height);
	ok = image != NULL;
	if (image) {
		palette_add(&palette, list->background); /* index 0, which a new picture is filled with */
		raster_init(&raster, image->pixels, width, height, &palette);
		paint_list(&paint, list);
		ok = append_png(&fonts->gd, image, &palette, list->scale, png);
		fonts->gd.gdImageDestroy(image);
	}
	return ok ||
	       diag_error(diags, "chart-png", list->place,
		   diag_tr(diags, "libgd cannot make a chart of %d by %d pixels", "libgd 无法生成 %d×%d 像素的图表"),
		   width, height);
}
