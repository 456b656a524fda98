#include "cmd/commands.h"

#include "cmd/pipeline.h"

#include <time.h>

static void
print_changes(const struct changes *changes, FILE *out)
{
	static const char marks[] = { [CHANGE_ADDED] = '+', [CHANGE_REPLACED] = '*', [CHANGE_DELETED] = '-' };

	for (size_t i = 0; i < changes->count; i++)
		fprintf(out, "%c %.*s\n", marks[changes->items[i].kind], STR_ARG(changes->items[i].path));
}

static struct str
summary_line(const struct summary *summary, const struct options *options, double seconds, struct diags *diags)
{
	const struct changes *changes = &summary->changes;

	return str_format(diags->arena,
	    diag_tr(diags, "%zu pages, %zu charts; %s%zu added, %zu changed, %zu deleted, %zu unchanged; %.1f s",
		"%zu 个页面，%zu 幅图；%s新增 %zu 个文件，改变 %zu 个，删除 %zu 个，未变 %zu 个；用时 %.1f 秒"),
	    summary->pages, summary->charts, options->dry_run ? diag_tr(diags, "dry run: ", "试运行：") : "",
	    changes->added, changes->replaced, changes->deleted, changes->unchanged, seconds);
}

static double
seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

struct str
command_build(const struct options *options, struct arena *arena, struct diags *diags)
{
	struct summary summary = { 0 };
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	if (!pipeline_build(options, arena, &summary, diags))
		return STR_NONE;
	if (options->dry_run || options->verbose)
		print_changes(&summary.changes, stdout);
	return summary_line(&summary, options, seconds_since(&start), diags);
}
