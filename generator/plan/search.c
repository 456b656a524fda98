#include "plan/plan_parts.h"

/* The search index is cut into as many files as the site's pages need: enough that a
 * query loads little, and not more than a few hundred. */

/* Pages a part, and parts at most; parts of grams for one of common beginnings. */
enum { GRAM_PAGES = 4, GRAM_MOST = 448, COMMON_GRAMS = 11, TEXT_PAGES = 3, TEXT_MOST = 480 };

bool
plan_is_searched(const struct output *output)
{
	return output->kind < OUTPUT_PAGE_KINDS && output->kind != OUTPUT_FULL && output->kind != OUTPUT_SEARCH &&
	       output->kind != OUTPUT_NOT_FOUND;
}

static size_t
searched_pages(const struct plan *plan)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->count; i++)
		count += plan_is_searched(&plan->items[i]);
	return count;
}

static size_t
part_count(size_t pages, size_t each, size_t most)
{
	size_t count = (pages + each - 1) / each;

	return count < most ? count : most;
}

size_t
plan_search_parts(const struct plan *plan, enum output_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->count; i++)
		count += plan->items[i].kind == kind;
	return count;
}

static void
add_parts(struct planner *planner, enum output_kind kind, const char *name, size_t count)
{
	struct place origin = place_file(planner->plan->site->source);

	for (size_t i = 0; i < count; i++) {
		struct str path = str_format(planner->arena, "search/%s%zu.js", name, i);

		planner_add(planner, kind, path, origin)->number = i;
	}
}

void
plan_search(struct planner *planner)
{
	size_t pages = searched_pages(planner->plan), grams = part_count(pages, GRAM_PAGES, GRAM_MOST);
	size_t texts = part_count(pages, TEXT_PAGES, TEXT_MOST);

	planner_add(planner, OUTPUT_SEARCH_CORE, STR("search/core.js"), place_file(planner->plan->site->source));
	add_parts(planner, OUTPUT_SEARCH_GRAMS, "g", grams);
	add_parts(planner, OUTPUT_SEARCH_COMMON, "c", part_count(grams, COMMON_GRAMS, grams));
	add_parts(planner, OUTPUT_SEARCH_TEXTS, "t", texts);
}
