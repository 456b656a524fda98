#include "model/grid_parts.h"

static struct grid_axes
table_axes(const struct grid_frame *frame)
{
	unsigned years = frame->year_count > 1 ? BY_YEAR : 0;

	if (frame->by.len > 0)
		return (struct grid_axes){ BY_ITEM, BY_INDICATOR | years };
	if (frame->city_count == 1)
		return (struct grid_axes){ BY_YEAR, BY_INDICATOR };
	if (frame->indicator_count > 1)
		return (struct grid_axes){ BY_CITY | years, BY_INDICATOR };
	return (struct grid_axes){ BY_CITY, BY_YEAR };
}

/* Whether no city has data for more than one of the years. */
static bool
years_are_single(const struct grid_frame *frame)
{
	for (size_t i = 0; i < frame->city_count; i++) {
		size_t found = 0;

		for (size_t k = 0; k < frame->year_count; k++) {
			struct grid_key key = { .city = frame->cities[i], .year = frame->years[k] };

			found += grid_meet(frame, &key, &key) != NULL;
		}
		if (found > 1)
			return false;
	}
	return true;
}

static struct grid_axes
breakdown_axes(const struct grid_frame *frame)
{
	if (frame->year_count == 1)
		return (struct grid_axes){ BY_ITEM, BY_INDICATOR };
	return (struct grid_axes){ BY_ITEM, frame->indicator_count > 1 ? BY_INDICATOR | BY_YEAR : BY_YEAR };
}

/* Bars of several cities. With one year a city, the year goes to the city's name. */
static struct grid_axes
city_bar_axes(const struct grid_frame *frame)
{
	if (frame->year_count == 1)
		return (struct grid_axes){ BY_CITY, frame->indicator_count > 1 ? BY_INDICATOR : BY_YEAR };
	if (frame->indicator_count > 1 || years_are_single(frame))
		return (struct grid_axes){ BY_CITY | BY_YEAR, BY_INDICATOR };
	return (struct grid_axes){ BY_CITY, BY_YEAR };
}

static struct grid_axes
bar_axes(const struct grid_frame *frame)
{
	if (frame->by.len > 0)
		return breakdown_axes(frame);
	if (frame->city_count > 1)
		return city_bar_axes(frame);
	if (frame->indicator_count > 1)
		return (struct grid_axes){ BY_INDICATOR, BY_YEAR };
	return (struct grid_axes){ BY_YEAR, BY_INDICATOR };
}

/* Years are rows; what is followed over them are the columns. */
static struct grid_axes
line_axes(const struct grid_frame *frame)
{
	if (frame->by.len > 0)
		return frame->indicator_count > 1 ? breakdown_axes(frame) : (struct grid_axes){ BY_YEAR, BY_ITEM };
	if (frame->city_count == 1)
		return (struct grid_axes){ BY_YEAR, BY_INDICATOR };
	return (struct grid_axes){ BY_YEAR, frame->indicator_count > 1 ? BY_CITY | BY_INDICATOR : BY_CITY };
}

static struct grid_axes
rank_axes(const struct grid_frame *frame)
{
	if (frame->by.len > 0)
		return breakdown_axes(frame);
	if (frame->city_count > 1) /* several indicators are no ranking: check says so */
		return (
		    struct grid_axes){ BY_CITY, frame->indicator_count > 1 ? BY_INDICATOR | BY_YEAR : BY_INDICATOR };
	return (struct grid_axes){ BY_INDICATOR, BY_YEAR };
}

static struct grid_axes
share_axes(const struct grid_frame *frame)
{
	unsigned years = frame->year_count > 1 ? BY_YEAR : 0;

	if (frame->by.len > 0)
		return (struct grid_axes){ frame->indicator_count > 1 ? BY_INDICATOR | years : BY_YEAR, BY_ITEM };
	if (frame->city_count > 1)
		return (struct grid_axes){ BY_CITY | years, BY_INDICATOR };
	return (struct grid_axes){ BY_YEAR, BY_INDICATOR };
}

/* One row a kind of chart. */
static struct grid_axes (*const shape_axes[CHART_SHAPES])(const struct grid_frame *frame) = {
	[SHAPE_BAR] = bar_axes,
	[SHAPE_LINE] = line_axes,
	[SHAPE_RANK] = rank_axes,
	[SHAPE_SHARE] = share_axes,
	[SHAPE_MULTIPLES] = line_axes,
	[SHAPE_SLOPE] = line_axes,
};

static struct grid_axes
choose_axes(const struct grid_frame *frame)
{
	const struct block *block = frame->block;
	struct grid_axes axes = block->kind == BLOCK_CHART ? shape_axes[block->shape](frame) : table_axes(frame);

	return block->transpose ? (struct grid_axes){ axes.columns, axes.rows } : axes;
}

/* The parts of a breakdown that are not there yet: those of a later year can differ. */
static void
add_parts(const struct grid_frame *frame, const struct breakdown *breakdown, struct grid_keys *keys)
{
	for (size_t i = 0; i < breakdown->parts.count; i++) {
		struct str item = breakdown->parts.items[i].item;
		size_t at = 0;

		while (at < keys->count && !str_eq(keys->items[at].item, item))
			at++;
		if (at == keys->count)
			*arena_push(frame->arena, keys) = (struct grid_key){ .item = item };
	}
}

static void
add_items(const struct grid_frame *frame, struct grid_keys *keys)
{
	for (size_t i = 0; frame->own && i < frame->indicator_count; i++) {
		for (size_t k = 0; k < frame->year_count; k++) {
			const struct breakdown *breakdown =
			    report_breakdown(frame->own, frame->indicators[i], frame->years[k], frame->by);

			if (breakdown)
				add_parts(frame, breakdown, keys);
		}
	}
	if (keys->count > 0 && frame->total_label.len > 0)
		*arena_push(frame->arena, keys) = (struct grid_key){ .total = true };
}

/* Every city with every year with every indicator, as far as they are asked for. */
static struct grid_keys
cross(const struct grid_frame *frame, unsigned dimensions)
{
	struct grid_keys keys = { 0 };
	size_t cities = dimensions & BY_CITY ? frame->city_count : 1;
	size_t years = dimensions & BY_YEAR ? frame->year_count : 1;
	size_t indicators = dimensions & BY_INDICATOR ? frame->indicator_count : 1;

	if (dimensions & BY_ITEM) {
		add_items(frame, &keys);
		return keys;
	}
	for (size_t i = 0; i < cities * years * indicators; i++) {
		struct grid_key *key = arena_push(frame->arena, &keys);

		if (dimensions & BY_CITY)
			key->city = frame->cities[i / (years * indicators)];
		if (dimensions & BY_INDICATOR)
			key->indicator = frame->indicators[i / years % indicators];
		if (dimensions & BY_YEAR)
			key->year = frame->years[i % years];
	}
	return keys;
}

static bool
is_empty(const struct grid_frame *frame, const struct grid_key *key, const struct grid_keys *others, bool is_row)
{
	for (size_t i = 0; i < others->count; i++)
		if (is_row ? grid_meet(frame, key, &others->items[i]) : grid_meet(frame, &others->items[i], key))
			return false;
	return true;
}

static void
drop_empty(const struct grid_frame *frame, struct grid_keys *keys, const struct grid_keys *others, bool are_rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < keys->count; i++) {
		bool asked = frame->keep_empty && keys->items[i].year && !keys->items[i].city;

		if (asked || !is_empty(frame, &keys->items[i], others, are_rows))
			keys->items[kept++] = keys->items[i];
	}
	keys->count = kept;
}

/* ---- rankings ---- */

/* The newest of the years for which the city has a figure; 0: none. */
static int
newest_year(const struct grid_frame *frame, const struct city *city)
{
	int newest = 0;

	for (size_t i = 0; i < frame->year_count; i++) {
		struct grid_key key = { .city = city, .year = frame->years[i] };

		if (frame->years[i] > newest && observation_is_figure(grid_meet(frame, &key, &key)))
			newest = frame->years[i];
	}
	return newest;
}

/* Each city with its newest figure. The year stands at the figure's column when it is
 * one for all, else at each city. */
static void
lay_newest(const struct grid_frame *frame, struct grid_keys *rows, struct grid_keys *columns)
{
	bool same = true;

	for (size_t i = 0; i < frame->city_count; i++) {
		int year = newest_year(frame, frame->cities[i]);

		if (year > 0)
			*arena_push(frame->arena, rows) = (struct grid_key){ .city = frame->cities[i], .year = year };
	}
	for (size_t i = 1; i < rows->count; i++)
		same = same && rows->items[i].year == rows->items[0].year;
	*arena_push(frame->arena, columns) = (struct grid_key){ .indicator = frame->indicators[0] };
	if (!same || rows->count == 0)
		return;
	columns->items[0].year = rows->items[0].year;
	for (size_t i = 0; i < rows->count; i++)
		rows->items[i].year = 0;
}

/* Whether `a` stands before `b`: greater first, or smaller where less is better; what
 * is missing last. */
static bool
ranks_before(const struct observation *a, const struct observation *b)
{
	if (!observation_is_figure(a) || !observation_is_figure(b))
		return observation_is_figure(a) && !observation_is_figure(b);
	return a->indicator->direction == DIRECTION_DOWN ? a->value < b->value : a->value > b->value;
}

/* By insertion: equal ones keep their order, and there are few. */
static void
sort_rows(const struct grid_frame *frame, struct grid_keys *rows, const struct grid_key *column)
{
	for (size_t i = 1; i < rows->count; i++) {
		struct grid_key key = rows->items[i];
		const struct observation *figure = grid_meet(frame, &key, column);
		size_t at = i;

		for (; at > 0 && ranks_before(figure, grid_meet(frame, &rows->items[at - 1], column)); at--)
			rows->items[at] = rows->items[at - 1];
		rows->items[at] = key;
	}
}

void
grid_lay_keys(const struct grid_frame *frame, struct grid_keys *rows, struct grid_keys *columns)
{
	bool rank = frame->block->kind == BLOCK_CHART && frame->block->shape == SHAPE_RANK;
	struct grid_axes axes = choose_axes(frame);

	*rows = *columns = (struct grid_keys){ 0 };
	if (rank && axes.rows == BY_CITY && frame->indicator_count == 1) {
		lay_newest(frame, rows, columns);
	} else {
		*rows = cross(frame, axes.rows);
		*columns = cross(frame, axes.columns);
	}
	drop_empty(frame, rows, columns, true);
	drop_empty(frame, columns, rows, false);
	if (rank && columns->count == 1)
		sort_rows(frame, rows, &columns->items[0]);
}
