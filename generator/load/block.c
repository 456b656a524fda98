#include "load/block.h"

#include "load/json.h"

static struct block_words
words_read(struct arena *arena, const struct json *root, const char *key, enum json_need need, struct diags *diags)
{
	const struct json *array = json_child(root, key, JSON_ARRAY, need, diags);
	struct block_words words = { 0 };

	if (array && array->count == 0)
		diag_error(
		    diags, "json-value", array->place, diag_tr(diags, "'%s' must not be empty", "“%s”不能为空"), key);
	for (const struct json *item = array ? array->first : NULL; item; item = item->next)
		if (json_is(item, JSON_STRING, diags))
			*arena_push(arena, &words) = (struct block_word){ .text = item->text, .place = item->place };
	return words;
}

/* ---- years ---- */

static bool
years_error(struct place place, struct diags *diags)
{
	diag_error(diags, "block-years", place, "%s",
	    diag_tr(diags, "this is not a list of years or a range of them", "这不是年份列表或年份范围"));
	diag_hint(diags, "%s",
	    diag_tr(diags, "write [2020, 2021] or \"2019-2023\", \"2019-\", \"-2023\"",
		"请写 [2020, 2021] 或 \"2019-2023\"、\"2019-\"、\"-2023\""));
	return false;
}

static bool
years_list(struct arena *arena, const struct json *array, struct block *block, struct diags *diags)
{
	bool ok = array->count > 0 || years_error(array->place, diags);

	block->years = arena_array(arena, int, array->count);
	for (const struct json *item = array->first; item; item = item->next) {
		int year = item->type == JSON_NUMBER ? doc_year(item->text) : -1;

		if (year < 0)
			ok = years_error(item->place, diags);
		else
			block->years[block->year_count++] = year;
	}
	return ok;
}

/* One end of a range: 0 when it is open, -1 when it is no year. */
static int
range_end(struct str text)
{
	return text.len > 0 ? doc_year(text) : 0;
}

static bool
years_range(const struct json *text, struct block *block, struct diags *diags)
{
	struct str first, last = str_cut(text->text, '-', &first);

	block->first_year = range_end(first);
	block->last_year = range_end(last);
	if (text->text.len <= 1 || first.len == text->text.len || block->first_year < 0 || block->last_year < 0)
		return years_error(text->place, diags);
	if (block->last_year > 0 && block->last_year < block->first_year)
		return diag_error(diags, "block-years", text->place, diag_tr(diags, "%d is before %d", "%d 早于 %d"),
		    block->last_year, block->first_year);
	return true;
}

static bool
years_read(struct arena *arena, const struct json *root, struct block *block, struct diags *diags)
{
	const struct json *years = json_get(root, "years");

	if (!years)
		return true;
	if (years->type == JSON_ARRAY)
		return years_list(arena, years, block, diags);
	return years->type == JSON_STRING ? years_range(years, block, diags) : years_error(years->place, diags);
}

/* ---- the block ---- */

bool
block_read(struct arena *arena, struct place range, enum block_kind kind, struct block *block, struct diags *diags)
{
	static const char *const chart_keys[] = { "kind", "indicators", "cities", "years", "by", "title", NULL };
	static const char *const table_keys[] = { "indicators", "cities", "years", "by", "transpose", "title", NULL };
	static const char *const shapes[] = {
		[SHAPE_BAR] = "bar",
		[SHAPE_LINE] = "line",
		[SHAPE_RANK] = "rank",
		[SHAPE_SHARE] = "share",
		[SHAPE_MULTIPLES] = "multiples",
		[SHAPE_SLOPE] = "slope",
		[CHART_SHAPES] = NULL,
	};
	const struct json *root = json_parse(arena, range, diags);
	size_t errors = diags_count(diags, SEVERITY_ERROR);

	*block = (struct block){ .kind = kind, .place = range };
	if (!root || !json_is(root, JSON_OBJECT, diags))
		return false;
	json_keys(root, kind == BLOCK_CHART ? chart_keys : table_keys, diags);
	if (kind == BLOCK_CHART)
		block->shape = (enum chart_shape)json_word(root, "kind", shapes, JSON_REQUIRED, diags);
	block->indicators = words_read(arena, root, "indicators", JSON_REQUIRED, diags);
	block->cities = words_read(arena, root, "cities", JSON_OPTIONAL, diags);
	block->by = json_str(root, "by", JSON_OPTIONAL, diags);
	block->transpose = kind == BLOCK_TABLE && json_bool(root, "transpose", diags);
	block->title = json_str(root, "title", JSON_OPTIONAL, diags);
	years_read(arena, root, block, diags);
	return diags_count(diags, SEVERITY_ERROR) == errors;
}
