#include "write/work.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lock_name[] = "lock";

enum { TRIES = 100 }; /* each is lost only to a build that ends that very moment */

static void
close_both(struct writer *writer)
{
	if (writer->lock >= 0)
		close(writer->lock);
	if (writer->work_folder >= 0)
		close(writer->work_folder);
	writer->lock = -1;
	writer->work_folder = -1;
}

/* Gives 0 or an errno, as the next two do. */
static int
open_both(struct writer *writer)
{
	const mode_t folder_mode = 0755;
	const mode_t lock_mode = 0644;
	const char *name = path_name(writer->work).at;
	int flags = writer->dry_run ? O_RDONLY : O_RDWR | O_CREAT;

	if (!writer->dry_run && mkdirat(writer->parent_folder, name, folder_mode) != 0 && errno != EEXIST)
		return errno;
	writer->work_folder = openat(writer->parent_folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (writer->work_folder < 0)
		return errno;
	writer->lock = openat(writer->work_folder, lock_name, flags | O_NOFOLLOW | O_CLOEXEC, lock_mode);
	return writer->lock < 0 ? errno : 0;
}

/* ENOENT when the file was deleted between its opening and its locking. */
static int
lock_take(const struct writer *writer)
{
	struct stat locked;
	struct stat named;

	if (flock(writer->lock, (writer->dry_run ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
		return errno;
	if (fstat(writer->lock, &locked) != 0 ||
	    fstatat(writer->work_folder, lock_name, &named, AT_SYMLINK_NOFOLLOW) != 0)
		return errno;
	return locked.st_dev == named.st_dev && locked.st_ino == named.st_ino ? 0 : ENOENT;
}

static int
open_and_lock(struct writer *writer)
{
	int error = open_both(writer);

	if (error == 0)
		error = lock_take(writer);
	if (error != 0)
		close_both(writer);
	return error;
}

bool
work_open(struct writer *writer, struct diags *diags)
{
	int error = ENOENT;

	for (int tries = 0; tries < TRIES && error == ENOENT; tries++) {
		error = open_and_lock(writer);
		if (error == ENOENT && writer->dry_run)
			return true;
	}
	if (error == 0)
		return true;
	if (error != EWOULDBLOCK)
		return diag_system(diags, "folder-make", writer->work, error,
		    diag_tr(diags, "cannot make or lock the work folder", "无法创建或锁定工作文件夹"));
	diag_system(diags, "write-locked", writer->destination, 0,
	    diag_tr(diags, "another build is running", "另一个构建正在运行"));
	diag_hint(diags,
	    diag_tr(diags, "wait for it to end; it holds the lock '%.*s/%s'", "请等它结束；它持有锁“%.*s/%s”"),
	    STR_ARG(writer->work), lock_name);
	return false;
}

void
work_close(struct writer *writer)
{
	/* What cannot be removed now does no harm: the next build takes it over. */
	if (writer->lock >= 0 && !writer->dry_run && !writer->pending &&
	    unlinkat(writer->work_folder, lock_name, 0) == 0)
		unlinkat(writer->parent_folder, path_name(writer->work).at, AT_REMOVEDIR);
	close_both(writer);
}
