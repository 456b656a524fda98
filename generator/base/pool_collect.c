#include "base/pool_private.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

/* What pool_results_release unmaps. */
struct region {
	void *at;
	size_t size;
};

static const size_t mebibyte = (size_t)1024 * 1024;

/* 0 when it cannot be told. */
static size_t
file_size(int file)
{
	struct stat status;

	return fstat(file, &status) == 0 && status.st_size > 0 ? (size_t)status.st_size : 0;
}

static struct str
seat_map(struct pool_run *run, const struct pool_seat *seat, struct pool_results *results)
{
	struct region *region = &((struct region *)results->maps)[results->map_count];
	size_t size = seat->slot->written;
	void *at;

	if (size == 0)
		return STR_NONE;
	/* A worker that crashes may have written over the shared memory first. Bytes
	 * behind the end of a file cannot be read, so they are not mapped. */
	if (file_size(seat->file) < size) {
		pool_fail(run, 0, "a result file is damaged", "结果文件已损坏");
		return STR_NONE;
	}
	at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, seat->file, 0);
	if (at == MAP_FAILED) {
		pool_fail(run, errno, "cannot map a result file", "无法映射结果文件");
		return STR_NONE;
	}
	*region = (struct region){ at, size };
	results->map_count++;
	return (struct str){ at, size };
}

/* Gives each job its part of a worker's records; findings stay packed. */
static void
records_read(const struct pool_run *run, struct str bytes, struct pool_results *results, struct str *findings)
{
	struct unpack from = { .rest = bytes };

	while (from.rest.len > 0 && !from.failed) {
		size_t index = (size_t)unpack_u64(&from);
		bool ok = unpack_u64(&from) != 0;
		struct str result = unpack_str(&from);
		struct str found = unpack_str(&from);

		if (from.failed || index >= run->count)
			return;
		results->ok[index] = ok;
		results->bytes[index] = result;
		findings[index] = found;
	}
}

static void
report_signal(const struct pool_run *run, struct place place, int number)
{
	struct diags *diags = run->diags;
	const char *name = sigabbrev_np(number);

	diag_error(diags, "worker-crash", place,
	    diag_tr(diags, "the worker crashed here (signal %d, SIG%s)", "工作进程在此崩溃（信号 %d，SIG%s）"), number,
	    name ? name : "?");
	if (number == SIGKILL)
		diag_hint(diags, "%s",
		    diag_tr(diags, "the system stops processes like this when its memory is out",
			"系统内存不足时会这样终止进程"));
	else
		diag_hint(diags, "%s",
		    diag_tr(diags, "this is a fault of qsite, whatever the file holds",
			"无论文件内容如何，这都是 qsite 的缺陷"));
}

static void
report_memory(const struct pool_run *run, struct place place)
{
	struct diags *diags = run->diags;

	diag_error(diags, "worker-memory", place, "%s", diag_tr(diags, "out of memory", "内存不足"));
	if (run->pool->memory > 0)
		diag_hint(
		    diags, diag_tr(diags, "the limit is %zu MiB", "上限为 %zu MiB"), run->pool->memory / mebibyte);
}

/* The finding for a job without a record. */
static void
report_death(const struct pool_run *run, size_t index)
{
	const struct pool_death *death = &run->deaths[index];
	struct place place = run->pool->subject(run->pool->context, index);
	struct diags *diags = run->diags;

	switch (death->cause) {
	case POOL_SIGNAL:
		report_signal(run, place, death->detail);
		break;
	case POOL_STATUS:
		diag_error(diags, "worker-crash", place,
		    diag_tr(diags, "the worker ended here with status %d", "工作进程在此结束，状态为 %d"),
		    death->detail);
		break;
	case POOL_TIMEOUT:
		diag_error(diags, "worker-timeout", place,
		    diag_tr(diags, "not done after %u s, stopped", "用时超过 %u 秒，已终止"), run->pool->seconds);
		break;
	case POOL_MEMORY:
		report_memory(run, place);
		break;
	case POOL_LOST:
		diag_error(diags, "worker-crash", place, "%s",
		    diag_tr(diags, "the result of the worker is lost", "工作进程的结果丢失"));
		break;
	}
}

static void
findings_merge(struct pool_run *run, struct pool_results *results, const struct str *findings)
{
	for (size_t i = 0; i < run->count; i++) {
		struct unpack from = { .rest = findings[i] };
		size_t before = run->diags->count;

		/* Once stopped, jobs without a record were never begun or were cut off:
		 * the system finding says why. */
		if (findings[i].len > 0 && diags_unpack(run->diags, run->pool->sources, &from)) {
			results->silent[i] = run->diags->count == before;
			continue;
		}
		results->ok[i] = false;
		if (!run->stopped)
			report_death(run, i);
	}
}

void
pool_collect(struct pool_run *run, struct pool_results *results)
{
	struct str *findings = arena_array(run->arena, struct str, run->count);

	results->count = run->count;
	results->bytes = arena_array(run->arena, struct str, run->count);
	results->ok = arena_array(run->arena, bool, run->count);
	results->silent = arena_array(run->arena, bool, run->count);
	results->maps = arena_array(run->arena, struct region, run->seat_count);
	for (size_t i = 0; run->seats && i < run->seat_count; i++)
		records_read(run, seat_map(run, &run->seats[i], results), results, findings);
	findings_merge(run, results, findings);
}

void
pool_results_release(struct pool_results *results)
{
	const struct region *regions = results->maps;

	for (size_t i = 0; i < results->map_count; i++)
		munmap(regions[i].at, regions[i].size); /* a region that mmap gave: cannot fail */
	*results = (struct pool_results){ 0 };
}
