#include "chart/font.h"

#include "chart/library.h"

#include <ft2build.h>

#include FT_FREETYPE_H

/* Which face of a collection libgd opens. libgd asks FreeType for face 0 of every
 * file, and face 0 of Noto Sans CJK has the Japanese forms of 直, 角, 骨 and 复. Its
 * call of FT_New_Face is bound to the function below, since an executable comes
 * before all libraries when symbols are looked up, if only it exports them (the Makefile
 * tells the linker so); the function opens the face that
 * the path asks for: "/./././usr/share/fonts/x.ttc" is face 2 of that file, one "/."
 * for each face. Such a path is a valid name of the file for anybody else, it needs
 * no memory between here and there, and libgd, which keeps fonts open by path, keeps
 * the faces of a file apart.
 *
 * Should a build of libgd ever bind the call inside itself, Japanese forms would come
 * back: canvas_test compares glyphs. */

#define FACE_STEP STR("/.")

char *
font_face_path(const struct font_face *face, struct arena *arena)
{
	struct str path = face->path;

	for (long i = 0; i < face->index; i++)
		path = str_format(arena, "%.*s%.*s", STR_ARG(FACE_STEP), STR_ARG(path));
	return str_zero(arena, path);
}

static FT_Long
face_of_path(struct str path)
{
	FT_Long face = 0;

	while (str_starts(path, STR("/./"))) {
		path = str_slice(path, FACE_STEP.len, path.len);
		face++;
	}
	return face;
}

FT_Error
FT_New_Face(FT_Library library, const char *path, FT_Long index, FT_Face *face)
{
	FT_Open_Args args = { .flags = FT_OPEN_PATHNAME, .pathname = (FT_String *)path };
	__typeof__(FT_Open_Face) *open;

	if (!library_find("libfreetype.so.6", "FT_Open_Face", &open))
		return FT_Err_Cannot_Open_Resource;
	return open(library, &args, index > 0 ? index : face_of_path(str_from(path)), face);
}
