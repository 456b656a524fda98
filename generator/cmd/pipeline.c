#include "cmd/pipeline.h"

#include "base/cache.h"
#include "base/pool.h"
#include "check/check.h"
#include "load/load.h"
#include "plan/plan.h"
#include "render/render.h"

#include <stdlib.h>
#include <unistd.h>

enum { JOB_SECONDS = 120 };

/* One run, from bytes to bytes. */
struct run {
	const struct options *options;
	struct arena *arena;
	struct diags *diags;
	struct checked content;
	struct theme theme;
	struct plan plan;
	struct renderer renderer;
	struct str *bytes; /* of each output of the plan */
};

static const char *
scratch_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder && *folder ? folder : "/tmp";
}

static bool
is_right(const struct run *run)
{
	return diags_status(run->diags, run->options->strict) == 0;
}

void
pipeline_check(const struct options *options, struct arena *arena, struct checked *checked, struct diags *diags)
{
	const struct load_options load = {
		.root = options->site,
		.drafts = options->drafts,
		.now = options->now,
		.base_url = options->base_url,
		.workers = options->workers,
		.scratch = scratch_folder(),
	};

	*checked = (struct checked){ .sources = { .arena = arena }, .site = { .arena = arena } };
	checked->site.sources = &checked->sources;
	load_site(&checked->site, &load, diags);
	check_site(&checked->site, diags);
	check_figures(&checked->site, &options->check, diags);
	check_select(&options->check, diags);
	diags_sort(diags);
	checked->acknowledged = check_acknowledge(&checked->site, &options->check, diags);
}

static bool
load(struct run *run)
{
	const struct site *site = &run->content.site;

	pipeline_check(run->options, run->arena, &run->content, run->diags);
	return site->theme.len > 0 && load_theme(&run->theme, site, run->options->site, run->diags);
}

/* ---- rendering in workers ---- */

/* The outputs that one pass renders. */
struct pass {
	struct run *run;
	size_t *items; /* indices into the plan */
	size_t count;
	struct cache *cache; /* that keeps what is rendered; NULL: none */
};

static bool
render_job(void *context, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	const struct pass *pass = context;

	return render_output(&pass->run->renderer, &pass->run->plan.items[pass->items[index]], scratch, out, diags);
}

static struct place
render_subject(void *context, size_t index)
{
	const struct pass *pass = context;

	return pass->run->plan.items[pass->items[index]].origin;
}

static void
show_progress(void *context, size_t done, size_t count)
{
	(void)context;
	fprintf(stderr, done < count ? "\r%zu/%zu" : "\r\033[K", done, count);
}

static bool
render_pass(struct pass *pass)
{
	struct run *run = pass->run;
	struct pool_results results = { 0 };
	bool terminal = isatty(STDERR_FILENO) && !run->options->quiet;
	struct pool pool = {
		.workers = run->options->workers,
		.seconds = JOB_SECONDS,
		.folder = scratch_folder(),
		.job = render_job,
		.subject = render_subject,
		.context = pass,
		.sources = &run->content.sources,
		.progress = terminal ? show_progress : NULL,
	};
	bool ok = pool_run(&pool, pass->count, run->arena, &results, run->diags);

	for (size_t i = 0; ok && i < pass->count; i++) {
		run->bytes[pass->items[i]] = str_copy(run->arena, results.bytes[i]);
		/* What came with a finding is made again, so that the finding is too. */
		if (pass->cache && results.silent[i])
			cache_put(pass->cache, run->plan.items[pass->items[i]].path, results.bytes[i]);
	}
	pool_results_release(&results);
	return ok;
}

static struct pass
select_outputs(struct run *run, enum output_kind from, enum output_kind to)
{
	struct pass pass = { .run = run, .items = arena_array(run->arena, size_t, run->plan.count) };

	for (size_t i = 0; i < run->plan.count; i++)
		if (run->plan.items[i].kind >= from && run->plan.items[i].kind < to)
			pass.items[pass.count++] = i;
	return pass;
}

/* From here on the chart's bytes are its picture. */
static bool
take_chart(struct run *run, size_t item)
{
	const struct output *output = &run->plan.items[item];

	return renderer_take_chart(&run->renderer, output, run->bytes[item], &run->bytes[item]) ||
	       diag_error(run->diags, "chart-png", output->origin,
		   diag_tr(run->diags, "the drawing of '%.*s' came back damaged", "“%.*s”的绘图结果已损坏"),
		   STR_ARG(output->path));
}

/* ---- charts, which are kept from one run to the next ---- */

/* Takes what the cache has, and leaves the rest in the pass. A chart's path has a hash
 * of all that it shows. */
static void
take_cached(struct pass *charts)
{
	struct run *run = charts->run;
	size_t missing = 0;

	for (size_t i = 0; i < charts->count; i++) {
		size_t item = charts->items[i];

		if (!cache_get(charts->cache, run->plan.items[item].path, &run->bytes[item]))
			charts->items[missing++] = item;
	}
	charts->count = missing;
}

/* Draws what the cache lacks; all of them when what it has was drawn with something
 * else than what is loaded now. */
static bool
draw_charts(struct run *run, struct cache *cache)
{
	struct pass charts = select_outputs(run, OUTPUT_CHART, OUTPUT_CHART + 1);
	struct strbuf seal = { 0 };
	bool ok;

	charts.cache = cache;
	take_cached(&charts);
	if (charts.count == 0)
		return true;
	ok = renderer_open_charts(&run->renderer, &seal, run->diags);
	if (ok && !cache_seal(cache, strbuf_view(&seal))) {
		charts = select_outputs(run, OUTPUT_CHART, OUTPUT_CHART + 1);
		charts.cache = cache;
	}
	strbuf_release(&seal);
	return ok && render_pass(&charts);
}

static bool
render_charts(struct run *run)
{
	struct pass charts = select_outputs(run, OUTPUT_CHART, OUTPUT_CHART + 1);
	struct cache cache;
	bool ok;

	cache_open(&cache, run->options->site, "charts", run->options->dry_run, run->arena);
	ok = draw_charts(run, &cache);
	if (ok)
		cache_prune(&cache);
	cache_close(&cache);
	for (size_t i = 0; ok && i < charts.count; i++)
		ok = take_chart(run, charts.items[i]);
	return ok;
}

/* Charts first: pages say how large they are. The search index has what pages show. */
static bool
render(struct run *run)
{
	struct pass pages = select_outputs(run, 0, OUTPUT_PAGE_KINDS);
	struct pass files = select_outputs(run, OUTPUT_CHART + 1, OUTPUT_KINDS);
	bool charts_ok = render_charts(run);
	bool pages_ok = render_pass(&pages);

	if (pages_ok)
		renderer_index(&run->renderer, run->bytes);
	else
		files = select_outputs(run, OUTPUT_CHART + 1, OUTPUT_SEARCH_CORE);
	return render_pass(&files) && pages_ok && charts_ok;
}

/* The content is wrong, nothing will be published: only the mistakes that templates
 * show when they meet data are still wanted. */
static bool
rehearse(struct run *run)
{
	struct pass pages = select_outputs(run, 0, OUTPUT_PAGE_KINDS);

	render_pass(&pages);
	return false;
}

static bool
publish(struct run *run, struct summary *summary)
{
	struct writer writer;
	bool ok;

	if (!writer_open(&writer, run->options->destination, run->options->dry_run, run->arena, run->diags))
		return false;
	for (size_t i = 0; i < run->plan.count; i++)
		writer_add(&writer, run->plan.items[i].path, run->bytes[i]);
	ok = writer_commit(&writer, &summary->changes, run->diags);
	writer_close(&writer);
	return ok;
}

static void
count_outputs(const struct run *run, struct summary *summary)
{
	for (size_t i = 0; i < run->plan.count; i++) {
		summary->pages += run->plan.items[i].kind < OUTPUT_PAGE_KINDS;
		summary->charts += run->plan.items[i].kind == OUTPUT_CHART;
	}
}

bool
pipeline_build(const struct options *options, struct arena *arena, struct summary *summary, struct diags *diags)
{
	struct run run = { .options = options, .arena = arena, .diags = diags };
	bool ok;

	if (!load(&run))
		return false;
	plan_build(&run.plan, &run.content.site, &run.theme, arena, diags);
	count_outputs(&run, summary);
	run.bytes = arena_array(arena, struct str, run.plan.count);
	ok = renderer_open(&run.renderer, &run.plan, arena, diags);
	if (ok)
		ok = is_right(&run) ? render(&run) && is_right(&run) : rehearse(&run);
	renderer_close(&run.renderer);
	return ok && publish(&run, summary);
}
