#include "base/file.h"
#include "base/sha256.h"

#include "render/page_text.h"
#include "render/render_parts.h"

#include "search/script.h"

#include <stdlib.h>

/* The search index: made of the pages once they are rendered, then rendered in parts. */

enum { VERSION_LENGTH = 12 };

/* What results can be narrowed down to, in the order that search.js knows: the number
 * of the city, the year and the topic among the choices of the search page, from 1; 0
 * for none. */
enum facet { FACET_CITY, FACET_YEAR, FACET_TOPIC };

static const struct {
	enum output_kind kind;
	enum search_part part;
} parts[] = {
	{ OUTPUT_SEARCH_CORE, SEARCH_CORE },
	{ OUTPUT_SEARCH_GRAMS, SEARCH_GRAMS },
	{ OUTPUT_SEARCH_COMMON, SEARCH_COMMON },
	{ OUTPUT_SEARCH_TEXTS, SEARCH_TEXTS },
};

struct search_choices {
	const struct site *site;
	int *years;
	size_t year_count;
};

/* A page that is searched. */
struct found {
	const struct output *output;
	struct str bytes;
	int year; /* 0: of none */
};

struct found_list {
	struct found *items;
	size_t count, capacity;
};

static int
output_year(const struct output *output)
{
	return output->report ? output->report->report_year : output->year;
}

/* The newest first, those of no year last; then by path. */
static int
compare_found(const void *a, const void *b)
{
	const struct found *left = a, *right = b;

	if (left->year != right->year)
		return left->year < right->year ? 1 : -1;
	return str_cmp(left->output->path, right->output->path);
}

/* The number of an entry of a map, from 1; 0 when it is not there. */
static unsigned
number_in(const struct map *map, const void *value)
{
	for (size_t i = 0; value && i < map->count; i++)
		if (map->entries[i].value == value)
			return (unsigned)i + 1;
	return 0;
}

static int
compare_years(const void *a, const void *b)
{
	return *(const int *)b - *(const int *)a;
}

size_t
search_years(const struct site *site, struct arena *arena, int **years)
{
	size_t count = 0, kept = 0, most = site->year_count;

	for (size_t i = 0; i < site->cities.count; i++)
		most += ((const struct city *)site->cities.entries[i].value)->reports.count;
	*years = arena_array(arena, int, most);
	for (size_t i = 0; i < site->year_count; i++)
		(*years)[count++] = site->years[i];
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct report_list *reports = &((const struct city *)site->cities.entries[i].value)->reports;

		for (size_t k = 0; k < reports->count; k++)
			(*years)[count++] = reports->items[k]->report_year;
	}
	qsort(*years, count, sizeof **years, compare_years);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || (*years)[kept - 1] != (*years)[i])
			(*years)[kept++] = (*years)[i];
	return kept;
}

/* The same for a year. */
static unsigned
number_of_year(const struct search_choices *choices, int year)
{
	for (size_t i = 0; i < choices->year_count; i++)
		if (choices->years[i] == year)
			return (unsigned)i + 1;
	return 0;
}

static struct search_document
read_page(const struct search_choices *choices, const struct found *found, struct arena *arena)
{
	const struct site *site = choices->site;
	const struct output *output = found->output;
	const struct topic *topic = output->section ? output->section->topic : output->topic;
	const struct city *city = output->report ? output->report->city : output->city;
	struct search_document document = { .path = output->path };
	struct page_text text;

	page_text_read(&text, found->bytes);
	for (size_t level = 0; level < SEARCH_LEVELS; level++)
		document.lines[level] = strbuf_take(arena, &text.lines[level]);
	str_cut(document.lines[LEVEL_TITLE], '\n', &document.title);
	document.facets[FACET_CITY] = number_in(&site->cities, city);
	document.facets[FACET_YEAR] = number_of_year(choices, found->year);
	document.facets[FACET_TOPIC] = number_in(&site->topics, topic);
	return document;
}

static struct search_documents
read_pages(const struct renderer *renderer, const struct str *bytes, struct arena *arena)
{
	const struct plan *plan = renderer->plan;
	struct search_choices choices = { .site = renderer->site };
	struct found_list list = { 0 };
	struct search_document *documents;

	for (size_t i = 0; i < plan->count; i++)
		if (plan_is_searched(&plan->items[i]))
			*arena_push(arena, &list) =
			    (struct found){ &plan->items[i], bytes[i], output_year(&plan->items[i]) };
	if (list.count > 0)
		qsort(list.items, list.count, sizeof *list.items, compare_found);
	documents = arena_array(arena, struct search_document, list.count);
	choices.year_count = search_years(renderer->site, arena, &choices.years);
	for (size_t i = 0; i < list.count; i++)
		documents[i] = read_page(&choices, &list.items[i], arena);
	return (struct search_documents){ documents, list.count };
}

/* A name for exactly these parts: a script that has another one is of another build. */
static struct str
index_version(const struct search_index *index, struct arena *arena)
{
	struct strbuf hashes = { 0 };
	struct str version;

	for (size_t part = 0; part < SEARCH_PARTS; part++)
		for (size_t i = 0; i < index->counts[part]; i++)
			strbuf_add(&hashes, sha256_text(arena, index->parts[part][i]));
	version = str_slice(sha256_text(arena, strbuf_view(&hashes)), 0, VERSION_LENGTH);
	strbuf_release(&hashes);
	return version;
}

void
renderer_index(struct renderer *renderer, const struct str *bytes)
{
	struct arena scratch;

	arena_init(&scratch);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		renderer->search.counts[parts[i].part] = plan_search_parts(renderer->plan, parts[i].kind);
	search_index_build(&renderer->search, read_pages(renderer, bytes, &scratch), renderer->arena);
	renderer->search_version = index_version(&renderer->search, renderer->arena);
	arena_release(&scratch);
}

bool
render_search(struct render_job *job)
{
	const struct renderer *renderer = job->renderer;
	struct str file = path_name(job->output->path), name = str_slice(file, 0, file.len - STR(".js").len);

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].kind == job->output->kind)
			script_add(job->out, name, renderer->search_version,
			    renderer->search.parts[parts[i].part][job->output->number]);
	return true;
}
