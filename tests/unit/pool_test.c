#include "base/pool.h"

#include "base/asan.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_str(text, expected) assert_true(str_eq((text), STR(expected)))

/* What the jobs of a test are to do: job i does kinds[i], or the last of them. */
enum kind { WORK, FAIL, CRASH, ABORT, HANG, EAT, OVERFLOW, EXIT, WRITE_MUCH, WAIT, KIND_END };

struct fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct pool pool;
	struct pool_results results;
	const enum kind *kinds;
	size_t kind_count;
	size_t told_done;
	size_t told_count;
};

typedef bool
job_kind(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags);

static bool
job_work(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	const struct source *source = f->sources.items[index % f->sources.count];

	if (scratch->total != 0)
		return diag_error(diags, "dirty", place_file(source), "scratch is not empty");
	strbuf_add(out, str_format(scratch, "result %zu", index));
	for (size_t i = 0; i < index % 50; i++)
		strbuf_addf(out, " %zu", i);
	if (index % 3 == 0) {
		diag_warning(diags, "odd", place_at(source, index % 7, 2), "odd %zu", index);
		diag_hint(diags, "hint %zu", index);
		diag_also(diags, place_file(source), "also %zu", index);
	}
	return true;
}

static bool
job_fail(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)scratch;
	strbuf_addf(out, "half of %zu", index);
	return diag_error(diags, "wrong", place_file(f->sources.items[0]), "wrong %zu", index);
}

static bool
job_crash(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)scratch, (void)out, (void)diags;
	signal(SIGSEGV, SIG_DFL); /* AddressSanitizer would answer it with a page of text */
	raise(SIGSEGV);
	return true;
}

static bool
job_abort(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)scratch, (void)out, (void)diags;
	abort();
}

static bool
job_hang(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	volatile bool forever = true;

	(void)f, (void)index, (void)scratch, (void)out, (void)diags;
	while (forever)
		;
	return true;
}

static void
be_silent(void)
{
	if (!freopen("/dev/null", "w", stderr))
		abort();
}

/* Ends at 4 GiB, should there be no limit. */
static bool
job_eat(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)out, (void)diags;
	be_silent();
	for (int i = 0; i < 4096; i++)
		arena_alloc(scratch, (size_t)1024 * 1024);
	return true;
}

static bool
job_overflow(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)out, (void)diags;
	be_silent();
	arena_alloc_array(scratch, SIZE_MAX / 2, 16);
	return true;
}

static bool
job_exit(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)scratch, (void)out, (void)diags;
	_exit(7);
}

static bool
job_write_much(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	const size_t size = (size_t)4 * 1024 * 1024;
	char *bytes = arena_alloc(scratch, size);

	(void)f, (void)diags;
	memset(bytes, (int)('a' + index % 26), size);
	strbuf_add(out, (struct str){ bytes, size });
	return true;
}

static bool
job_wait(struct fixture *f, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	(void)f, (void)index, (void)scratch, (void)out, (void)diags;
	usleep(200 * 1000);
	return true;
}

static bool
do_job(void *context, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	static job_kind *const jobs[KIND_END] = { [WORK] = job_work,
		[FAIL] = job_fail,
		[CRASH] = job_crash,
		[ABORT] = job_abort,
		[HANG] = job_hang,
		[EAT] = job_eat,
		[OVERFLOW] = job_overflow,
		[EXIT] = job_exit,
		[WRITE_MUCH] = job_write_much,
		[WAIT] = job_wait };
	struct fixture *f = context;
	enum kind kind = f->kinds[index < f->kind_count ? index : f->kind_count - 1];

	return jobs[kind](f, index, scratch, out, diags);
}

static struct place
subject(void *context, size_t index)
{
	const struct fixture *f = context;

	return place_file(f->sources.items[index % f->sources.count]);
}

static void
told(void *context, size_t done, size_t count)
{
	struct fixture *f = context;

	assert_true(done >= f->told_done);
	f->told_done = done;
	f->told_count = count;
}

static void
fixture_init(struct fixture *f, int workers, const enum kind *kinds, size_t kind_count)
{
	*f = (struct fixture){ .kinds = kinds, .kind_count = kind_count };
	f->pool = (struct pool){ .workers = workers,
		.folder = "/tmp",
		.job = do_job,
		.subject = subject,
		.context = f,
		.sources = &f->sources };
	arena_init(&f->arena);
	f->sources = (struct sources){ .arena = &f->arena };
	diags_init(&f->diags, &f->arena, DIAG_ENGLISH);
	source_add(&f->sources, STR("a.md"), STR("text of a"));
	source_add(&f->sources, STR("b.md"), STR("text of b"));
	source_add(&f->sources, STR("c.md"), STR("text of c"));
}

static bool
run(struct fixture *f, size_t count)
{
	return pool_run(&f->pool, count, &f->arena, &f->results, &f->diags);
}

static void
fixture_release(struct fixture *f)
{
	pool_results_release(&f->results);
	assert_null(f->results.maps);
	arena_release(&f->arena);
}

/* All that came of a run, as bytes. */
static void
pack_all(const struct fixture *f, struct strbuf *all)
{
	for (size_t i = 0; i < f->results.count; i++) {
		strbuf_pack_u64(all, f->results.ok[i]);
		strbuf_pack_str(all, f->results.bytes[i]);
	}
	diags_pack(&f->diags, all);
}

/* What a number of jobs give with so many workers. */
static bool
run_packed(int workers, const enum kind *kinds, size_t kind_count, size_t count, struct strbuf *all)
{
	struct fixture f;
	bool ok;

	fixture_init(&f, workers, kinds, kind_count);
	ok = run(&f, count);
	assert_int_equal(f.results.count, count);
	pack_all(&f, all);
	fixture_release(&f);
	return ok;
}

static void
assert_death(const struct fixture *f, size_t finding, const char *code, const char *words)
{
	assert_true(finding < f->diags.count);
	assert_string_equal(f->diags.items[finding].code, code);
	assert_int_equal(f->diags.items[finding].severity, SEVERITY_ERROR);
	assert_true(str_find(f->diags.items[finding].text, str_from(words), 0) != SIZE_MAX);
}

static void
does_nothing_for_no_jobs(void **state)
{
	static const enum kind kinds[] = { WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 4, kinds, 1);
	assert_true(run(&f, 0));
	assert_int_equal(f.results.count, 0);
	fixture_release(&f);
}

static void
gives_results_and_findings_in_the_order_of_jobs(void **state)
{
	static const enum kind kinds[] = { WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 3, kinds, 1);
	assert_true(run(&f, 100));
	assert_str(f.results.bytes[0], "result 0");
	assert_str(f.results.bytes[3], "result 3 0 1 2");
	for (size_t i = 0; i < 100; i++)
		assert_true(f.results.ok[i] && str_starts(f.results.bytes[i], str_format(&f.arena, "result %zu", i)));
	assert_int_equal(f.diags.count, 34);
	for (size_t i = 0; i < 34; i++)
		assert_true(str_eq(f.diags.items[i].text, str_format(&f.arena, "odd %zu", 3 * i)));
	assert_str(f.diags.items[2].hint, "hint 6");
	assert_ptr_equal(f.diags.items[2].notes->place.source, f.sources.items[0]);
	fixture_release(&f);
}

static void
gives_the_same_with_any_number_of_workers(void **state)
{
	static const enum kind kinds[] = { WORK, WORK, FAIL, WORK, ABORT, WORK, EXIT, WORK };
	static const int workers[] = { 1, 2, 8 };
	struct strbuf first = { 0 };

	(void)state;
	assert_false(run_packed(1, kinds, 8, 300, &first));
	for (size_t i = 0; i < 3; i++) {
		struct strbuf all = { 0 };

		assert_false(run_packed(workers[i], kinds, 8, 300, &all));
		assert_true(str_eq(strbuf_view(&all), strbuf_view(&first)));
		strbuf_release(&all);
	}
	strbuf_release(&first);
}

static void
does_thousands_of_jobs(void **state)
{
	static const enum kind kinds[] = { WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 8, kinds, 1);
	f.pool.progress = told;
	assert_true(run(&f, 5000));
	assert_true(str_starts(f.results.bytes[4999], STR("result 4999 0 1")));
	assert_int_equal(f.told_done, 5000);
	assert_int_equal(f.told_count, 5000);
	fixture_release(&f);
}

static void
takes_large_results(void **state)
{
	static const enum kind kinds[] = { WRITE_MUCH };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 1);
	assert_true(run(&f, 6));
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(f.results.bytes[i].len, 4 * 1024 * 1024);
		assert_int_equal(f.results.bytes[i].at[4 * 1024 * 1024 - 1], 'a' + i);
	}
	fixture_release(&f);
}

static void
keeps_what_a_failed_job_gave(void **state)
{
	static const enum kind kinds[] = { WORK, FAIL, WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 3);
	assert_false(run(&f, 3));
	assert_true(f.results.ok[0] && !f.results.ok[1] && f.results.ok[2]);
	assert_str(f.results.bytes[1], "half of 1");
	assert_str(f.diags.items[1].text, "wrong 1");
	fixture_release(&f);
}

static void
names_the_job_a_worker_crashed_in_and_does_the_others(void **state)
{
	static const enum kind kinds[] = { WORK, CRASH, WORK, WORK, ABORT, EXIT, WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 7);
	assert_false(run(&f, 60));
	for (size_t i = 0; i < 60; i++) {
		assert_int_equal(f.results.ok[i], i != 1 && i != 4 && i != 5);
		assert_int_equal(f.results.bytes[i].len > 0, i != 1 && i != 4 && i != 5);
	}
	/* between the findings of jobs 0, 3 and 6 */
	assert_death(&f, 1, "worker-crash", "SIGSEGV");
	assert_ptr_equal(f.diags.items[1].place.source, f.sources.items[1]);
	assert_death(&f, 3, "worker-crash", "SIGABRT");
	assert_death(&f, 4, "worker-crash", "status 7");
	assert_ptr_equal(f.diags.items[4].place.source, f.sources.items[2]);
	fixture_release(&f);
}

static void
survives_a_crash_in_every_job(void **state)
{
	static const enum kind kinds[] = { ABORT };
	struct fixture f;

	(void)state;
	fixture_init(&f, 4, kinds, 1);
	assert_false(run(&f, 40));
	assert_int_equal(f.diags.count, 40);
	for (size_t i = 0; i < 40; i++)
		assert_death(&f, i, "worker-crash", "SIGABRT");
	fixture_release(&f);
}

static void
stops_a_job_that_does_not_end(void **state)
{
	static const enum kind kinds[] = { WORK, HANG, WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 3);
	f.pool.seconds = 1;
	assert_false(run(&f, 30));
	for (size_t i = 0; i < 30; i++)
		assert_int_equal(f.results.ok[i], i != 1);
	assert_death(&f, 1, "worker-timeout", "1 s");
	assert_ptr_equal(f.diags.items[1].place.source, f.sources.items[1]);
	fixture_release(&f);
}

static void
limits_the_time_of_a_job_not_of_a_worker(void **state)
{
	static const enum kind kinds[] = { WAIT };
	struct fixture f;

	(void)state;
	fixture_init(&f, 1, kinds, 1);
	f.pool.seconds = 1;
	assert_true(run(&f, 7)); /* 1.4 s in all */
	fixture_release(&f);
}

static void
reports_a_job_that_runs_out_of_memory(void **state)
{
	static const enum kind kinds[] = { WORK, ASAN_BUILD ? OVERFLOW : EAT, OVERFLOW, WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 4);
	f.pool.memory = (size_t)512 * 1024 * 1024;
	assert_false(run(&f, 10));
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(f.results.ok[i], i != 1 && i != 2);
	assert_death(&f, 1, "worker-memory", "out of memory");
	assert_str(f.diags.items[1].hint, "the limit is 512 MiB");
	assert_death(&f, 2, "worker-memory", "out of memory");
	fixture_release(&f);
}

static void
reports_a_folder_that_takes_no_files(void **state)
{
	static const enum kind kinds[] = { WORK };
	struct fixture f;

	(void)state;
	fixture_init(&f, 2, kinds, 1);
	f.pool.folder = "/nonexistent/folder";
	assert_false(run(&f, 3));
	assert_int_equal(f.diags.count, 1);
	assert_int_equal(f.diags.items[0].severity, SEVERITY_SYSTEM);
	assert_str(f.diags.items[0].text, "cannot make a result file: No such file or directory");
	assert_int_equal(f.results.count, 3);
	assert_false(f.results.ok[0]);
	fixture_release(&f);
}

/* A limit on file size answers a write as a full disk does. */
static void
reports_a_result_that_cannot_be_written_once(void **state)
{
	static const enum kind kinds[] = { WRITE_MUCH };
	const rlim_t most = (rlim_t)1024 * 1024;
	struct rlimit before;
	struct rlimit limit;
	struct fixture f;
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = most;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	fixture_init(&f, 2, kinds, 1);
	assert_false(run(&f, 20));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, handler);
	assert_int_equal(f.diags.count, 1);
	assert_int_equal(f.diags.items[0].severity, SEVERITY_SYSTEM);
	assert_str(f.diags.items[0].text, "cannot write a result file: File too large");
	assert_str(f.diags.items[0].place.source->path, "/tmp");
	fixture_release(&f);
}

static void
leaves_signals_as_they_were(void **state)
{
	static const enum kind kinds[] = { WORK };
	struct fixture f;
	struct sigaction action;
	sigset_t mask;

	(void)state;
	signal(SIGCHLD, SIG_IGN);
	fixture_init(&f, 2, kinds, 1);
	assert_true(run(&f, 20));
	assert_int_equal(sigaction(SIGCHLD, NULL, &action), 0);
	assert_true(action.sa_handler == SIG_IGN);
	assert_int_equal(pthread_sigmask(SIG_BLOCK, NULL, &mask), 0);
	assert_int_equal(sigismember(&mask, SIGCHLD), 0);
	signal(SIGCHLD, SIG_DFL);
	fixture_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(does_nothing_for_no_jobs),
		cmocka_unit_test(gives_results_and_findings_in_the_order_of_jobs),
		cmocka_unit_test(gives_the_same_with_any_number_of_workers),
		cmocka_unit_test(does_thousands_of_jobs),
		cmocka_unit_test(takes_large_results),
		cmocka_unit_test(keeps_what_a_failed_job_gave),
		cmocka_unit_test(names_the_job_a_worker_crashed_in_and_does_the_others),
		cmocka_unit_test(survives_a_crash_in_every_job),
		cmocka_unit_test(stops_a_job_that_does_not_end),
		cmocka_unit_test(limits_the_time_of_a_job_not_of_a_worker),
		cmocka_unit_test(reports_a_job_that_runs_out_of_memory),
		cmocka_unit_test(reports_a_folder_that_takes_no_files),
		cmocka_unit_test(reports_a_result_that_cannot_be_written_once),
		cmocka_unit_test(leaves_signals_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
