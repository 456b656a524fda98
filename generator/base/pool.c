#include "base/pool.h"

#include "base/file.h"
#include "base/pool_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_NANOSECONDS = 50 * 1000 * 1000 };

void
pool_fail(struct pool_run *run, int error, const char *english, const char *chinese)
{
	run->stopped = true;
	diag_system(run->diags, "worker-system", str_from(run->pool->folder), error, "%s",
	    diag_tr(run->diags, english, chinese));
}

/* A file without a name. Not every file system can make one: there it is made with
 * a name that goes at once. Gives -1 and sets errno. */
static int
file_open_nameless(struct arena *arena, const char *folder)
{
	const mode_t mode = 0600;
	int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
	struct str pattern;
	char *path;

	if (file >= 0)
		return file;
	pattern = path_join(arena, str_from(folder), STR(".pool-XXXXXX"));
	path = str_zero(arena, pattern);
	file = mkostemp(path, O_CLOEXEC);
	if (file >= 0 && unlink(path) != 0) {
		close(file); /* empty still; what counts is why it cannot go */
		return -1;
	}
	return file;
}

static bool
seats_open(struct pool_run *run)
{
	run->seats = arena_array(run->arena, struct pool_seat, run->seat_count);
	for (size_t i = 0; i < run->seat_count; i++)
		run->seats[i] = (struct pool_seat){ .file = -1, .slot = &run->shared->slots[i] };
	for (size_t i = 0; i < run->seat_count; i++) {
		run->seats[i].file = file_open_nameless(run->arena, run->pool->folder);
		if (run->seats[i].file < 0) {
			pool_fail(run, errno, "cannot make a result file", "无法创建结果文件");
			return false;
		}
	}
	return true;
}

static bool
shared_open(struct pool_run *run)
{
	run->shared_size = sizeof *run->shared + run->seat_count * sizeof *run->shared->slots;
	run->shared = mmap(NULL, run->shared_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (run->shared != MAP_FAILED)
		return true;
	run->shared = NULL;
	pool_fail(run, errno, "cannot share memory with workers", "无法与工作进程共享内存");
	return false;
}

/* SIGCHLD is blocked while workers run, so that sigtimedwait can wait for it; and
 * not ignored, which would let children go without a status. */
static void
signals_block(struct pool_run *run)
{
	const struct sigaction normal = { .sa_handler = SIG_DFL };
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	/* Neither call can fail: signal and addresses are right. */
	pthread_sigmask(SIG_BLOCK, &child, &run->mask);
	sigaction(SIGCHLD, &normal, &run->action);
}

static void
signals_restore(const struct pool_run *run)
{
	/* Neither call can fail: both are given what the system gave before. */
	sigaction(SIGCHLD, &run->action, NULL);
	pthread_sigmask(SIG_SETMASK, &run->mask, NULL);
}

/* Puts a worker in the seat; `first` as in pool_work. Gives 0 or an errno. */
static int
seat_start(struct pool_run *run, struct pool_seat *seat, size_t first)
{
	pid_t pid;

	fflush(NULL); /* what is buffered is written once, by the parent */
	pid = fork();
	if (pid < 0)
		return errno;
	if (pid == 0) {
		signals_restore(run);
		pool_work(run, seat, first);
	}
	seat->pid = pid;
	seat->overdue = 0;
	run->running++;
	return 0;
}

/* Fewer workers than wanted are enough, none are not. */
static void
seats_start(struct pool_run *run)
{
	int error = 0;

	for (size_t i = 0; i < run->seat_count && error == 0; i++)
		error = seat_start(run, &run->seats[i], 0);
	if (run->running == 0)
		pool_fail(run, error, "cannot start a worker", "无法启动工作进程");
}

static struct pool_death
death_of(const struct pool_seat *seat, int status)
{
	if (seat->overdue > 0)
		return (struct pool_death){ .cause = POOL_TIMEOUT };
	if (WIFSIGNALED(status))
		return (struct pool_death){ .cause = POOL_SIGNAL, .detail = WTERMSIG(status) };
	if (WEXITSTATUS(status) == POOL_STATUS_MEMORY)
		return (struct pool_death){ .cause = POOL_MEMORY };
	return (struct pool_death){ .cause = POOL_STATUS, .detail = WEXITSTATUS(status) };
}

/* A worker died in the midst of a job, or was killed: the job is noted, and another
 * worker takes the seat while there is work. */
static void
seat_replace(struct pool_run *run, struct pool_seat *seat, int status)
{
	size_t job = seat->slot->job;
	size_t again = 0;
	int error = 0;

	/* A worker may have gone on to another job in the moment it was killed for
	 * being late: that job has done nothing wrong and is done again. */
	if (seat->overdue > 0 && job != seat->overdue) {
		again = job;
	} else if (job <= run->count) {
		run->deaths[job - 1] = death_of(seat, status);
		run->died++;
	}
	seat->slot->job = 0;
	if (again > 0 || run->shared->next < run->count)
		error = seat_start(run, seat, again);
	if (error != 0)
		pool_fail(run, error, "cannot start a worker", "无法启动工作进程");
}

static void
seat_left(struct pool_run *run, struct pool_seat *seat, int status)
{
	bool in_job = seat->slot->job > 0;

	seat->pid = 0;
	run->running--;
	if (seat->slot->write_error != 0)
		pool_fail(run, seat->slot->write_error, "cannot write a result file", "无法写入结果文件");
	else if (in_job || seat->overdue > 0)
		seat_replace(run, seat, status);
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != POOL_STATUS_FINE)
		pool_fail(run, 0, "a worker ended before it took a job", "工作进程未领取任务就已结束");
}

static void
seats_reap(struct pool_run *run)
{
	for (size_t i = 0; i < run->seat_count && !run->stopped; i++) {
		struct pool_seat *seat = &run->seats[i];
		pid_t pid;
		int status;

		if (seat->pid == 0)
			continue;
		pid = waitpid(seat->pid, &status, WNOHANG);
		if (pid > 0)
			seat_left(run, seat, status);
		else if (pid < 0 && errno != EINTR)
			pool_fail(run, errno, "cannot wait for a worker", "无法等待工作进程");
	}
}

static void
seats_kill_late(struct pool_run *run)
{
	const long long limit = 1000LL * run->pool->seconds;
	const long long now = pool_clock();

	for (size_t i = 0; i < run->seat_count && limit > 0; i++) {
		struct pool_seat *seat = &run->seats[i];
		size_t job = seat->slot->job;
		long long started = seat->slot->started;

		/* The job is read twice: in between it may have become another. */
		if (seat->pid == 0 || seat->overdue > 0 || job == 0 || now - started <= limit || seat->slot->job != job)
			continue;
		seat->overdue = job;
		kill(seat->pid, SIGKILL); /* the child was not waited for yet: it is there */
	}
}

static void
seats_kill_all(struct pool_run *run)
{
	for (size_t i = 0; i < run->seat_count; i++) {
		struct pool_seat *seat = &run->seats[i];

		if (seat->pid == 0)
			continue;
		kill(seat->pid, SIGKILL);
		while (waitpid(seat->pid, NULL, 0) < 0 && errno == EINTR)
			;
		seat->pid = 0;
	}
}

static void
progress_tell(const struct pool_run *run)
{
	size_t done = run->shared->done + run->died;

	if (run->pool->progress)
		run->pool->progress(run->pool->context, done < run->count ? done : run->count, run->count);
}

/* Until all workers have left. */
static void
seats_watch(struct pool_run *run)
{
	const struct timespec pause = { .tv_nsec = WAIT_NANOSECONDS };
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	while (run->running > 0 && !run->stopped) {
		sigtimedwait(&child, NULL, &pause); /* however it ends: look again */
		seats_reap(run);
		seats_kill_late(run);
		progress_tell(run);
	}
	seats_kill_all(run);
}

static void
run_jobs(struct pool_run *run)
{
	if (!shared_open(run) || !seats_open(run))
		return;
	signals_block(run);
	seats_start(run);
	seats_watch(run);
	signals_restore(run);
}

static void
run_release(struct pool_run *run)
{
	for (size_t i = 0; i < run->seat_count && run->seats; i++) {
		if (run->seats[i].file >= 0)
			close(run->seats[i].file); /* all was read through the map */
	}
	if (run->shared)
		munmap(run->shared, run->shared_size);
}

bool
pool_run(const struct pool *pool, size_t count, struct arena *arena, struct pool_results *results, struct diags *diags)
{
	size_t workers = pool->workers > 0 ? (size_t)pool->workers : 1;
	struct pool_run run = { .pool = pool, .arena = arena, .diags = diags, .count = count, .parent = getpid() };
	bool ok = true;

	*results = (struct pool_results){ 0 };
	if (count == 0)
		return true;
	run.seat_count = workers < count ? workers : count;
	run.deaths = arena_array(arena, struct pool_death, count);
	run_jobs(&run);
	pool_collect(&run, results);
	run_release(&run);
	for (size_t i = 0; i < count; i++)
		ok = ok && results->ok[i];
	return ok && !run.stopped;
}
