#include "write/write.h"

#include "base/sha256.h"
#include "write/commit.h"
#include "write/compare.h"
#include "write/destination.h"
#include "write/manifest.h"
#include "write/paths.h"
#include "write/stage.h"
#include "write/work.h"

#include <stdlib.h>

/* In a dry run what a killed build has put in place, or would have, is qsite's as much
 * as what the manifest lists. */
static void
own_pending(struct writer *writer, const struct journal *journal)
{
	const struct str_list listed = writer->owned;

	for (size_t i = 0; i < journal->count; i++) {
		const struct step *step = &journal->items[i];

		if ((step->kind == STEP_ADD || step->kind == STEP_REPLACE) && !str_eq(step->path, MANIFEST_NAME) &&
		    !paths_has(&listed, step->path))
			*arena_push(writer->arena, &writer->owned) = step->path;
	}
	paths_sort(&writer->owned);
}

/* Finishes or throws away what a killed build has left. */
static bool
recover(struct writer *writer, struct journal *journal, struct diags *diags)
{
	if (writer->work_folder < 0)
		return true;
	if (!stage_find(writer, journal, diags))
		return false;
	if (!writer->dry_run)
		return writer->pending ? commit_finish(writer, journal, diags) : stage_discard(writer, diags);
	if (writer->pending)
		diag_warning(diags, "write-pending", place_path(writer->arena, writer->work),
		    diag_tr(diags, "a build was killed while it put its files in place; the next one finishes that",
			"有一次构建在放置文件时被中断；下一次构建会先把它完成"));
	return true;
}

bool
writer_open(struct writer *writer, struct str destination, bool dry_run, struct arena *arena, struct diags *diags)
{
	struct journal journal = { 0 };
	bool ok;

	*writer = (struct writer){
		.arena = arena,
		.dry_run = dry_run,
		.parent_folder = -1,
		.destination_folder = -1,
		.work_folder = -1,
		.lock = -1,
	};
	ok = destination_resolve(writer, destination, diags) && work_open(writer, diags) &&
	     destination_open(writer, diags) && recover(writer, &journal, diags) && destination_read(writer, diags);
	if (ok && writer->pending)
		own_pending(writer, &journal);
	if (!ok)
		writer_close(writer);
	return ok;
}

void
writer_add(struct writer *writer, struct str path, struct str bytes)
{
	*arena_push(writer->arena, writer) =
	    (struct writer_file){ .path = path_copy(writer->arena, path), .bytes = bytes };
}

static int
compare_files(const void *left, const void *right)
{
	const struct writer_file *a = left;
	const struct writer_file *b = right;

	return str_cmp(a->path, b->path);
}

/* The paths of all outputs; they are sorted. */
static struct str_list
outputs_list(struct writer *writer)
{
	struct str_list outputs = { 0 };

	if (writer->count > 0)
		qsort(writer->items, writer->count, sizeof *writer->items, compare_files);
	for (size_t i = 0; i < writer->count; i++)
		*arena_push(writer->arena, &outputs) = writer->items[i].path;
	return outputs;
}

/* Checks one path alone, and that it can be there together with the others. */
static bool
output_check(const struct writer *writer, const struct str_list *outputs, size_t index, struct diags *diags)
{
	static const char code[] = "write-path";
	struct str path = outputs->items[index];
	struct str above;

	if (!path_is_output(path))
		return diag_system(diags, code, writer->destination, 0,
		    diag_tr(diags, "'%.*s' cannot be the path of an output", "“%.*s”不能作为输出路径"), STR_ARG(path));
	if (index > 0 && str_eq(path, outputs->items[index - 1]))
		return diag_system(diags, code, writer->destination, 0,
		    diag_tr(diags, "two outputs have the path '%.*s'", "有两个输出的路径都是“%.*s”"), STR_ARG(path));
	if (paths_has_above(outputs, path, &above))
		return diag_system(diags, code, writer->destination, 0,
		    diag_tr(diags, "output '%.*s' needs a folder where output '%.*s' is a file",
			"输出“%.*s”需要一个文件夹，而输出“%.*s”是同名文件"),
		    STR_ARG(path), STR_ARG(above));
	return true;
}

static bool
outputs_check(const struct writer *writer, const struct str_list *outputs, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < outputs->count; i++)
		ok = output_check(writer, outputs, i, diags) && ok;
	return ok;
}

static void
manifest_make(const struct writer *writer, struct strbuf *out)
{
	struct manifest manifest = { 0 };

	for (size_t i = 0; i < writer->count; i++) {
		const struct writer_file *file = &writer->items[i];

		*arena_push(writer->arena, &manifest) = (struct manifest_file){
			.path = file->path,
			.size = file->bytes.len,
			.hash = sha256_text(writer->arena, file->bytes),
		};
	}
	manifest_write(&manifest, out);
}

/* Does what the journal says, and writes the manifest if it differs. */
static bool
journal_commit(struct writer *writer, struct journal *journal, struct diags *diags)
{
	struct step last = { .kind = STEP_REPLACE, .staged = writer->count, .path = MANIFEST_NAME };
	struct strbuf manifest = { 0 };
	bool ok = true;

	manifest_make(writer, &manifest);
	if (!str_eq(strbuf_view(&manifest), writer->manifest))
		*arena_push(writer->arena, journal) = last;
	if (journal->count > 0)
		ok = stage_write(writer, journal, strbuf_view(&manifest), diags) &&
		     commit_finish(writer, journal, diags);
	strbuf_release(&manifest);
	return ok;
}

bool
writer_commit(struct writer *writer, struct changes *changes, struct diags *diags)
{
	struct str_list outputs = outputs_list(writer);
	struct journal journal = { 0 };

	*changes = (struct changes){ 0 };
	if (!outputs_check(writer, &outputs, diags) || !compare_all(writer, &outputs, &journal, changes, diags))
		return false;
	return writer->dry_run || journal_commit(writer, &journal, diags);
}

void
writer_close(struct writer *writer)
{
	work_close(writer);
	destination_close(writer);
}
