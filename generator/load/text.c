#include "load/text.h"

#include "base/utf8.h"

#include <stdint.h>

struct str
text_disk_path(struct arena *arena, struct str root, struct str path)
{
	return root.len == 0 || str_eq(root, STR(".")) ? path : path_join(arena, root, path);
}

bool
text_refuse_link(struct arena *arena, struct str path, struct diags *diags)
{
	return diag_error(diags, "file-link", place_path(arena, path),
	    diag_tr(diags, "'%.*s' is a symbolic link", "“%.*s”是符号链接"), STR_ARG(path_name(path)));
}

/* Not empty, and UTF-8. */
static bool
check_text(const struct source *source, struct diags *diags)
{
	size_t bad = utf8_invalid_at(source->text);

	if (source->text.len == 0)
		return diag_error(
		    diags, "file-empty", place_at(source, 0, 0), "%s", diag_tr(diags, "the file is empty", "文件为空"));
	if (bad == SIZE_MAX)
		return true;
	diag_error(diags, "utf8-invalid", place_at(source, bad, 1), "%s",
	    diag_tr(diags, "the text is not UTF-8 from here on", "从此处起文本不是 UTF-8 编码"));
	if (utf8_looks_gbk(source->text))
		diag_hint(diags, "%s",
		    diag_tr(diags, "it looks like GBK: save the file as UTF-8", "看起来是 GBK 编码：请另存为 UTF-8"));
	return false;
}

struct source *
text_load_named(struct sources *sources, struct str path, struct diags *diags)
{
	struct source *source;
	struct str bytes;

	if (!file_read(sources->arena, path, &bytes, diags))
		return NULL;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_slice(bytes, 3, bytes.len);
	source = source_add(sources, path, bytes);
	return check_text(source, diags) ? source : NULL;
}

struct source *
text_load(struct sources *sources, struct str root, struct str path, struct diags *diags)
{
	struct str shown = text_disk_path(sources->arena, root, path);
	enum file_type type = file_type(shown);

	if (type == FILE_LINK) {
		text_refuse_link(sources->arena, shown, diags);
		return NULL;
	}
	if (type == FILE_NONE) {
		diag_error(diags, "file-missing", place_path(sources->arena, shown), "%s",
		    diag_tr(diags, "the file is not there", "没有这个文件"));
		return NULL;
	}
	return text_load_named(sources, shown, diags);
}
