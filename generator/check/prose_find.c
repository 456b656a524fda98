#include "check/prose.h"

/* Questions to the list of figures. */

enum { SAME_NAMES = 64, REACH = 40 };

/* Units that count the same things; 0: only what has the same unit. */
static int
unit_class(struct str unit)
{
	static const struct {
		struct str word;
		int class;
	} units[] = { { { "人", 3 }, 1 }, { { "名", 3 }, 1 }, { { "位", 3 }, 1 }, { { "所", 3 }, 2 },
		{ { "家", 3 }, 2 }, { { "个", 3 }, 2 } };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(units[i].word, unit))
			return units[i].class;
	return 0;
}

int
name_at_compare(const void *a, const void *b)
{
	const struct name_at *left = a, *right = b;
	int order = str_cmp(left->name, right->name);

	return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

bool
same_unit(const struct quantity *a, const struct quantity *b)
{
	int class;

	if (str_eq(a->unit, b->unit))
		return true;
	class = unit_class(a->unit);
	return class > 0 && class == unit_class(b->unit);
}

bool
is_count(const struct named *named)
{
	return named->figure->kind == QUANTITY_COUNT;
}

bool
same_year(const struct prose *prose, int a, int b)
{
	return (a > 0 ? a : prose->year) == (b > 0 ? b : prose->year);
}

static size_t
names_begin(const struct prose *prose, struct str name)
{
	size_t low = 0, high = prose->name_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(prose->names[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether a figure may answer for its name: the document's own, of the year, of the unit. */
static bool
answers(const struct prose *prose, const struct named *named, int year, const struct quantity *like)
{
	if (named->scope.len > 0 || !same_year(prose, named->year, year) || named->figure->kind > QUANTITY_PERCENT)
		return false;
	return !like || named->figure->unit.len == 0 || same_unit(named->figure, like);
}

const struct named *
named_find(const struct prose *prose, struct str name, int year, const struct quantity *like)
{
	const struct named *found = NULL;
	const struct str *known = map_get(&prose->aliases, name);
	size_t from = names_begin(prose, name = known ? *known : name);

	if (name.len == 0)
		return NULL;
	for (size_t i = from; i < prose->name_count && i < from + SAME_NAMES && str_eq(prose->names[i].name, name);
	     i++) {
		const struct named *named = &prose->items[prose->names[i].index];

		if (!answers(prose, named, year, like))
			continue;
		if (found && !quantity_agrees(found->figure, named->figure->value) &&
		    !quantity_agrees(named->figure, found->figure->value))
			return NULL;
		if (!found || found->figure->high - found->figure->low > named->figure->high - named->figure->low)
			found = named;
	}
	return found;
}

size_t
count_before(const struct prose *prose, size_t at, size_t like, size_t back)
{
	const struct named *from = &prose->items[at];

	for (size_t i = at; i-- > 0 && at - i <= REACH;) {
		const struct named *named = &prose->items[i];

		if (named->passage != from->passage || named->sentence + back < from->sentence)
			break;
		if (is_count(named) && named->depth <= from->depth &&
		    same_unit(named->figure, prose->items[like].figure))
			return i;
	}
	return SIZE_MAX;
}
