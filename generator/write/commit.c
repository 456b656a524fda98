#include "write/commit.h"

#include "base/file.h"
#include "write/destination.h"
#include "write/stage.h"
#include "write/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct commit {
	const struct writer *writer;
	struct walk walk;
	int stage;
	struct diags *diags;
};

static bool
step_failed(const struct commit *commit, const struct step *step, const char *code, const char *words)
{
	int error = errno;

	return diag_system(commit->diags, code,
	    path_join(commit->diags->arena, commit->writer->destination, step->path), error, "%s", words);
}

static bool
add_blocked(const struct commit *commit, const struct step *step)
{
	return diag_system(commit->diags, "write-foreign",
	    path_join(commit->diags->arena, commit->writer->destination, step->path), 0,
	    diag_tr(commit->diags, "a file that qsite did not make has come in the way",
		"出现了一个不是 qsite 生成的文件，占住了位置"));
}

/* A staged file that is gone went to its place before. Should it have gone from there
 * too, then somebody took it away; the build that follows puts it back. */
static bool
step_put(struct commit *commit, const struct step *step)
{
	const char *name = path_name(step->path).at;
	const char *words = diag_tr(commit->diags, "cannot put the file in its place", "无法把文件放到位");
	char staged[STAGE_NAME_SIZE];
	struct stat status;

	stage_name(step->staged, staged);
	if (fstatat(commit->stage, staged, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT || step_failed(commit, step, "file-write", words);
	if (walk_to(&commit->walk, path_folder(step->path), true) != WALK_THERE)
		return walk_blame(&commit->walk, commit->writer->destination, commit->diags);
	if (step->kind == STEP_ADD && fstatat(commit->walk.folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return add_blocked(commit, step);
	if (renameat(commit->stage, staged, commit->walk.folder, name) != 0)
		return step_failed(commit, step, "file-write", words);
	return true;
}

/* Goes to the folder that holds the step's path. False when there is nothing to remove
 * any more, or after a finding, which sets *ok. */
static bool
remove_reach(struct commit *commit, const struct step *step, bool *ok)
{
	enum walk_end end = walk_to(&commit->walk, path_folder(step->path), false);

	*ok = end != WALK_FAILED || walk_blame(&commit->walk, commit->writer->destination, commit->diags);
	return end == WALK_THERE;
}

/* Only what is a regular file still, and not a link or folder that came instead. */
static bool
step_remove(struct commit *commit, const struct step *step)
{
	const char *name = path_name(step->path).at;
	struct stat status;
	bool ok;

	if (!remove_reach(commit, step, &ok))
		return ok;
	if (fstatat(commit->walk.folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(status.st_mode))
		return true;
	if (unlinkat(commit->walk.folder, name, 0) != 0 && errno != ENOENT)
		return step_failed(
		    commit, step, "file-remove", diag_tr(commit->diags, "cannot delete the file", "无法删除文件"));
	return true;
}

/* Whether a folder that was not removed is as it should be: it is gone already, or
 * something that is not ours is in it, in its place, or mounted on it. */
static bool
is_no_longer_ours(int error)
{
	return error == ENOENT || error == ENOTEMPTY || error == EEXIST || error == ENOTDIR || error == EBUSY;
}

static bool
step_remove_folder(struct commit *commit, const struct step *step)
{
	bool ok;

	if (!remove_reach(commit, step, &ok))
		return ok;
	if (unlinkat(commit->walk.folder, path_name(step->path).at, AT_REMOVEDIR) != 0 && !is_no_longer_ours(errno))
		return step_failed(
		    commit, step, "file-remove", diag_tr(commit->diags, "cannot remove the folder", "无法删除文件夹"));
	return true;
}

static bool (*const take[])(struct commit *commit, const struct step *step) = {
	[STEP_ADD] = step_put,
	[STEP_REPLACE] = step_put,
	[STEP_REMOVE] = step_remove,
	[STEP_REMOVE_FOLDER] = step_remove_folder,
};

static bool
take_steps(struct writer *writer, int stage, const struct journal *journal, struct diags *diags)
{
	struct commit commit = { .writer = writer, .stage = stage, .diags = diags };
	bool ok = true;

	walk_init(&commit.walk, writer->destination_folder);
	for (size_t i = 0; i < journal->count && ok; i++)
		ok = take[journal->items[i].kind](&commit, &journal->items[i]);
	walk_release(&commit.walk);
	return ok;
}

bool
commit_finish(struct writer *writer, const struct journal *journal, struct diags *diags)
{
	int stage = stage_open(writer, diags);
	bool ok = stage >= 0 && destination_make(writer, diags) && take_steps(writer, stage, journal, diags) &&
		  stage_sync(writer, diags);

	if (stage >= 0)
		close(stage); /* opened for its path only: nothing can be lost */
	if (!ok) {
		diag_hint(diags,
		    diag_tr(diags,
			"when this is put right the next build goes on from here; what it needs is in '%.*s'",
			"排除问题后，下一次构建会从这里继续；所需文件在“%.*s”"),
		    STR_ARG(writer->work));
		return false;
	}
	return stage_discard(writer, diags);
}
