#include "render/page_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The lines of a page as "title: …|heading: …|text: …|around: …", the empty levels left
 * out, with '/' between lines. */
static void
assert_page(const char *html, const char *expected)
{
	static const char *const names[SEARCH_LEVELS] = { "title", "heading", "text", "around" };
	struct page_text text;
	struct strbuf told = { 0 };

	page_text_read(&text, str_from(html));
	for (size_t level = 0; level < SEARCH_LEVELS; level++) {
		struct str lines = strbuf_view(&text.lines[level]), line;

		if (lines.len == 0)
			continue;
		strbuf_addf(&told, "%s%s:", told.len > 0 ? "|" : "", names[level]);
		while (lines.len > 0) {
			lines = str_cut(lines, '\n', &line);
			strbuf_addf(&told, " %.*s%s", STR_ARG(line), lines.len > 0 ? " /" : "");
		}
	}
	strbuf_addc(&told, 0);
	assert_string_equal(told.at, expected);
	strbuf_release(&told);
	page_text_release(&text);
}

static void
takes_what_main_has(void **state)
{
	(void)state;
	assert_page("<!DOCTYPE html><html><head><title>no</title></head><body><header>no</header>"
		    "<main id=\"main-content\" tabindex=\"-1\"><p>yes</p></main><footer>no</footer></body></html>",
	    "text: yes");
	assert_page("<html><head><title>no</title></head><body class=\"x\"><p>yes</p></body></html>", "text: yes");
	assert_page("<p>yes</p>", "text: yes");
	assert_page("", "");
	assert_page("<main></main>", "");
	assert_page("<main>\n \t\n</main>", "");
}

static void
takes_titles_and_headings_apart(void **state)
{
	(void)state;
	assert_page("<main><h1>题</h1><h2>甲</h2><p>文</p><h3>乙</h3><h6>丙</h6></main>",
	    "title: 题|heading: 甲 / 乙 / 丙|text: 文");
	assert_page("<main><h1>一</h1><h1>二</h1></main>", "title: 一|heading: 二");
	assert_page("<main><h1>题<br>名</h1></main>", "title: 题|heading: 名");
	assert_page("<main><table><caption>表1</caption><tr><td>1</td><td>2</td></tr></table>"
		    "<figure><img alt=\"no\"><figcaption>图1</figcaption></figure></main>",
	    "heading: 表1 / 图1|text: 1 / 2");
	assert_page("<main><dl><dt>指标</dt><dd>说明</dd></dl></main>", "text: 指标 / 说明");
}

static void
takes_what_is_around_apart(void **state)
{
	(void)state;
	assert_page("<main><nav><h2>目录</h2><ul><li><a href=\"#a\">甲</a></li></ul></nav><p>文</p>"
		    "<aside>旁</aside><footer>脚</footer></main>",
	    "text: 文|around: 目录 / 甲 / 旁 / 脚");
	/* a title is one wherever it stands */
	assert_page("<main><aside><h1>题</h1></aside></main>", "title: 题");
	/* menus of small screens repeat those of large ones */
	assert_page("<main><nav><p>甲</p><p>甲乙</p><p>乙</p></nav><nav><p>甲</p><p>乙</p></nav></main>",
	    "around: 甲 / 甲乙 / 乙");
	/* which the text itself may do */
	assert_page("<main><p>甲</p><p>甲</p></main>", "text: 甲 / 甲");
}

static void
joins_what_stands_on_a_line(void **state)
{
	(void)state;
	assert_page("<main><p>职<b>业</b>教<a href=\"x\"><em>育</em></a></p></main>", "text: 职业教育");
	assert_page("<main><p> 职\n  业\t<b> 教</b> </p></main>", "text: 职 业 教");
	assert_page("<main><p>47907<span class=\"unit\">人</span><sup>1</sup></p></main>", "text: 47907人1");
	assert_page("<main>前<p>中</p>后</main>", "text: 前 / 中 / 后");
	assert_page("<main><ul><li>一<li>二</ul></main>", "text: 一 / 二");
	assert_page("<main>职<wbr>业<img src=\"a.png\" alt=\"图\">教</main>", "text: 职业教");
	/* a name that only begins as one without a line of its own */
	assert_page("<main>职<bdx>业</bdx></main>", "text: 职 / 业");
}

static void
hides_what_is_not_shown(void **state)
{
	(void)state;
	assert_page("<main>前<script>if (a < b) \"</p>\" + '<p>x</p>'</script>后</main>", "text: 前 / 后");
	assert_page("<main><style>p > a { }</style><template><p>x</p></template>文</main>", "text: 文");
	assert_page("<main>前<!-- <p>x</p> > -->后</main>", "text: 前后");
	assert_page("<main><p title=\"a > b\" data-x='</p>'>文</p></main>", "text: 文");
	assert_page("<main>前<script>x</scripts></script>后</main>", "text: 前 / 后");
}

static void
replaces_references(void **state)
{
	(void)state;
	assert_page(
	    "<main>&lt;p&gt; &amp;amp; &quot;&apos;&#39;&#x6559;&#X80B2;&#20013;</main>", "text: <p> &amp; \"''教育中");
	assert_page("<main>a&nbsp;&#160;&#xa0;b</main>", "text: a b");
	assert_page("<main>a&#0;&#x110000;&#99999999999999999999;b</main>", "text: ab");
	assert_page("<main>a&#xD800;b</main>", "text: a\xEF\xBF\xBD"
					       "b");
}

static void
nests_deeply(void **state)
{
	struct strbuf html = { 0 };

	(void)state;
	assert_page("<main><nav><aside><p>甲</p></aside>乙</nav>丙</main>", "text: 丙|around: 甲 / 乙");
	assert_page("<main><h2>甲<nav>乙</nav>丙</h2>丁</main>", "heading: 甲 / 丙|text: 丁|around: 乙");
	strbuf_adds(&html, "<main>");
	for (size_t i = 0; i < 200; i++)
		strbuf_adds(&html, "<aside>");
	strbuf_adds(&html, "in");
	for (size_t i = 0; i < 200; i++)
		strbuf_adds(&html, "</aside>");
	strbuf_adds(&html, "<p>out</p></main>");
	strbuf_addc(&html, 0);
	assert_page(html.at, "text: out|around: in");
	strbuf_release(&html);
}

static void
ends_where_markup_is_unfinished(void **state)
{
	static const char *const pages[][2] = {
		{ "<main>文<", "text: 文" },
		{ "<main>文</", "text: 文" },
		{ "<main>文<p", "text: 文" },
		{ "<main>文<p title=\"a>b", "text: 文" },
		{ "<main>文<!-- a", "text: 文" },
		{ "<main>文<script>a", "text: 文" },
		{ "<main>文<script>a</", "text: 文" },
		{ "<main>文</aside></h2></main>", "text: 文" },
		{ "<main>文<h2>题", "heading: 题|text: 文" },
		{ "<main", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_page(pages[i][0], pages[i][1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_main_has),
		cmocka_unit_test(takes_titles_and_headings_apart),
		cmocka_unit_test(takes_what_is_around_apart),
		cmocka_unit_test(joins_what_stands_on_a_line),
		cmocka_unit_test(hides_what_is_not_shown),
		cmocka_unit_test(replaces_references),
		cmocka_unit_test(nests_deeply),
		cmocka_unit_test(ends_where_markup_is_unfinished),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
