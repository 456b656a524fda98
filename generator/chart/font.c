#include "chart/font.h"

#include "base/file.h"
#include "chart/library.h"

#include <fontconfig/fontconfig.h>
#include <math.h>

enum { FACES_MAX = 256 }; /* in a file */

#define FONTCONFIG_FUNCTIONS(x)                                                                                        \
	x(FcCharSetCopy) x(FcCharSetDestroy) x(FcCharSetHasChar) x(FcConfigDestroy) x(FcConfigGetConfigFiles)          \
	    x(FcConfigGetFontDirs) x(FcFontList) x(FcFontSetDestroy) x(FcInitLoadConfigAndFonts) x(FcObjectSetBuild)   \
		x(FcObjectSetDestroy) x(FcPatternBuild) x(FcPatternDestroy) x(FcPatternGetCharSet)                     \
		    x(FcPatternGetDouble) x(FcPatternGetInteger) x(FcPatternGetString) x(FcStrListDone)                \
			x(FcStrListNext)

struct fontconfig {
	FONTCONFIG_FUNCTIONS(LIBRARY_POINTER)
};

static const char *const function_names[] = { FONTCONFIG_FUNCTIONS(LIBRARY_NAME) };

static const struct library library = { "libfontconfig.so.1", "libfontconfig1", function_names,
	sizeof function_names / sizeof *function_names };

/* Fontconfig's type for texts is unsigned. */
static const FcChar8 *
fc_text(const char *text)
{
	return (const FcChar8 *)text;
}

static FcFontSet *
list_family(const struct fontconfig *fc, FcConfig *config, const char *name)
{
	FcPattern *pattern = fc->FcPatternBuild(
	    NULL, FC_FAMILY, FcTypeString, fc_text(name), FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
	FcObjectSet *wanted =
	    fc->FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_CHARSET, (char *)NULL);
	FcFontSet *fonts = fc->FcFontList(config, pattern, wanted);

	fc->FcObjectSetDestroy(wanted);
	fc->FcPatternDestroy(pattern);
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
candidate_read(const struct fontconfig *fc, FcPattern *font, struct candidate *candidate)
{
	int slant = FC_SLANT_ROMAN;
	int width = FC_WIDTH_NORMAL;

	/* Slant and width may be missing: then they are the usual ones. A weight that is
	 * a range, or an index over that of any collection, belongs to a variable font, of
	 * which libgd cannot pick a member. */
	(void)fc->FcPatternGetInteger(font, FC_SLANT, 0, &slant);
	(void)fc->FcPatternGetInteger(font, FC_WIDTH, 0, &width);
	return slant == FC_SLANT_ROMAN && width == FC_WIDTH_NORMAL &&
	       fc->FcPatternGetString(font, FC_FILE, 0, &candidate->file) == FcResultMatch &&
	       fc->FcPatternGetInteger(font, FC_INDEX, 0, &candidate->index) == FcResultMatch &&
	       candidate->index >= 0 && candidate->index < FACES_MAX &&
	       fc->FcPatternGetDouble(font, FC_WEIGHT, 0, &candidate->weight) == FcResultMatch &&
	       fc->FcPatternGetCharSet(font, FC_CHARSET, 0, &candidate->coverage) == FcResultMatch;
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

/* The family's face nearest to the weight becomes that of the role; false when none is
 * near enough. Its path is the arena's. */
static bool
face_choose(
    struct font_set *set, enum text_weight role, enum text_weight weight, const FcFontSet *fonts, struct arena *arena)
{
	static const struct {
		double weight, tolerance;
	} wanted[] = { [TEXT_REGULAR] = { FC_WEIGHT_REGULAR, 30 }, [TEXT_BOLD] = { FC_WEIGHT_BOLD, 20 } };
	const struct fontconfig *fc = set->fontconfig;
	struct candidate best = { 0 };

	for (int i = 0; i < fonts->nfont; i++) {
		struct candidate candidate;

		if (candidate_read(fc, fonts->fonts[i], &candidate) &&
		    fabs(candidate.weight - wanted[weight].weight) <= wanted[weight].tolerance &&
		    (!best.file || candidate_better(&candidate, &best, wanted[weight].weight)))
			best = candidate;
	}
	if (best.file)
		set->faces[role] = (struct font_face){
			.path = str_copy(arena, str_from((const char *)best.file)),
			.index = best.index,
			.coverage = fc->FcCharSetCopy(best.coverage),
		};
	return best.file != NULL;
}

static bool
family_choose(struct font_set *set, FcConfig *config, enum text_weight role, struct str name, struct arena *arena)
{
	const struct fontconfig *fc = set->fontconfig;
	FcFontSet *fonts = list_family(fc, config, str_zero(arena, name));
	bool found =
	    fonts && (face_choose(set, role, role, fonts, arena) || face_choose(set, role, TEXT_REGULAR, fonts, arena));

	if (fonts)
		fc->FcFontSetDestroy(fonts);
	set->names[role] = found ? name : STR_NONE;
	return found;
}

static bool
report_missing(const struct font_names *names, struct arena *arena, struct diags *diags)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < names->count; i++)
		all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? ", " : "", STR_ARG(names->items[i]));
	diag_error(diags, "font-missing", (struct place){ 0 },
	    diag_tr(diags, "none of the fonts for charts is installed: '%.*s'", "图表所需的字体均未安装：“%.*s”"),
	    STR_ARG(all));
	diag_hint(diags, "%s",
	    diag_tr(diags, "install the Debian package fonts-noto-cjk", "请安装 Debian 软件包 fonts-noto-cjk"));
	return false;
}

/* Notes files or folders, each once, with the folders that they lie in if `around`. */
static void
note_paths(struct font_set *set, FcStrList *list, bool around, struct arena *arena)
{
	const struct fontconfig *fc = set->fontconfig;
	const FcChar8 *at;

	while (list && (at = fc->FcStrListNext(list)) != NULL) {
		struct str path = str_copy(arena, str_from((const char *)at));

		map_add(&set->consulted, arena, path, NULL);
		if (around)
			map_add(&set->consulted, arena, path_folder(path), NULL);
	}
	if (list)
		fc->FcStrListDone(list);
}

/* Another rule in one of fontconfig's files, another such file, or another font can
 * mean another choice. */
static void
note_consulted(struct font_set *set, FcConfig *config, struct arena *arena)
{
	const struct fontconfig *fc = set->fontconfig;

	note_paths(set, fc->FcConfigGetConfigFiles(config), true, arena);
	note_paths(set, fc->FcConfigGetFontDirs(config), false, arena);
	for (size_t i = 0; i < sizeof set->faces / sizeof *set->faces; i++)
		map_add(&set->consulted, arena, set->faces[i].path, NULL);
}

static bool
role_choose(
    struct font_set *set, FcConfig *config, enum text_weight role, const struct font_names *names, struct arena *arena)
{
	for (size_t i = 0; i < names->count; i++)
		if (family_choose(set, config, role, names->items[i], arena))
			return true;
	return false;
}

bool
font_set_find(struct font_set *set, const struct font_names names[2], struct arena *arena, struct diags *diags)
{
	struct fontconfig *fc = arena_new(arena, struct fontconfig);
	FcConfig *config;
	bool found = true;

	*set = (struct font_set){ .fontconfig = fc };
	if (!library_open(&library, fc, diags))
		return false;
	/* A configuration of our own: nothing global stays behind. */
	config = fc->FcInitLoadConfigAndFonts();
	for (enum text_weight role = TEXT_REGULAR; role <= TEXT_BOLD && found; role++)
		found = (config && role_choose(set, config, role, &names[role], arena)) ||
			report_missing(&names[role], arena, diags);
	if (found)
		note_consulted(set, config, arena);
	if (config)
		fc->FcConfigDestroy(config);
	return found;
}

void
font_set_release(struct font_set *set)
{
	for (size_t i = 0; i < sizeof set->faces / sizeof *set->faces; i++) {
		if (set->faces[i].coverage)
			set->fontconfig->FcCharSetDestroy(set->faces[i].coverage);
		set->faces[i].coverage = NULL;
	}
}

bool
font_set_has(const struct font_set *set, enum text_weight weight, uint32_t code_point)
{
	return set->fontconfig->FcCharSetHasChar(set->faces[weight].coverage, code_point);
}
