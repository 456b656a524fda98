#include "chart/font.h"

#include <fontconfig/fontconfig.h>
#include <math.h>

enum { FACES_MAX = 256 }; /* in a file */

/* Fontconfig's type for texts is unsigned. */
static const FcChar8 *
fc_text(const char *text)
{
	return (const FcChar8 *)text;
}

static FcFontSet *
list_family(FcConfig *config, const char *name)
{
	FcPattern *pattern =
	    FcPatternBuild(NULL, FC_FAMILY, FcTypeString, fc_text(name), FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
	FcObjectSet *wanted =
	    FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_CHARSET, (char *)NULL);
	FcFontSet *fonts = FcFontList(config, pattern, wanted);

	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	return fonts;
}

/* A font of the list with all that is needed of it. */
struct candidate {
	FcChar8 *file;
	int index;
	double weight;
	FcCharSet *coverage;
};

static bool
candidate_read(FcPattern *font, struct candidate *candidate)
{
	int slant = FC_SLANT_ROMAN;
	int width = FC_WIDTH_NORMAL;

	/* Slant and width may be missing: then they are the usual ones. A weight that is
	 * a range, or an index over that of any collection, belongs to a variable font, of
	 * which libgd cannot pick a member. */
	(void)FcPatternGetInteger(font, FC_SLANT, 0, &slant);
	(void)FcPatternGetInteger(font, FC_WIDTH, 0, &width);
	return slant == FC_SLANT_ROMAN && width == FC_WIDTH_NORMAL &&
	       FcPatternGetString(font, FC_FILE, 0, &candidate->file) == FcResultMatch &&
	       FcPatternGetInteger(font, FC_INDEX, 0, &candidate->index) == FcResultMatch && candidate->index >= 0 &&
	       candidate->index < FACES_MAX &&
	       FcPatternGetDouble(font, FC_WEIGHT, 0, &candidate->weight) == FcResultMatch &&
	       FcPatternGetCharSet(font, FC_CHARSET, 0, &candidate->coverage) == FcResultMatch;
}

/* Nearer in weight, then first by path and index: the order in which fontconfig
 * lists fonts means nothing. */
static bool
candidate_better(const struct candidate *a, const struct candidate *b, double weight)
{
	double a_apart = fabs(a->weight - weight);
	double b_apart = fabs(b->weight - weight);
	int order = str_cmp(str_from((const char *)a->file), str_from((const char *)b->file));

	if (a_apart != b_apart)
		return a_apart < b_apart;
	return order != 0 ? order < 0 : a->index < b->index;
}

/* The face nearest to `weight` within `tolerance`; false when there is none. */
static bool
face_choose(struct font_face *face, const FcFontSet *fonts, double weight, double tolerance, struct arena *arena)
{
	struct candidate best = { 0 };

	for (int i = 0; i < fonts->nfont; i++) {
		struct candidate candidate;

		if (candidate_read(fonts->fonts[i], &candidate) && fabs(candidate.weight - weight) <= tolerance &&
		    (!best.file || candidate_better(&candidate, &best, weight)))
			best = candidate;
	}
	if (!best.file)
		return false;
	face->path = str_copy(arena, str_from((const char *)best.file));
	face->index = best.index;
	face->coverage = FcCharSetCopy(best.coverage);
	return true;
}

static bool
family_choose(struct font_family *family, FcConfig *config, struct str name, struct arena *arena)
{
	FcFontSet *fonts = list_family(config, str_zero(arena, name));
	bool found = fonts && face_choose(&family->faces[TEXT_REGULAR], fonts, FC_WEIGHT_REGULAR, 30, arena);

	if (found && !face_choose(&family->faces[TEXT_BOLD], fonts, FC_WEIGHT_BOLD, 20, arena)) {
		family->faces[TEXT_BOLD] = family->faces[TEXT_REGULAR];
		family->faces[TEXT_BOLD].coverage = FcCharSetCopy(family->faces[TEXT_REGULAR].coverage);
	}
	if (fonts)
		FcFontSetDestroy(fonts);
	family->name = found ? name : STR_NONE;
	return found;
}

static bool
report_missing(const struct str *names, size_t count, struct arena *arena, struct diags *diags)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < count; i++)
		all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? ", " : "", STR_ARG(names[i]));
	diag_error(diags, "font-missing", (struct place){ 0 },
	    diag_tr(diags, "none of the fonts for charts is installed: '%.*s'", "图表所需的字体均未安装：“%.*s”"),
	    STR_ARG(all));
	diag_hint(diags, "%s",
	    diag_tr(diags, "install the Debian package fonts-noto-cjk", "请安装 Debian 软件包 fonts-noto-cjk"));
	return false;
}

bool
font_family_find(
    struct font_family *family, const struct str *names, size_t count, struct arena *arena, struct diags *diags)
{
	/* A configuration of our own: nothing global stays behind. */
	FcConfig *config = FcInitLoadConfigAndFonts();
	bool found = false;

	*family = (struct font_family){ 0 };
	for (size_t i = 0; i < count && config && !found; i++)
		found = family_choose(family, config, names[i], arena);
	if (config)
		FcConfigDestroy(config);
	return found || report_missing(names, count, arena, diags);
}

void
font_family_release(struct font_family *family)
{
	for (size_t i = 0; i < sizeof family->faces / sizeof *family->faces; i++) {
		if (family->faces[i].coverage)
			FcCharSetDestroy(family->faces[i].coverage);
		family->faces[i].coverage = NULL;
	}
}

bool
font_face_has(const struct font_face *face, uint32_t code_point)
{
	return FcCharSetHasChar(face->coverage, code_point);
}
