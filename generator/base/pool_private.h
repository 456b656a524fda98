#ifndef QSITE_BASE_POOL_PRIVATE_H
#define QSITE_BASE_POOL_PRIVATE_H

#include "base/pool.h"

#include <signal.h>
#include <stdatomic.h>
#include <sys/types.h>

/* What the three files of the pool share; nothing else includes this. pool.c
 * starts and watches workers, pool_worker.c is the worker's side, and
 * pool_collect.c reads what they left. */

/* Parent and workers share one mapping. A worker writes its slot, the parent reads
 * it at any time, also after the worker has died: that is how it knows which job
 * a worker died in, and how many bytes of the result file are whole records. */
struct pool_slot {
	atomic_size_t job;      /* the number of the job in hand + 1; 0: none */
	atomic_llong started;   /* when it was taken, by pool_clock */
	atomic_size_t written;  /* bytes of whole records in the result file */
	atomic_int write_error; /* errno of a write that failed; the worker ends then */
};

struct pool_shared {
	atomic_size_t next; /* the first job that no worker has taken */
	atomic_size_t done;
	struct pool_slot slots[];
};

/* A worker as the parent sees it. Its seat, file and slot outlive the process: a
 * worker that died is followed by another in the same seat. */
struct pool_seat {
	pid_t pid; /* 0: nobody */
	int file;
	size_t overdue; /* the job for which the worker was killed, + 1; 0: it was not */
	struct pool_slot *slot;
};

/* How a job ended that left no record. */
enum pool_cause { POOL_LOST, POOL_SIGNAL, POOL_STATUS, POOL_TIMEOUT, POOL_MEMORY };

struct pool_death {
	enum pool_cause cause;
	int detail; /* a signal's number or an exit status */
};

struct pool_run {
	const struct pool *pool;
	struct arena *arena;
	struct diags *diags;
	size_t count; /* of jobs */
	struct pool_shared *shared;
	size_t shared_size;
	struct pool_seat *seats;
	size_t seat_count;
	size_t running;
	size_t died;
	struct pool_death *deaths; /* by job */
	bool stopped;              /* by a system finding */
	pid_t parent;
	sigset_t mask;           /* as it was before */
	struct sigaction action; /* the same, of SIGCHLD */
};

/* How a worker ends: fine when no job is left, by the arena when its memory is out. */
enum { POOL_STATUS_FINE = 0, POOL_STATUS_MEMORY = 3 };

/* Milliseconds that only ever go on. */
long long
pool_clock(void);

/* Works until no job is left and ends the process. `first` is a job to do before
 * those of the counter, + 1; 0 for none. */
_Noreturn void
pool_work(const struct pool_run *run, const struct pool_seat *seat, size_t first);

/* Adds a system finding about the folder of the result files, after which no more
 * jobs are done. */
void
pool_fail(struct pool_run *run, int error, const char *english, const char *chinese);

/* Maps what the workers wrote, and adds their findings, and one for each job that
 * died, in the order of the jobs. */
void
pool_collect(struct pool_run *run, struct pool_results *results);

#endif
