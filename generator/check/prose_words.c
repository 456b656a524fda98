#include "check/prose.h"

#include "base/utf8.h"

#include <string.h>

/* Words around figures, made comparable. Lists of words are texts with blanks between. */

bool
has(struct str text, const char *word)
{
	return str_find(text, str_from(word), 0) != SIZE_MAX;
}

/* The word behind one of a list. */
static const char *
word_behind(const char *word)
{
	while (*word && *word != ' ')
		word += (unsigned char)*word >= 0xE0 ? 3 : 1;
	return *word ? word + 1 : word;
}

/* A word of a list, given where the next begins. */
static struct str
word_to(const char *word, const char *behind)
{
	return (struct str){ word, (size_t)(behind - word) - (behind[-1] == ' ') };
}

void
word_starts_add_all(struct word_starts *starts, const char *words)
{
	for (; *words; words = word_behind(words))
		word_starts_add(starts, words);
}

bool
has_any(struct str text, const char *words)
{
	struct str_characters characters;

	if (text.len == 0)
		return false;
	characters = str_characters(text);
	for (const char *word = words, *behind; *word; word = behind) {
		behind = word_behind(word);
		if (str_may_have(&characters, word) && str_find(text, word_to(word, behind), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Whether the text is one of the words. */
static bool
is_any(struct str text, const char *words)
{
	for (const char *word = words, *behind; *word; word = behind) {
		behind = word_behind(word);
		if (str_eq(text, word_to(word, behind)))
			return true;
	}
	return false;
}

bool
begins_any(struct str text, const char *words)
{
	return str_begin_of(text, words) > 0;
}

bool
ends_any(struct str text, const char *words)
{
	return str_end_of(text, words) > 0;
}

struct str
without_heads(struct str words, const char *heads)
{
	size_t length;

	while ((length = str_begin_of(words, heads)) > 0 && length < words.len)
		words = str_slice(words, length, words.len);
	return words;
}

struct str
without_tails(struct str words, const char *tails)
{
	size_t length;

	while ((length = str_end_of(words, tails)) > 0 && length < words.len)
		words.len -= length;
	return words;
}

size_t
characters(struct str text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len; at += utf8_length(text.at[at]))
		count++;
	return count;
}

bool
words_within(struct str inner, struct str outer)
{
	size_t at = 0;

	for (size_t i = 0; i < outer.len && at < inner.len;) {
		size_t from = i, was = at;
		uint32_t character = utf8_next(outer, &i);

		(void)from;
		if (utf8_next(inner, &at) != character)
			at = was;
	}
	return at == inner.len;
}

/* ---- plain words ---- */

static bool
is_dropped(uint32_t character)
{
	return character <= ' ' || character == 0xA0 || character == 0x3000 || character == 0x201C ||
	       character == 0x201D || character == 0x2018 || character == 0x2019 || character == 0x300A ||
	       character == 0x300B || character == 0xB7;
}

enum { HAN_BYTES = 3 };

/* Whether a character begins that is a Chinese one, or at least no mark: U+4000 to U+9FFF. */
static bool
is_han_lead(char byte)
{
	return (unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9;
}

struct words_out
words_out_begin(struct arena *arena, size_t most)
{
	return (struct words_out){ .at = arena_alloc(arena, most + 1) };
}

void
words_out_add(struct words_out *plain, struct str text)
{
	char *out = plain->at + plain->len;
	unsigned depth = plain->depth;

	for (size_t i = 0, next; i < text.len; i = next) {
		uint32_t character;

		next = i + HAN_BYTES;
		if (depth == 0 && next <= text.len && is_han_lead(text.at[i])) {
			memcpy(out, text.at + i, HAN_BYTES);
			out += HAN_BYTES;
			continue;
		}
		next = i;
		character = utf8_next(text, &next);
		if (is_opening(character)) {
			depth++;
		} else if (is_closing(character)) {
			depth -= depth > 0;
		} else if (depth == 0 && !is_dropped(character)) {
			memcpy(out, text.at + i, next - i);
			out += next - i;
		}
	}
	plain->depth = depth;
	plain->len = (size_t)(out - plain->at);
}

struct str
words_plain(struct arena *arena, struct str text, size_t from, size_t to)
{
	struct words_out plain = words_out_begin(arena, to - from);

	words_out_add(&plain, str_slice(text, from, to));
	return (struct str){ plain.at, plain.len };
}

/* ---- names ---- */

#define W(word)                                                                                                        \
	{                                                                                                              \
		"" word, sizeof(word) - 1                                                                              \
	}
static const struct str tails[] = { W("达到了"), W("达到"), W("高达"), W("已达"), W("达"), W("约为"), W("均为"),
	W("分别为"), W("分别达"), W("分别是"), W("分别"), W("为"), W("是"), W("大约"), W("将近"), W("约"), W("近"),
	W("共有"), W("总共"), W("共计"), W("总计"), W("合计"), W("累计"), W("计"), W("共"), W("拥有"), W("设有"),
	W("建有"), W("有"), W("总数"), W("总量"), W("总"), W("不足"), W("不到"), W("低于"), W("高于"), W("不低于"),
	W("不少于"), W("至少"), W("超过了"), W("超过"), W("超"), W("突破"), W("逾"), W("仅"), W("人数"), W("人次"),
	W("数量"), W("数"), W("了"), W("的"), W("均"), W("各"), W("到"), W("至"), W("又"), W("则"), W("也"), W("已") };
static const struct str heads[] = { W("其中"), W("年度"), W("学年度"), W("学年"), W("年底"), W("年末"), W("年"),
	W("月"), W("日"), W("底"), W("另有"), W("另外"), W("另"), W("还有"), W("还"), W("并且"), W("并"), W("且"),
	W("同时"), W("此外"), W("目前"), W("当前"), W("现有"), W("截至"), W("截止"), W("当年"), W("本年"), W("今年"),
	W("全年"), W("、"), W("共有"), W("总共"), W("共计"), W("共"), W("已"), W("建有"), W("设有"), W("拥有"),
	W("组建"), W("建成"), W("设置"), W("社会输送"), W("输送"), W("培养"), W("创建了"), W("创建"), W("获得"),
	W("建设好"), W("要建设好"), W("建设"), W("有"), W("由"), W("和"), W("及"), W("与"), W("以及"), W("为"), W("是"),
	W("各") };
#undef W
_Static_assert(sizeof tails / sizeof *tails <= WORDS_MOST && sizeof heads / sizeof *heads <= WORDS_MOST, "word_like");

/* Of a text of three bytes or more. */
static size_t
head_of(const struct prose *prose, struct str text)
{
	char key = text.at[WORD_KEY];

	for (size_t i = 0; (i = word_like(&prose->heads, key, i)) != SIZE_MAX; i++)
		if (str_starts(text, heads[i]))
			return heads[i].len;
	return 0;
}

static size_t
tail_of(const struct prose *prose, struct str text)
{
	char key = text.at[text.len - 1];

	for (size_t i = 0; (i = word_like(&prose->tails, key, i)) != SIZE_MAX; i++)
		if (str_ends(text, tails[i]))
			return tails[i].len;
	return 0;
}

struct str
words_core(const struct prose *prose, struct str words)
{
	size_t length;

	while (word_may_start(&prose->heads, words, 0) && (length = head_of(prose, words)) > 0)
		words = str_slice(words, length, words.len);
	while (words.len >= 3 && word_may_start(&prose->tails, words, words.len - 3) &&
	       (length = tail_of(prose, words)) > 0)
		words.len -= length;
	return words;
}

/* Words of one thing in several wordings, and words that say no more than whose document
 * it is. */
static const struct {
	const char *from, *to;
} same[] = {
	{ "中等职业学校", "" },
	{ "中等职业教育", "" },
	{ "中等职业", "" },
	{ "中职学校", "" },
	{ "中职", "" },
	{ "全日制", "" },
	{ "全市", "" },
	{ "我市", "" },
	{ "本市", "" },
	{ "总数", "" },
	{ "编制内", "" },
	{ "库藏", "" },
	{ "一次就业", "初次就业" },
	{ "专业对口就业率", "对口就业率" },
	{ "专业对口率", "对口就业率" },
	{ "对口率", "对口就业率" },
	{ "职业教育", "职教" },
	{ "招录学生", "招生" },
	{ "招收学生", "招生" },
	{ "招生人数", "招生" },
	{ "在校学生", "在校生" },
	{ "升入高校的学生", "升学" },
	{ "升学学生", "升学" },
	{ "升入高校", "升学" },
	{ "上本科线", "本科上线" },
	{ "双证取得率", "双证书取证率" },
	{ "双证取证率", "双证书取证率" },
	{ "取得率", "取证率" },
	{ "、", "" },
	{ "原来", "" },
	{ "的", "" },
	{ "省级", "省" },
	{ "国家级", "国家" },
	{ "涵盖了", "涵盖" },
	{ "教职员工", "教职工" },
	{ "比重", "比例" },
	{ "占比", "比例" },
};

/* The bytes of what stands at the begin of a text for something else, or for nothing; 0: none. */
static size_t
replacement(const struct prose *prose, struct str rest, struct str *to)
{
	char key = rest.at[WORD_KEY];

	*to = STR_NONE;
	if (prose->city.len > 0 && prose->city.at[WORD_KEY] == key && str_starts(rest, prose->city))
		return prose->city.len;
	for (size_t i = 0; (i = word_like(&prose->folded, key, i)) < sizeof same / sizeof *same; i++)
		if (str_starts(rest, str_from(same[i].from))) {
			*to = str_from(same[i].to);
			return str_from(same[i].from).len;
		}
	return 0;
}

static struct str
words_fold(const struct prose *prose, struct str words)
{
	struct strbuf out = { 0 };
	struct str to;
	size_t i = 0, kept = 0, length; /* what lies before `kept` is in `out` */

	while (i < words.len) {
		if (!word_may_start(&prose->folded, words, i) ||
		    (length = replacement(prose, str_slice(words, i, words.len), &to)) == 0) {
			i = word_step(words, i);
			continue;
		}
		strbuf_add(&out, str_slice(words, kept, i));
		strbuf_add(&out, to);
		kept = i += length;
	}
	if (kept == 0)
		return words;
	strbuf_add(&out, str_slice(words, kept, words.len));
	return strbuf_take(prose->checker->arena, &out);
}

/* Names that many things have. */
static const char generic[] = "学校 学生 教师 项目 专业 人员 课程 企业 单位 个人 教材 活动 比赛 作品 平台 基地 "
			      "职业学校 团队 资金 面积 合格 优秀 "
			      "良好 获奖 比例 一等奖 二等奖 三等奖 特等奖 金牌 银牌 铜牌 奖项 奖励 新增 学时 "
			      "毕业 金额 其他 其它 招收 招录 "
			      "名教师 名学生 完成 合格率 优秀率 优良率 获奖率 达标率 覆盖率 参与率 满意率 录取率 "
			      "执行率 完成率 增长率 通过率 使用率";

static bool
is_generic(const struct prose *prose, struct str name)
{
	if (word_may_start(&prose->generic, name, 0) && is_any(name, generic))
		return true;
	if ((has(name, "写") || has(name, "原")) && has_any(name, "章写 节写 处写 原文 原报告"))
		return true;
	return ends_any(name, "一等奖 二等奖 三等奖 特等奖 金奖 银奖 铜奖 增长 增加 减少 下降 提高 提升 上升 等");
}

static struct str
name_or_none(const struct prose *prose, struct str name)
{
	size_t count = characters(name);

	if (count < 2 || count > 24 || is_generic(prose, name))
		return STR_NONE;
	if (count == 2 && !str_eq(name, STR("招生")) && !str_eq(name, STR("升学")) && !ends_any(name, "率"))
		return STR_NONE;
	return name;
}

static struct str
joined(struct arena *arena, struct str head, struct str tail)
{
	char *both;

	if (head.len == 0 || tail.len == 0)
		return head.len == 0 ? tail : head;
	both = arena_alloc(arena, head.len + tail.len);
	memcpy(both, head.at, head.len);
	memcpy(both + head.len, tail.at, tail.len);
	return (struct str){ both, head.len + tail.len };
}

struct str
words_as_written(const struct prose *prose, struct str before, struct str after)
{
	struct str name = joined(prose->checker->arena, words_core(prose, before), after);

	name = words_core(prose, words_fold(prose, name));
	if (str_starts(name, STR("学生")) && characters(name) >= 4)
		name = str_slice(name, STR("学生").len, name.len);
	while (ends_any(name, "率") && str_begin_of(name, "毕业生 学生 毕业") > 0)
		name = str_slice(name, str_begin_of(name, "毕业生 学生 毕业"), name.len);
	return name_or_none(prose, name);
}

struct str
words_known(const struct prose *prose, struct str written)
{
	const struct str *known = written.len > 0 ? map_get(&prose->aliases, written) : NULL;

	return known ? *known : written;
}

struct str
words_name(const struct prose *prose, struct str before, struct str after)
{
	return words_known(prose, words_as_written(prose, before, after));
}

static void
alias_learn(struct prose *prose, struct str alias, const struct str *name)
{
	struct str words = words_of_head(prose, alias);

	if (words.len > 0 && !str_eq(words, *name) && !has_any(alias, "省 国家 市 县"))
		map_add(&prose->aliases, prose->checker->arena, words, (void *)name);
}

void
words_learn(struct prose *prose)
{
	const struct site *site = prose->checker->dictionary ? prose->checker->dictionary : prose->checker->site;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		word_starts_add(&prose->folded, same[i].from);
	if (prose->city.len > 0) /* behind all of `same` */
		word_starts_add(&prose->folded, prose->city.at);
	word_starts_add_all(&prose->generic, generic);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		word_starts_add(&prose->heads, heads[i].at);
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		word_starts_add(&prose->tails, tails[i].at + tails[i].len - 3);
	for (size_t i = 0; site && i < site->indicators.count; i++) {
		const struct indicator *indicator = site->indicators.entries[i].value;
		struct str *name = arena_new(prose->checker->arena, struct str);

		*name = words_of_head(prose, indicator->name);
		for (size_t k = 0; name->len > 0 && k < indicator->aliases.count; k++)
			alias_learn(prose, indicator->aliases.items[k], name);
	}
}

struct str
words_bare(const struct prose *prose, struct str words)
{
	return words_core(prose, words_fold(prose, words_core(prose, words)));
}

struct str
words_of_head(const struct prose *prose, struct str head)
{
	return words_name(prose, words_plain(prose->checker->arena, head, 0, head.len), STR_NONE);
}
