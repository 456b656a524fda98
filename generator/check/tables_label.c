#include "check/tables.h"

#include "base/utf8.h"

/* What the words of a row's or column's label say about its figures. */

enum { YEAR_DIGITS = 4, YEAR_FIRST = 1950, YEAR_LAST = 2100 };

bool
str_has(struct str text, const char *word)
{
	return str_find(text, str_from(word), 0) != SIZE_MAX;
}

bool
str_has_any(struct str text, const char *const *words)
{
	struct str_characters characters = str_characters(text);

	for (; *words; words++)
		if (str_may_have(&characters, *words) && str_has(text, *words))
			return true;
	return false;
}

static bool
is_any(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(text, str_from(*words)))
			return true;
	return false;
}

static bool
ends_any(struct str text, const char *const *words)
{
	for (; *words; words++)
		if (str_ends(text, str_from(*words)))
			return true;
	return false;
}

struct str
str_squeeze(struct arena *arena, struct str text)
{
	struct strbuf out = { 0 };
	size_t kept = 0; /* what lies before it is in `out` */

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t character = utf8_next(text, &at);

		if (character > ' ' && character != 0xA0 && character != 0x3000)
			continue;
		strbuf_add(&out, str_slice(text, kept, from));
		kept = at;
	}
	if (kept == 0)
		return text;
	strbuf_add(&out, str_slice(text, kept, text.len));
	return strbuf_take(arena, &out);
}

/* ---- years ---- */

static int
digit_of(uint32_t character)
{
	if (character >= 0xFF10 && character <= 0xFF19)
		return (int)(character - 0xFF10);
	return character >= '0' && character <= '9' ? (int)(character - '0') : -1;
}

/* The year at an offset, and what is behind it; 0 when other digits go on. */
static int
year_at(struct str text, size_t *at)
{
	int year = 0, count = 0, digit;
	size_t next = *at;

	while (next < text.len && (digit = digit_of(utf8_next(text, &next))) >= 0) {
		*at = next;
		if (count++ < YEAR_DIGITS)
			year = year * 10 + digit;
	}
	return count == YEAR_DIGITS && year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* The last year that a label holds: of "2019—2020学年" the second. */
static int
year_in(struct str label, size_t *from, size_t *to)
{
	int found = 0;

	for (size_t at = 0; at < label.len;) {
		size_t begin = at, next = at;
		int year;

		if (digit_of(utf8_next(label, &next)) < 0) {
			at = next;
			continue;
		}
		year = year_at(label, &at);
		if (year == 0)
			continue;
		*from = found > 0 ? *from : begin;
		*to = at;
		found = year;
	}
	return found;
}

int
label_year(struct str label)
{
	static const char *const behind[] = { "", "年", "年度", "学年", "学年度", "届", "级", "年底", "年末", "年秋",
		"（年）", NULL };
	size_t from = 0, to = 0;
	int year = year_in(label, &from, &to);

	return year > 0 && from == 0 && is_any(str_slice(label, to, label.len), behind) ? year : 0;
}

static int
relative_year(struct str label)
{
	static const char *const old[] = { "上年", "去年", "上期", "基期", "上一年", "上学年", NULL };
	static const char *const now[] = { "本年", "今年", "本期", "当年", "报告期", "本学年", NULL };

	if (str_has_any(label, old))
		return 1;
	return str_has_any(label, now) ? 2 : 0;
}

/* ---- kinds ---- */

static bool
is_change(struct str label)
{
	static const char *const words[] = { "增长", "增减", "变化", "同比", "增幅", "增速", "环比", "增量", "差值",
		"涨幅", "降幅", "变动", "比上年", "较上年", "比去年", "较去年", "比上一年", "较上一年", "升降", NULL };
	static const char *const whole[] = { "增加", "减少", "下降", "提高", "提升", "上升", "增", "减", "差额", "差",
		NULL };
	static const char *const not_so[] = { "增长极", "增长点", "变化情况说明", NULL };
	struct str bare = label;
	size_t bracket = str_find(label, STR("（"), 0);

	if (bracket != SIZE_MAX)
		bare = str_slice(label, 0, bracket);
	return (str_has_any(label, words) || is_any(bare, whole) || str_starts(label, STR("增加（")) ||
		   str_starts(label, STR("增加("))) &&
	       !str_has_any(label, not_so);
}

bool
label_falls(struct str label)
{
	static const char *const words[] = { "下降", "减少", "降低", "降幅", NULL };

	return str_has_any(label, words) && !str_has(label, "增");
}

static enum line_kind
kind_of(struct str label)
{
	static const char *const totals[] = { "合计", "总计", "共计", "合计数", NULL };
	static const char *const whole[] = { "总数", "全市", "总和", "总", "合", "计", "全市总数", "全市汇总", "汇总",
		NULL };
	static const char *const means[] = { "全省", "全国", "均值", "全市均值", "目标", "目标值", "标准", "要求",
		NULL };
	struct str bare = label;
	size_t bracket = str_find(label, STR("（"), 0);

	if (bracket == SIZE_MAX)
		bracket = str_find(label, STR("("), 0);
	if (bracket != SIZE_MAX)
		bare = str_slice(label, 0, bracket);
	if (str_has(label, "其中") || str_has(label, "#"))
		return LINE_PART;
	if (is_change(label))
		return LINE_CHANGE;
	if (str_has(label, "小计"))
		return LINE_SUBTOTAL;
	if (is_any(bare, means) || str_starts(label, STR("平均")) ||
	    ends_any(bare, (const char *const[]){ "平均", "均值", NULL }) || str_starts(label, STR("全省")) ||
	    str_starts(label, STR("全国")))
		return LINE_MEAN;
	if (ends_any(bare, totals) || is_any(bare, whole) || str_starts(bare, STR("合计")) ||
	    str_starts(bare, STR("总计")) || str_starts(bare, STR("共计")))
		return LINE_TOTAL;
	return LINE_PLAIN;
}

/* Rates, means, ranks and the like: of two of them there is no sum. */
static bool
can_sum(struct str label)
{
	static const char *const words[] = { "率", "比例", "比重", "占比", "师比", "生比", "之比", "比值", "百分", "%",
		"％", "均", "排名", "名次", "位次", "排位", "班额", "年龄", "指数", "满意度", "单价", "分数", "最高",
		"最低", "序号", "年限", "工资", "月收入", "增长", "增幅", "密度", "完成度", "达标度", NULL };

	return !str_has_any(label, words) && (!str_has(label, "占") || str_has(label, "占地"));
}

static double
scale_of(struct str label)
{
	static const struct {
		const char *word;
		double scale;
	} scales[] = { { "亿元", 1e8 }, { "千万元", 1e7 }, { "百万元", 1e6 }, { "万元", 1e4 }, { "万人", 1e4 },
		{ "万册", 1e4 }, { "万平方米", 1e4 }, { "万名", 1e4 }, { "（万）", 1e4 }, { "(万)", 1e4 },
		{ "千元", 1e3 } };
	struct str_characters characters = str_characters(label);

	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (str_may_have(&characters, scales[i].word) && str_has(label, scales[i].word))
			return scales[i].scale;
	return 1;
}

void
line_read(struct line *line)
{
	static const char *const percents[] = { "%", "％", "百分比", NULL };
	size_t from, to;

	line->year = year_in(line->label, &from, &to);
	if (line->year == 0)
		line->year = relative_year(line->label);
	line->is_year = label_year(line->label) > 0;
	line->kind = kind_of(line->label);
	line->percent = str_has_any(line->label, percents);
	line->sums = can_sum(line->label);
	line->scale = scale_of(line->label);
}
