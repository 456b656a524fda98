#include "check/prose.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Units of figures that belong together. */

/* ---- the same words and number, two units: "获三等奖 4 项" here and "获三等奖 4 人" there ---- */

enum { CORE_CHARACTERS = 8, BACK = 8 /* figures with the same words before them that are looked at */ };

/* A count in a unit that counts something of its own. */
static bool
has_own_unit(const struct named *named)
{
	const struct quantity *figure = named->figure;

	return !named->cell && is_count(named) && !figure->spelt && figure->unit.len > 0 &&
	       !str_eq(figure->unit, STR("个"));
}

static bool
differ_in_unit(const struct prose *prose, const struct named *a, const struct named *b)
{
	const struct quantity *left = a->figure, *right = b->figure;

	return a->passage != b->passage && left->value == right->value && left->scale == right->scale &&
	       !same_unit(left, right) && same_year(prose, a->year, b->year) && str_eq(a->scope, b->scope);
}

static void
say(const struct prose *prose, const struct named *odd, const struct named *other)
{
	checker_find(prose->checker, "prose-unit", named_place(odd),
	    tell(prose, "'%.*s' is counted in '%.*s' here and in '%.*s' elsewhere",
		"“%.*s”此处的单位为“%.*s”，另一处为“%.*s”"),
	    STR_ARG(odd->core), STR_ARG(odd->figure->unit), STR_ARG(other->figure->unit));
	also_here(prose, other);
}

static void
look_back(const struct prose *prose, const struct name_at *sorted, size_t index)
{
	const struct named *named = &prose->items[sorted[index].index];

	for (size_t i = index; i > 0 && index - i < BACK && str_eq(sorted[i - 1].name, named->core); i--) {
		const struct named *other = &prose->items[sorted[i - 1].index];

		if (differ_in_unit(prose, other, named)) {
			say(prose, named, other);
			return;
		}
	}
}

static void
units_differ(const struct prose *prose)
{
	struct name_at *sorted = arena_array(prose->checker->arena, struct name_at, prose->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < prose->count; i++)
		if (has_own_unit(&prose->items[i]) && characters(prose->items[i].core) >= CORE_CHARACTERS)
			sorted[count++] = (struct name_at){ prose->items[i].core, i };
	if (count > 1)
		qsort(sorted, count, sizeof *sorted, name_at_compare);
	for (size_t i = 1; i < count; i++)
		look_back(prose, sorted, i);
}

/* ---- two of a kind, the second without a unit: "最低分数线 526 分，最高分数线 548。" ---- */

enum { KIND_CHARACTERS = 4, KIND_DIFFERENCES = 1 };

/* Whether some words are, but for a character or so, what others end in: whose the figures are is
 * said of the first. */
static bool
are_of_a_kind(struct str words, struct str others)
{
	size_t count = 0, differences = 0;

	if (words.len > others.len)
		return false;
	others = str_slice(others, others.len - words.len, others.len);
	for (size_t i = 0, k = 0; i < words.len; count++)
		differences += utf8_next(words, &i) != utf8_next(others, &k);
	return count >= KIND_CHARACTERS && differences <= KIND_DIFFERENCES;
}

static bool
lacks_unit(const struct named *named, const struct named *before)
{
	return has_own_unit(before) && is_count(named) && !named->figure->spelt && named->figure->unit.len == 0 &&
	       named->figure->scale == before->figure->scale && named->figure->decimals == before->figure->decimals &&
	       named->after.len == 0 && named->passage == before->passage && named->sentence == before->sentence &&
	       are_of_a_kind(named->core, before->core);
}

static void
units_missing(const struct prose *prose)
{
	for (size_t i = 1; i < prose->count; i++) {
		const struct named *named = &prose->items[i], *before = named - 1;

		if (!lacks_unit(named, before))
			continue;
		checker_find(prose->checker, "prose-unit-missing", named_place(named),
		    tell(prose, "'%.*s' has no unit, the figure before it has '%.*s'",
			"“%.*s”没有单位，前一个数字的单位为“%.*s”"),
		    STR_ARG(named->core), STR_ARG(before->figure->unit));
	}
}

void
prose_units(struct prose *prose)
{
	units_differ(prose);
	units_missing(prose);
}
