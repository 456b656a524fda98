#include "check/prose.h"

#include "base/utf8.h"

/* Whose figure it is. A scope is a text that is equal when the scopes are: the name of a
 * school's or place's last characters; empty for the document's own city. */

enum { SCOPE_CHARACTERS = 4 };

/* The offset of the character `count` characters before `at`. */
static size_t
back(struct str words, size_t at, size_t count)
{
	while (count > 0 && at > 0) {
		do
			at--;
		while (at > 0 && ((unsigned char)words.at[at] & 0xC0) == 0x80);
		count--;
	}
	return at;
}

struct mark {
	const char *word;
	bool own;           /* says that it is the document's city */
	bool as_is;         /* the word itself is the scope */
	const char *unless; /* what stands before it, or */
	const char *behind; /* behind it, and makes another word of it */
};

static const struct mark marks[] = {
	{ "全市", true, false, "", "" },
	{ "我市", true, false, "", "" },
	{ "本市", true, false, "", "" },
	{ "全国", false, true, "", "第 率 首 前 领 唯 职 学 各 教 技" },
	{ "全省", false, true, "", "第 率 首 前 领 唯 各 中 职" },
	{ "我省", false, true, "", "" },
	{ "省本", false, true, "", "级" },
	{ "直属", false, true, "", "" },
	{ "市直", false, true, "", "" },
	{ "市本级", false, true, "", "" },
	{ "市区", false, true, "", "" },
	{ "职业学校", false, false, "等 全市 各 类 所 我市 办 级 对 他 市 省 个 中", "" },
	{ "技术学校", false, false, "职业 类 所", "" },
	{ "专业学校", false, false, "市中等 各中等 类中等 所中等 省中等 县中等 区中等 办中等", "" },
	{ "护士学校", false, false, "", "" },
	{ "卫生学校", false, false, "所 类", "" },
	{ "理工学校", false, false, "", "" },
	{ "工业学校", false, false, "", "" },
	{ "旅游学校", false, false, "", "" },
	{ "商贸学校", false, false, "", "" },
	{ "财经学校", false, false, "", "" },
	{ "艺术学校", false, false, "", "" },
	{ "美术学校", false, false, "", "" },
	{ "体育学校", false, false, "", "" },
	{ "信息学校", false, false, "", "" },
	{ "技师学院", false, false, "流 所 类 级 家", "" },
	{ "职业技术学院", false, false, "所 类", "" },
	{ "职业学院", false, false, "所 类", "" },
	{ "高级中学", false, false, "业 所", "" },
	{ "职业高级中学", false, false, "所 类", "" },
	{ "职高", false, false, "普 中", "单 考 水" },
	{ "职校", false, false, "中 高 各 类 等 所 公办 民办 合 质", "" },
	{ "中专", false, false, "通 人", "" },
	{ "职教中心", false, false, "", "" },
	{ "教育中心", false, false, "", "" },
	{ "公司", false, false, "", "" },
	{ "集团", false, false, "等 个 业 教", "化" },
	{ "县", false, false, "各 、 区 跨 所 我 该 市", "（ 域 级 市" },
	{ "区", false, false, "园 校 地 社 小 山 市 辖 景 专 范 发 各 县 城 、 跨 该 疆 治", "域 县 分" },
	{ "市", false, false, "各 全 我 本 城 省 、 县 在 区 所 该 都 超 上 于 跨",
	    "级 场 区 域 直 县 本 教 政 委 中 属 民 内 外 州 人 财" },
};

_Static_assert(sizeof marks / sizeof *marks <= WORDS_MOST, "word_like");

/* Behind the last character between `from` and `to` that is none of a name. */
static size_t
behind_marks(struct str words, size_t from, size_t to)
{
	for (size_t i = from, next; i < to; i = next) {
		next = i;
		if (!utf8_is_han(utf8_next(words, &next)))
			from = next;
	}
	return from;
}

/* The scope of a mark that stands at `at`. */
static bool
mark_scope(const struct prose *prose, const struct mark *mark, struct str words, size_t at, struct str *scope)
{
	struct str word = str_from(mark->word), head = str_slice(words, 0, at);
	size_t end = at + word.len, from = back(words, at, SCOPE_CHARACTERS);

	from = behind_marks(words, from, at);
	if (ends_any(head, mark->unless) || begins_any(str_slice(words, end, words.len), mark->behind))
		return false;
	if (mark->own || mark->as_is) {
		*scope = mark->own ? STR_NONE : word;
		return true;
	}
	if (characters(str_slice(words, from, at)) < 2)
		return false;
	if (end == words.len || has_any(str_slice(words, from, at), "职业教育 职教 重点 示范 的 了"))
		return false;
	*scope = prose->city.len > 0 && str_ends(str_slice(words, 0, end), prose->city) ? STR_NONE
											: str_slice(words, from, end);
	return true;
}

/* Levels of education beside that of the document; in one about all of education its own, too. */
static const char *const levels[] = { "幼儿园", "学前教育", "义务教育", "小学", "普通小学", "初中", "普通初中",
	"普通高中", "特殊教育", "高等教育", "普通高校", "普通高等", "研究生" };
static const char *const vocational[] = { "中等职业", "中职", "高中阶段" };

bool
scope_of_level(const struct prose *prose, struct str words, struct str *scope)
{
	struct str head = without_heads(words, "全国 全省 全市 全县 全区 我国 我省 我市 其中 共有 现有 有 共");

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		if (may_start(head, levels[i]) && str_starts(head, str_from(levels[i]))) {
			*scope = str_from(levels[i]);
			return true;
		}
	for (size_t i = 0; prose->general && i < sizeof vocational / sizeof *vocational; i++)
		if (may_start(head, vocational[i]) && str_starts(head, str_from(vocational[i]))) {
			*scope = str_from(vocational[i == 1 ? 0 : i]);
			return true;
		}
	return false;
}

void
scopes_learn(struct prose *prose)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		word_starts_add(&prose->scoped, marks[i].word);
}

/* The same for all marks that begin at `at`. */
static bool
scope_at(const struct prose *prose, struct str words, size_t at, struct str *scope)
{
	struct str rest = str_slice(words, at, words.len);
	char key = rest.at[WORD_KEY];
	bool found = false;

	for (size_t i = 0; (i = word_like(&prose->scoped, key, i)) != SIZE_MAX; i++)
		if (str_starts(rest, str_from(marks[i].word)) && mark_scope(prose, &marks[i], words, at, scope))
			found = true;
	return found;
}

bool
scope_named(const struct prose *prose, struct str words, struct str *scope)
{
	bool found = false;

	for (size_t at = 0; at < words.len; at = word_step(words, at))
		if (word_may_start(&prose->scoped, words, at) && scope_at(prose, words, at, scope))
			found = true;
	return found;
}
