#include "base/pool_private.h"

#include "base/asan.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

long long
pool_clock(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now); /* cannot fail: Linux always has this clock */
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Without its parent nobody would stop a worker, or read its results. */
static bool
follow_parent(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

/* AddressSanitizer itself reserves terabytes of addresses: no limit under it. */
static bool
limit_memory(size_t memory)
{
	struct rlimit limit;

	if (memory == 0 || ASAN_BUILD)
		return true;
	if (getrlimit(RLIMIT_AS, &limit) != 0)
		return false;
	if (limit.rlim_max > memory)
		limit.rlim_max = memory;
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(RLIMIT_AS, &limit) == 0;
}

/* Gives 0 or an errno. */
static int
write_at(int file, struct str bytes, size_t offset)
{
	while (bytes.len > 0) {
		ssize_t written = pwrite(file, bytes.at, bytes.len, (off_t)offset);

		if (written < 0 && errno != EINTR)
			return errno;
		if (written > 0) {
			offset += (size_t)written;
			bytes = str_slice(bytes, (size_t)written, bytes.len);
		}
	}
	return 0;
}

/* A record: the job's number, whether it succeeded, its bytes, its findings. */
static void
record_pack(struct strbuf *record, size_t index, bool ok, struct str bytes, const struct diags *diags)
{
	struct strbuf findings = { 0 };

	diags_pack(diags, &findings);
	strbuf_pack_u64(record, index);
	strbuf_pack_u64(record, ok);
	strbuf_pack_str(record, bytes);
	strbuf_pack_str(record, strbuf_view(&findings));
	strbuf_release(&findings);
}

/* Does a job and packs what came of it. */
static void
job_do(const struct pool_run *run, size_t index, struct strbuf *record)
{
	struct strbuf out = { 0 };
	struct arena found;
	struct arena scratch;
	struct diags diags;
	bool ok;

	arena_init(&found);
	arena_init(&scratch);
	diags_init(&diags, &found, run->diags->language);
	ok = run->pool->job(run->pool->context, index, &scratch, &out, &diags);
	record_pack(record, index, ok, strbuf_view(&out), &diags);
	arena_release(&scratch);
	arena_release(&found);
	strbuf_release(&out);
}

/* Does the job that the slot names. False when the record could not be written. */
static bool
job_run(const struct pool_run *run, const struct pool_seat *seat)
{
	struct pool_slot *slot = seat->slot;
	struct strbuf record = { 0 };
	size_t written = slot->written;
	int error;

	job_do(run, slot->job - 1, &record);
	error = write_at(seat->file, strbuf_view(&record), written);
	if (error == 0)
		slot->written = written + record.len;
	slot->write_error = error;
	slot->job = 0;
	run->shared->done++;
	strbuf_release(&record);
	return error == 0;
}

/* Takes the next job. It stands in the slot before it leaves the counter: a worker
 * killed in between cannot lose it. False when none is left. */
static bool
job_take(const struct pool_run *run, struct pool_slot *slot)
{
	size_t next = run->shared->next;

	do {
		if (next >= run->count) {
			slot->job = 0;
			return false;
		}
		slot->started = pool_clock();
		slot->job = next + 1;
	} while (!atomic_compare_exchange_weak(&run->shared->next, &next, next + 1));
	return true;
}

_Noreturn void
pool_work(const struct pool_run *run, const struct pool_seat *seat, size_t first)
{
	bool ok = true;

	if (!follow_parent(run->parent) || !limit_memory(run->pool->memory))
		exit(EXIT_FAILURE);
	if (first > 0) {
		seat->slot->started = pool_clock();
		seat->slot->job = first;
		ok = job_run(run, seat);
	}
	while (ok && job_take(run, seat->slot))
		ok = job_run(run, seat);
	/* Not _exit: what counts the lines run (gcov) writes its file in exit. The
	 * parent has flushed all streams, so nothing is written twice. */
	exit(POOL_STATUS_FINE);
}
