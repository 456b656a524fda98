#include "load/text.h"

#include "base/utf8.h"

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

struct source *
text_load(struct sources *sources, struct str root, struct str path, struct diags *diags)
{
	struct str shown = text_disk_path(sources->arena, root, path);
	enum file_type type = file_type(shown);
	struct source *source;
	struct str bytes;
	size_t bad;

	if (type == FILE_LINK) {
		text_refuse_link(sources->arena, shown, diags);
		return NULL;
	}
	if (type == FILE_NONE) {
		diag_error(diags, "file-missing", place_path(sources->arena, shown), "%s",
		    diag_tr(diags, "the file is not there", "没有这个文件"));
		return NULL;
	}
	if (!file_read(sources->arena, shown, &bytes, diags))
		return NULL;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_slice(bytes, 3, bytes.len);
	source = source_add(sources, shown, bytes);
	if (bytes.len == 0) {
		diag_error(
		    diags, "file-empty", place_at(source, 0, 0), "%s", diag_tr(diags, "the file is empty", "文件为空"));
		return NULL;
	}
	bad = utf8_invalid_at(bytes);
	if (bad == SIZE_MAX)
		return source;
	diag_error(diags, "utf8-invalid", place_at(source, bad, 1), "%s",
	    diag_tr(diags, "the text is not UTF-8 from here on", "从此处起文本不是 UTF-8 编码"));
	if (utf8_looks_gbk(bytes))
		diag_hint(diags, "%s",
		    diag_tr(diags, "it looks like GBK: save the file as UTF-8", "看起来是 GBK 编码：请另存为 UTF-8"));
	return NULL;
}
