#ifndef QSITE_BASE_POOL_H
#define QSITE_BASE_POOL_H

#include "base/diag.h"

/* Worker processes. pool_run forks workers that see all memory of the parent as
 * it was (copy on write), take job numbers from a shared counter and append each
 * job's bytes and findings to a file of their own, which the parent maps. Results
 * come back in the order of the job numbers, so nothing depends on how many
 * workers there were or which one was faster.
 *
 * A job that crashes, runs over its time or out of memory becomes a finding that
 * names it; the other jobs still run. */

/* Does one job in a worker: appends its result to `out`, findings to `diags`.
 * False means failed (a finding was added). `scratch` is empty at the start of
 * every job and released after it. */
typedef bool
pool_job(void *context, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags);

/* What a job is about, for the finding when it dies. */
typedef struct place
pool_subject(void *context, size_t index);

struct pool {
	int workers;        /* at least 1 */
	unsigned seconds;   /* time limit a job, 0: none */
	size_t memory;      /* address space a worker in bytes, 0: no limit */
	const char *folder; /* for the result files: they have no name there */
	pool_job *job;
	pool_subject *subject;
	void *context;
	const struct sources *sources;                              /* that findings of the jobs are about */
	void (*progress)(void *context, size_t done, size_t count); /* may be NULL */
};

struct pool_results {
	struct str *bytes; /* by job number; views of mapped files */
	bool *ok;
	bool *silent; /* the job had no finding at all */
	size_t count;
	void *maps; /* what pool_results_release unmaps */
	size_t map_count;
};

/* Runs jobs 0 to count - 1. True when every one succeeded. Results of those that
 * did are there either way, until released. Findings keep the order of the jobs. */
bool
pool_run(const struct pool *pool, size_t count, struct arena *arena, struct pool_results *results, struct diags *diags);

void
pool_results_release(struct pool_results *results);

#endif
