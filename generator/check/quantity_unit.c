#include "check/quantity_parts.h"

#include <math.h>

/* Scales, units and bounds: the words around digits. */

/* Of two that begin alike the longer stands first. */
static const char units[] = "人次 人天 人月 人 名 位 所 家 个百分点 个 项 种 门 类 篇 件 册 元 平方米 平方公里 公里 "
			    "千米 公顷 米 亩 分 次 届 期 场次 场 学时 课时 小时 分钟 天 周 年 岁 条 组 支 批 套 台 幅 "
			    "本 部 节 间 处 字 金 银 铜 枚 块 户 班 对 层 张 科 点 辆 艘 座 栋 幢 吨 千克 公斤 克 升 "
			    "段 款 株 头 只 份 封 轮 步 方面 大 倍";

static const struct {
	const char *word;
	double scale;
} scales[] = {
	{ "万亿", 1e12 },
	{ "千亿", 1e11 },
	{ "百亿", 1e10 },
	{ "亿", 1e8 },
	{ "千万", 1e7 },
	{ "百万", 1e6 },
	{ "万", 1e4 },
	{ "千", 1e3 },
	{ "百", 1e2 },
};

static struct str
unit_at(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.len);

	return str_slice(rest, 0, str_begin_of(rest, units));
}

bool
unit_starts(struct str text, size_t at)
{
	return unit_at(text, at).len > 0 || starts_at(text, at, "%") || starts_at(text, at, "％");
}

/* 千 and 百 begin other words too: only before a unit are they a scale. */
static bool
scale_take(struct quantity *quantity, struct str text, size_t *at)
{
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		size_t end;

		if (!starts_at(text, *at, scales[i].word) || unit_at(text, *at).len > 0)
			continue;
		end = *at + str_from(scales[i].word).len;
		if (scales[i].scale < 1e4 && unit_at(text, end).len == 0)
			continue;
		quantity->scale = scales[i].scale;
		*at = end;
		return true;
	}
	return false;
}

/* 余 and 多 stand between digits and unit: "200 多场", "1 万余人次". */
static void
more_take(struct quantity *quantity, struct str text, size_t *at)
{
	static const char *const words[] = { "余", "多", "来" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t end;

		if (!starts_at(text, *at, words[i]))
			continue;
		end = skip_blanks(text, *at + str_from(words[i]).len);
		if (!starts_at(text, end, "万") && !starts_at(text, end, "亿") && unit_at(text, end).len == 0)
			continue;
		quantity->bound = BOUND_ABOVE;
		*at = end;
		return;
	}
}

static void
set_percent(struct quantity *quantity, struct str text, size_t from, size_t to)
{
	quantity->kind = QUANTITY_PERCENT;
	quantity->unit = str_slice(text, from, to);
	if (str_eq(quantity->unit, STR("‰"))) {
		quantity->scale = 0.1;
		quantity->decimals++;
	}
}

static size_t
percent_end(struct str text, size_t at)
{
	size_t next;
	uint32_t character = char_at(text, at, &next);

	return character == '%' || character == 0xFF05 || character == 0xFE6A || character == 0x2030 ? next : 0;
}

static void
behind_take(struct quantity *quantity, struct str text)
{
	static const struct {
		const char *word;
		enum quantity_bound bound;
	} words[] = {
		{ "以上", BOUND_ABOVE },
		{ "以下", BOUND_BELOW },
		{ "以内", BOUND_BELOW },
		{ "左右", BOUND_ABOUT },
	};
	size_t at = skip_blanks(text, quantity->to);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (starts_at(text, at, words[i].word))
			quantity->bound = words[i].bound;
}

void
unit_take(struct quantity *quantity, struct str text)
{
	size_t at = skip_blanks(text, quantity->to), end = percent_end(text, at);

	if (at == text.len)
		return;
	if (end > 0) {
		set_percent(quantity, text, at, end);
	} else {
		more_take(quantity, text, &at);
		if (scale_take(quantity, text, &at))
			end = at;
		at = skip_blanks(text, at);
		more_take(quantity, text, &at);
		quantity->unit = unit_at(text, at);
		if (quantity->unit.len > 0)
			end = at + quantity->unit.len;
		else if (starts_at(text, at, "百分点"))
			end = at + (quantity->unit = STR("百分点")).len;
	}
	if (str_ends(quantity->unit, STR("百分点")))
		quantity->kind = QUANTITY_POINTS;
	else if (str_eq(quantity->unit, STR("倍")))
		quantity->kind = QUANTITY_TIMES;
	quantity->to = end > quantity->to ? end : quantity->to;
	behind_take(quantity, text);
}

void
bound_take(struct quantity *quantity, struct str text)
{
	static const struct {
		struct str word;
		enum quantity_bound bound;
	} words[] = {
		{ { "约", 3 }, BOUND_ABOUT },
		{ { "约为", 6 }, BOUND_ABOUT },
		{ { "近", 3 }, BOUND_ABOUT },
		{ { "大约", 6 }, BOUND_ABOUT },
		{ { "将近", 6 }, BOUND_ABOUT },
		{ { "超", 3 }, BOUND_ABOVE },
		{ { "超过", 6 }, BOUND_ABOVE },
		{ { "逾", 3 }, BOUND_ABOVE },
		{ { "突破", 6 }, BOUND_ABOVE },
		{ { "至少", 6 }, BOUND_ABOVE },
		{ { "高于", 6 }, BOUND_ABOVE },
		{ { "不少于", 9 }, BOUND_ABOVE },
		{ { "不低于", 9 }, BOUND_ABOVE },
		{ { "大于", 6 }, BOUND_ABOVE },
		{ { "不足", 6 }, BOUND_BELOW },
		{ { "不到", 6 }, BOUND_BELOW },
		{ { "低于", 6 }, BOUND_BELOW },
		{ { "不超过", 9 }, BOUND_BELOW },
		{ { "不高于", 9 }, BOUND_BELOW },
	};
	struct str before = str_slice(text, 0, back_blanks(text, quantity->from));

	if (before.len == 0)
		return;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].word.at[words[i].word.len - 1] == before.at[before.len - 1] &&
		    str_ends(before, words[i].word))
			quantity->bound = words[i].bound;
}
