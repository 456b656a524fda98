#include "check/language.h"

/* Words that may be written in two ways, but not in one document. */

struct term {
	const char *forms[2];
	const char *except[2];
};

static const struct term terms[] = {
	{ .forms = { "其他", "其它" } },
	{ .forms = { "人才", "人材" }, .except = { NULL, "人材料 人材质" } },
	{ .forms = { "账户", "帐户" } },
	{ .forms = { "账号", "帐号" } },
	{ .forms = { "唯一", "惟一" } },
	{ .forms = { "唯有", "惟有" } },
	{ .forms = { "订单", "定单" } },
	{ .forms = { "图像", "图象" } },
	{ .forms = { "录像", "录象" } },
	{ .forms = { "身份", "身分" } },
	{ .forms = { "成分", "成份" } },
	{ .forms = { "部分", "部份" } },
	{ .forms = { "分量", "份量" }, .except = { "百分量 部分量 十分量 充分量" } },
	{ .forms = { "坐标", "座标" } },
	{ .forms = { "磨炼", "磨练" } },
	{ .forms = { "执着", "执著" } },
	{ .forms = { "联结", "连结" } },
	{ .forms = { "黏合", "粘合" } },
	{ .forms = { "下功夫", "下工夫" } },
	{ .forms = { "交代", "交待" }, .except = { "交代码" } },
	{ .forms = { "笔画", "笔划" } },
	{ .forms = { "作出贡献", "做出贡献" } },
	{ .forms = { "作出突出贡献", "做出突出贡献" } },
	{ .forms = { "作出积极贡献", "做出积极贡献" } },
	{ .forms = { "作出重要贡献", "做出重要贡献" } },
	{ .forms = { "作出决定", "做出决定" } },
	{ .forms = { "作出部署", "做出部署" } },
	{ .forms = { "职普融通", "普职融通" } },
	{ .forms = { "普职比", "职普比" } },
	{ .forms = { "财经商贸", "商贸财经" } },
	{ .forms = { "创新创业", "创业创新" } },
	{ .forms = { "退役军人", "退伍军人" } },
	{ .forms = { "提质培优", "提质增优" } },
	{ .forms = { "中高职一体化", "中高一体化" } },
	{ .forms = { "量身定制", "量身订制" } },
	{ .forms = { "量身定做", "量身订做" } },
	{ .forms = { "“三教”改革", "“三教改革”" } },
	{ .forms = { "“双高”建设", "“双高建设”" } },
	{ .forms = { "1+X", "１＋Ｘ" } },
	{ .forms = { "互联网+", "互联网＋" } },
};

enum { TERMS = sizeof terms / sizeof *terms };

void
terms_learn(struct matcher *matcher)
{
	for (size_t i = 0; i < 2 * TERMS; i++)
		matcher_add(matcher, str_from(terms[i / 2].forms[i % 2]), terms[i / 2].except[i % 2], i);
}

struct term_search
terms_begin(const struct checker *checker)
{
	return (struct term_search){
		.matcher = &checker->lexicon->terms,
		.uses = arena_array(checker->arena, struct places, 2 * TERMS),
	};
}

size_t
term_take(struct term_search *search, const struct spoken *spoken, size_t index)
{
	const struct letters *tight = &spoken->tight;
	const struct match_word *word = matcher_at(search->matcher, tight, index);
	size_t to;

	if (!word)
		return index + 1;
	to = index + word->characters;
	*arena_push(spoken->checker->arena, &search->uses[word->id]) =
	    passage_place(spoken->passage, tight->items[index].from, tight->items[to - 1].to);
	return to;
}

static void
tell_term(const struct checker *checker, const struct term *term, const struct places uses[2])
{
	size_t rare = uses[0].count < uses[1].count ? 0 : 1;

	if (uses[0].count == 0 || uses[1].count == 0)
		return;
	checker_find(checker, "word-variant", uses[rare].items[0],
	    diag_tr(checker->diags, "two spellings in one document: '%s' (%zu) and '%s' (%zu)",
		"“%s”出现 %zu 次，而“%s”出现 %zu 次"),
	    term->forms[rare], uses[rare].count, term->forms[!rare], uses[!rare].count);
	places_also(checker, &uses[rare]);
	diag_also(checker->diags, uses[!rare].items[0], "%s",
	    diag_tr(checker->diags, "the other way of writing", "另一种写法"));
}

void
terms_tell(const struct term_search *search, const struct checker *checker)
{
	for (size_t i = 0; i < TERMS; i++)
		tell_term(checker, &terms[i], &search->uses[2 * i]);
}
