#include "write/stage.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char journal_name[] = "journal";
static const char folder_name[] = "stage";

void
stage_name(size_t staged, char name[STAGE_NAME_SIZE])
{
	snprintf(name, STAGE_NAME_SIZE, "%zu", staged);
}

/* The path of something in the work folder, for messages. */
static struct str
work_path(const struct writer *writer, const char *name)
{
	return path_join(writer->arena, writer->work, str_from(name));
}

int
stage_open(const struct writer *writer, struct diags *diags)
{
	int stage = openat(writer->work_folder, folder_name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int error = errno;

	if (stage < 0)
		diag_system(diags, "folder-read", work_path(writer, folder_name), error,
		    diag_tr(diags, "cannot open the folder of staged files", "无法打开暂存文件夹"));
	return stage;
}

static int
stage_make(const struct writer *writer, struct diags *diags)
{
	const mode_t mode = 0755; /* less the umask */
	int error = mkdirat(writer->work_folder, folder_name, mode) == 0 ? 0 : errno;

	if (error == 0)
		return stage_open(writer, diags);
	diag_system(diags, "folder-make", work_path(writer, folder_name), error,
	    diag_tr(diags, "cannot make the folder for staged files", "无法创建暂存文件夹"));
	return -1;
}

/* Gives 0 or an errno. */
static int
write_all(int file, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t written = write(file, bytes.at, bytes.len);

		if (written < 0 && errno != EINTR)
			return errno;
		if (written > 0)
			bytes = str_slice(bytes, (size_t)written, bytes.len);
	}
	return 0;
}

/* A file that is not there yet, down to the disk with `sync`. Gives 0 or an errno.
 * The mode is not 0666 as elsewhere: what is published is not for all to write, not
 * even where the umask is 0. */
static int
write_new(int folder, const char *name, struct str bytes, bool sync)
{
	const mode_t mode = 0644; /* less the umask */
	int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	int error;

	if (file < 0)
		return errno;
	error = write_all(file, bytes);
	if (error == 0 && sync && fsync(file) != 0)
		error = errno;
	if (close(file) != 0 && error == 0)
		error = errno;
	return error;
}

static bool
write_staged(
    const struct writer *writer, int stage, const struct journal *journal, struct str manifest, struct diags *diags)
{
	for (size_t i = 0; i < journal->count; i++) {
		const struct step *step = &journal->items[i];
		struct str bytes = step->staged < writer->count ? writer->items[step->staged].bytes : manifest;
		char name[STAGE_NAME_SIZE];
		int error;

		if (step->kind != STEP_ADD && step->kind != STEP_REPLACE)
			continue;
		stage_name(step->staged, name);
		error = write_new(stage, name, bytes, false);
		if (error != 0)
			return diag_system(diags, "file-write",
			    path_join(writer->arena, writer->destination, step->path), error,
			    diag_tr(diags, "cannot stage the file", "无法暂存文件"));
	}
	return true;
}

bool
stage_sync(const struct writer *writer, struct diags *diags)
{
	if (syncfs(writer->work_folder) != 0)
		return diag_system(diags, "file-write", writer->work, errno,
		    diag_tr(diags, "cannot get what was written down to the disk", "无法把写入的内容存到磁盘"));
	return true;
}

static bool
write_journal(struct writer *writer, const struct journal *journal, struct diags *diags)
{
	struct strbuf text = { 0 };
	int error;

	journal_write(journal, &text);
	error = write_new(writer->work_folder, journal_name, strbuf_view(&text), true);
	if (error == 0 && fsync(writer->work_folder) != 0)
		error = errno;
	strbuf_release(&text);
	if (error != 0)
		return diag_system(diags, "file-write", work_path(writer, journal_name), error,
		    diag_tr(diags, "cannot write the journal", "无法写入日志"));
	writer->pending = true;
	return true;
}

bool
stage_write(struct writer *writer, const struct journal *journal, struct str manifest, struct diags *diags)
{
	int stage = stage_make(writer, diags);
	bool ok = stage >= 0 && write_staged(writer, stage, journal, manifest, diags);

	if (stage >= 0)
		close(stage); /* opened for its path only: nothing can be lost */
	ok = ok && stage_sync(writer, diags) && write_journal(writer, journal, diags);
	if (!ok)
		stage_discard(writer, diags);
	return ok;
}

bool
stage_find(struct writer *writer, struct journal *journal, struct diags *diags)
{
	struct str path = work_path(writer, journal_name);
	struct str text;

	*journal = (struct journal){ 0 };
	if (file_type(path) == FILE_NONE)
		return true;
	if (!file_read(writer->arena, path, &text, diags))
		return false;
	writer->pending = journal_read(writer->arena, text, journal);
	return true;
}

bool
stage_discard(struct writer *writer, struct diags *diags)
{
	int error = 0;

	/* First the journal, and for good: a complete one without its stage would delete
	 * files and put none in their place. */
	if (unlinkat(writer->work_folder, journal_name, 0) == 0)
		error = fsync(writer->work_folder) == 0 ? 0 : errno;
	else if (errno != ENOENT)
		error = errno;
	writer->pending = error != 0;
	if (error != 0)
		return diag_system(diags, "file-remove", work_path(writer, journal_name), error,
		    diag_tr(diags, "cannot remove the journal", "无法删除日志"));
	return tree_remove(work_path(writer, folder_name), diags);
}
