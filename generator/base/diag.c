#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

enum { STATUS_FINE = 0, STATUS_CONTENT = 1, STATUS_USAGE = 2, STATUS_SYSTEM = 3 };

static const struct place nowhere = { 0 };

void
diags_init(struct diags *diags, struct arena *arena, enum diag_language language)
{
	*diags = (struct diags){ .arena = arena, .language = language };
}

const char *
diag_tr(const struct diags *diags, const char *english, const char *chinese)
{
	return diags->language == DIAG_CHINESE ? chinese : english;
}

static struct finding *
finding_add(struct diags *diags, enum severity severity, const char *code, struct place place)
{
	size_t order = diags->count;
	struct finding *finding = arena_push(diags->arena, diags);

	*finding = (struct finding){ .severity = severity, .code = code, .place = place, .order = order };
	return finding;
}

bool
diag_error(struct diags *diags, const char *code, struct place place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	finding_add(diags, SEVERITY_ERROR, code, place)->text = str_vformat(diags->arena, format, args);
	va_end(args);
	return false;
}

bool
diag_warning(struct diags *diags, const char *code, struct place place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	finding_add(diags, SEVERITY_WARNING, code, place)->text = str_vformat(diags->arena, format, args);
	va_end(args);
	return false;
}

bool
diag_finding(struct diags *diags, enum severity severity, const char *code, struct place place, struct str text)
{
	finding_add(diags, severity, code, place)->text = text;
	return false;
}

bool
diag_usage(struct diags *diags, const char *code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	finding_add(diags, SEVERITY_USAGE, code, nowhere)->text = str_vformat(diags->arena, format, args);
	va_end(args);
	return false;
}

/* The C library has Chinese words for these only where a Chinese locale is
 * installed; those a build can meet are here. NULL for any other. */
static const char *
error_chinese(int error)
{
	static const struct {
		int error;
		const char *words;
	} table[] = {
		{ EACCES, "权限不够" },
		{ EADDRINUSE, "地址已被占用" },
		{ EAGAIN, "资源暂时不可用" },
		{ EBUSY, "正在使用中" },
		{ EDQUOT, "超出磁盘配额" },
		{ EEXIST, "已经存在" },
		{ EFBIG, "文件太大" },
		{ EINTR, "调用被中断" },
		{ EINVAL, "参数无效" },
		{ EIO, "输入输出错误" },
		{ EISDIR, "是一个文件夹" },
		{ ELOOP, "符号链接层数太多" },
		{ EMFILE, "打开的文件太多" },
		{ ENAMETOOLONG, "名称太长" },
		{ ENFILE, "系统打开的文件太多" },
		{ ENOENT, "没有这个文件或文件夹" },
		{ ENOMEM, "内存不足" },
		{ ENOSPC, "磁盘空间不足" },
		{ ENOTDIR, "不是文件夹" },
		{ ENOTEMPTY, "文件夹不是空的" },
		{ EPERM, "不允许的操作" },
		{ EPIPE, "管道已断开" },
		{ EROFS, "文件系统是只读的" },
		{ EXDEV, "不在同一个文件系统上" },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].error == error)
			return table[i].words;
	}
	return NULL;
}

static const char *
error_words(const struct diags *diags, int error)
{
	const char *words = diags->language == DIAG_CHINESE ? error_chinese(error) : NULL;

	if (!words)
		words = strerrordesc_np(error);
	return words ? words : diag_tr(diags, "unknown error", "未知错误");
}

bool
diag_system(struct diags *diags, const char *code, struct str path, int error, const char *format, ...)
{
	struct place place = path.len > 0 ? place_path(diags->arena, path) : nowhere;
	struct finding *finding = finding_add(diags, SEVERITY_SYSTEM, code, place);
	va_list args;

	va_start(args, format);
	finding->text = str_vformat(diags->arena, format, args);
	va_end(args);
	if (error != 0)
		finding->text = str_format(diags->arena, diag_tr(diags, "%.*s: %s", "%.*s：%s"), STR_ARG(finding->text),
		    error_words(diags, error));
	return false;
}

void
diag_computation(struct diags *diags, const char *format, ...)
{
	va_list args;

	if (diags->count == 0)
		return;
	va_start(args, format);
	diags->items[diags->count - 1].computation = str_vformat(diags->arena, format, args);
	va_end(args);
}

void
diag_hint(struct diags *diags, const char *format, ...)
{
	va_list args;

	if (diags->count == 0)
		return;
	va_start(args, format);
	diags->items[diags->count - 1].hint = str_vformat(diags->arena, format, args);
	va_end(args);
}

void
diag_hint_nearest(struct diags *diags, struct str nearest)
{
	if (nearest.len > 0)
		diag_hint(diags, diag_tr(diags, "did you mean '%.*s'?", "是不是“%.*s”？"), STR_ARG(nearest));
}

static struct diag_note *
note_add(struct diags *diags, struct finding *finding, struct place place)
{
	struct diag_note *note = arena_new(diags->arena, struct diag_note);

	note->place = place;
	if (finding->last_note)
		finding->last_note->next = note;
	else
		finding->notes = note;
	return finding->last_note = note;
}

void
diag_also(struct diags *diags, struct place place, const char *format, ...)
{
	va_list args;

	if (diags->count == 0)
		return;
	va_start(args, format);
	note_add(diags, &diags->items[diags->count - 1], place)->text = str_vformat(diags->arena, format, args);
	va_end(args);
}

size_t
diags_count(const struct diags *diags, enum severity at_least)
{
	size_t count = 0;

	for (size_t i = 0; i < diags->count; i++)
		count += diags->items[i].severity >= at_least;
	return count;
}

int
diags_status(const struct diags *diags, bool strict)
{
	int worst = STATUS_FINE;

	for (size_t i = 0; i < diags->count; i++) {
		const int statuses[] = {
			[SEVERITY_NOTE] = STATUS_FINE,
			[SEVERITY_WARNING] = strict ? STATUS_CONTENT : STATUS_FINE,
			[SEVERITY_ERROR] = STATUS_CONTENT,
			[SEVERITY_USAGE] = STATUS_USAGE,
			[SEVERITY_SYSTEM] = STATUS_SYSTEM,
		};
		int status = statuses[diags->items[i].severity];

		worst = status > worst ? status : worst;
	}
	return worst;
}

/* A packed place: kind, then for a source its id, path, offset and length. The
 * path goes along for sources that only the worker knows. */
enum { PLACE_NOWHERE, PLACE_IN_SOURCE };

static void
place_pack(struct place place, struct strbuf *out)
{
	if (!place.source) {
		strbuf_pack_u64(out, PLACE_NOWHERE);
		return;
	}
	strbuf_pack_u64(out, PLACE_IN_SOURCE);
	strbuf_pack_u64(out, place.source->id);
	strbuf_pack_str(out, place.source->path);
	strbuf_pack_u64(out, place.offset);
	strbuf_pack_u64(out, place.length);
}

static struct place
place_unpack(struct arena *arena, const struct sources *sources, struct unpack *from)
{
	uint64_t id;
	struct str path;
	struct place place = nowhere;

	if (unpack_u64(from) == PLACE_NOWHERE)
		return place;
	id = unpack_u64(from);
	path = unpack_str(from);
	place.offset = (size_t)unpack_u64(from);
	place.length = (size_t)unpack_u64(from);
	if (id >= sources->count || !str_eq(sources->items[id]->path, path))
		return place_path(arena, path);
	place.source = sources->items[id];
	return place;
}

void
diags_pack(const struct diags *diags, struct strbuf *out)
{
	strbuf_pack_u64(out, diags->count);
	for (size_t i = 0; i < diags->count; i++) {
		const struct finding *finding = &diags->items[i];
		size_t note_count = 0;

		strbuf_pack_u64(out, finding->severity);
		strbuf_pack_str(out, str_from(finding->code));
		place_pack(finding->place, out);
		strbuf_pack_str(out, finding->text);
		strbuf_pack_str(out, finding->computation);
		strbuf_pack_str(out, finding->hint);
		for (const struct diag_note *note = finding->notes; note; note = note->next)
			note_count++;
		strbuf_pack_u64(out, note_count);
		for (const struct diag_note *note = finding->notes; note; note = note->next) {
			place_pack(note->place, out);
			strbuf_pack_str(out, note->text);
		}
	}
}

/* Adds the next finding of `from`, with copies of all its texts. What it adds from
 * damaged bytes is taken back by diags_unpack. */
static void
finding_unpack(struct diags *diags, const struct sources *sources, struct unpack *from)
{
	uint64_t severity = unpack_u64(from);
	const char *code = str_zero(diags->arena, unpack_str(from));
	struct place place = place_unpack(diags->arena, sources, from);
	struct finding *finding;
	size_t note_count;

	if (severity > SEVERITY_SYSTEM) {
		from->failed = true;
		return;
	}
	finding = finding_add(diags, (enum severity)severity, code, place);
	finding->text = str_copy(diags->arena, unpack_str(from));
	finding->computation = str_copy(diags->arena, unpack_str(from));
	finding->hint = str_copy(diags->arena, unpack_str(from));
	note_count = unpack_count(from);
	for (size_t i = 0; i < note_count && !from->failed; i++) {
		struct place second = place_unpack(diags->arena, sources, from);

		note_add(diags, finding, second)->text = str_copy(diags->arena, unpack_str(from));
	}
}

bool
diags_unpack(struct diags *diags, const struct sources *sources, struct unpack *from)
{
	size_t before = diags->count;
	size_t count = unpack_count(from);

	for (size_t i = 0; i < count && !from->failed; i++)
		finding_unpack(diags, sources, from);
	if (from->failed)
		diags->count = before;
	return !from->failed;
}
