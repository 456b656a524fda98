#include "doc_fixture.h"

/* ---- blocks ---- */

static void
writes_paragraphs_quotes_and_rules(void **state)
{
	assert_html(*state, "one\n\n> two\n>\n> three\n\n***\n",
	    "<p>one</p>\n<blockquote>\n<p>two</p>\n<p>three</p>\n</blockquote>\n<hr>\n");
}

static void
writes_tight_and_loose_lists(void **state)
{
	assert_html(*state, "- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n");
	assert_html(*state, "3. a\n\n4. b\n", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
	assert_html(*state, "1. a\n", "<ol>\n<li>a</li>\n</ol>\n");
}

static void
labels_the_boxes_of_tasks(void **state)
{
	assert_html(*state, "- [x] done\n- [ ] [x](y) open\n",
	    "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled checked> done</label></li>\n"
	    "<li class=\"task\"><label><input type=\"checkbox\" disabled> <a href=\"{y}\">x</a> "
	    "open</label></li>\n</ul>\n");
	assert_html(*state, "- [x] done\n\n  more\n",
	    "<ul>\n<li class=\"task\"><p><label><input type=\"checkbox\" disabled checked> done</label></p>\n"
	    "<p>more</p>\n</li>\n</ul>\n");
}

static void
keeps_code_literal(void **state)
{
	assert_html(*state, "```json\n<{{x}}>\n```\n\n    **a**\n\n`{{value.x}} <b>`\n",
	    "<pre><code class=\"language-json\">&lt;{{x}}&gt;\n</code></pre>\n<pre><code>**a**\n</code></pre>\n"
	    "<p><code>{{value.x}} &lt;b&gt;</code></p>\n");
}

static void
drops_raw_html_with_a_warning(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(fixture, "a <b>c</b> d\n\n<div onclick=\"x\">\nevil\n</div>\n",
	    "html-dropped: <b>\nhtml-dropped: </b>\nhtml-dropped: <div onclick=\"x\">");
	assert_true(fixture->ok);
	assert_string_equal(doc_html(fixture), "<p>a c d</p>\n");
}

static void
escapes_text_and_attributes(void **state)
{
	assert_html(*state, "a < b & \"c\" [d](e \"f\\\"g<\") ![h\"i](j)\n",
	    "<p>a &lt; b &amp; &quot;c&quot; <a href=\"{e}\" title=\"f&quot;g&lt;\">d</a> "
	    "<img src=\"{j}\" alt=\"h&quot;i\"></p>\n");
}

/* ---- inlines ---- */

static void
writes_emphasis_strikes_and_breaks(void **state)
{
	assert_html(*state, "*a* **b** ~~c~~ d  \ne\\\nf\n",
	    "<p><em>a</em> <strong>b</strong> <del>c</del> d<br>\ne<br>\nf</p>\n");
}

static void
takes_one_tilde_for_a_range(void **state)
{
	assert_html(*state, "3~5人，10~20人\n", "<p>3~5人，10~20人</p>\n");
}

static void
refuses_an_address_that_runs_on(void **state)
{
	assert_findings(*state, "见http://a.b/c。全市 <http://d.e>。 [http://f.g](http://f.g)。 www.h.i 完\n",
	    "link-bare: http://a.b/c。全市");
}

static void
joins_chinese_lines_without_a_blank(void **state)
{
	assert_html(*state, "中文\n下一行，\n“第三”\n", "<p>中文下一行，“第三”</p>\n");
	assert_html(*state, "say “a”\n“b”\n", "<p>say “a”\n“b”</p>\n");
	assert_html(*state, "中文\n**粗体**\nabc\n中\n", "<p>中文<strong>粗体</strong>\nabc\n中</p>\n");
}

static void
leaves_links_open(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "[甲](../b.md#c) [](#t) <http://d.e> www.f.cn [g][r]\n\n[r]: indicator:x\n",
	    "<p><a href=\"{../b.md#c}\">甲</a> <a href=\"{#t}\">{label #t}</a> <a href=\"{http://d.e}\">http://d.e</a> "
	    "<a href=\"{http://www.f.cn}\">www.f.cn</a> <a href=\"{indicator:x}\">g</a></p>\n");
	assert_int_equal(fixture->doc.link_count, 5);
	assert_true(fixture->doc.links[1].empty);
	assert_false(fixture->doc.links[0].empty);
	assert_string_equal(doc_at(fixture, fixture->doc.links[0].place), "[甲](../b.md#c)");
	assert_string_equal(doc_at(fixture, fixture->doc.links[1].place), "[](#t)");
	assert_string_equal(doc_at(fixture, fixture->doc.links[2].place), "<http://d.e>");
	assert_string_equal(doc_at(fixture, fixture->doc.links[3].place), "www.f.cn");
	assert_string_equal(doc_at(fixture, fixture->doc.links[4].place), "[g][r]");
}

/* ---- headings ---- */

static void
gives_headings_their_ids(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "## 2.1 学生素质\n\n### *体质* `A` {#health}\n\n## 学生素质\n",
	    "<h2 #学生素质>2.1 学生素质</h2>\n<h3 #health><em>体质</em> <code>A</code></h3>\n<h2 "
	    "#学生素质-2>学生素质</h2>\n");
	assert_string_equal(doc_text(fixture, fixture->doc.headings[1].text), "体质 A");
	assert_int_equal(fixture->doc.headings[1].level, 3);
	assert_string_equal(doc_at(fixture, fixture->doc.headings[0].place), "## 2.1 学生素质");
	assert_true(doc_has_anchor(&fixture->doc, STR("学生素质-2")));
	assert_false(doc_has_anchor(&fixture->doc, STR("体质-A")));
}

static void
refuses_a_top_heading_and_an_empty_one(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(
	    fixture, "# 甲\n\n## {#b}\n\n乙\n==\n", "heading-top: # 甲\nheading-empty: ## {#b}\nheading-top: 乙\n==");
	assert_false(fixture->ok);
	assert_string_equal(doc_html(fixture), "<h2 #甲>甲</h2>\n<h2 #b></h2>\n<h2 #乙>乙</h2>\n");
}

static void
reports_both_places_of_an_id_that_is_there_twice(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(fixture, "## a {#x}\n\n表：b {#x}\n\n| a |\n|---|\n\n## c {#d e}\n",
	    "anchor-duplicate: {#x}\nanchor-syntax: {#d e}");
	assert_string_equal(doc_at(fixture, fixture->diags.items[0].notes->place), "{#x}");
}

/* ---- values ---- */

static void
leaves_values_open(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "共{{value.enrolment}}，{{value.a_b.2020}} **{{ value.c.2021.市本级 }}**\n",
	    "<p>共{value enrolment 0 }，{value a_b 2020 } <strong>{value c 2021 市本级}</strong></p>\n");
	assert_string_equal(doc_at(fixture, fixture->doc.values[0].place), "{{value.enrolment}}");
	assert_string_equal(doc_at(fixture, fixture->doc.values[2].place), "{{ value.c.2021.市本级 }}");
	assert_string_equal(doc_text(fixture, fixture->doc.plain), "共，");
}

static void
finds_each_of_many_equal_values(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_compile(fixture, "`{{value.a}}`, \\{{value.a}} `x\ny` &amp; {{value.a}} [{](u) {{value.a}}\n");
	assert_int_equal(fixture->doc.value_count, 2);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(doc_at(fixture, fixture->doc.values[i].place), "{{value.a}}");
	assert_true(fixture->doc.values[0].place.offset > str_find(fixture->source->text, STR("&amp;"), 0));
	assert_true(fixture->doc.values[1].place.offset > str_find(fixture->source->text, STR("(u)"), 0));
}

static void
refuses_what_is_no_placeholder(void **state)
{
	assert_findings(*state,
	    "{{x}} {{value.A}} {{value.}} {{value.a.20}} {{value.a.2020.}} {{value.a..b}} {{value.a.市}} "
	    "{{value.a\n}}\n",
	    "value-syntax: {{x}}\nvalue-syntax: {{value.A}}\nvalue-syntax: {{value.}}\nvalue-syntax: {{value.a.20}}\n"
	    "value-syntax: {{value.a.2020.}}\nvalue-syntax: {{value.a..b}}\nvalue-syntax: "
	    "{{value.a.市}}\nvalue-syntax: {{");
}

static void
refuses_a_placeholder_where_none_can_stand(void **state)
{
	assert_findings(*state, "## a {{value.b}}\n\n[c {{value.d}}](e) ![{{value.f}}](g)\n",
	    "value-place: {{value.b}}\nvalue-place: {{value.d}}\nvalue-place: ![{{value.f}}](g)");
}

/* ---- tables ---- */

static void
writes_tables_with_classes_for_alignment(void **state)
{
	assert_html(*state,
	    "| 年 | 名 | 数 | 右 | 中 |\n|---|---|---|--:|:-:|\n| 2020 | 甲 | 1,234.5 | x | 1 |\n"
	    "| 2021 | 乙 | {{value.a}} | 2 | 2 |\n| 2022 | 3 | — | 约12所 | 3 |\n",
	    "<div class=\"table\">\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{text "
	    "table.region}\">\n<table>\n<thead>\n<tr><th scope=\"col\">年</th><th scope=\"col\">名</th>"
	    "<th scope=\"col\" class=\"num\">数</th><th scope=\"col\" class=\"right\">右</th>"
	    "<th scope=\"col\" class=\"center\">中</th></tr>\n</thead>\n<tbody>\n"
	    "<tr><td>2020</td><td>甲</td><td class=\"num\">1,234.5</td><td class=\"right\">x</td>"
	    "<td class=\"center\">1</td></tr>\n"
	    "<tr><td>2021</td><td>乙</td><td class=\"num\">{value a 0 }</td><td class=\"right\">2</td>"
	    "<td class=\"center\">2</td></tr>\n"
	    "<tr><td>2022</td><td>3</td><td class=\"num\">—</td><td class=\"right\">约12所</td>"
	    "<td class=\"center\">3</td></tr>\n</tbody>\n</table>\n</div>\n</div>\n");
}

static void
writes_a_table_without_rows(void **state)
{
	assert_html(*state, "| a |\n|---|\n",
	    "<div class=\"table\">\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{text "
	    "table.region}\">\n<table>\n<thead>\n<tr><th "
	    "scope=\"col\">a</th></tr>\n</thead>\n</table>\n</div>\n</div>\n");
}

static void
finds_places_in_tables_below_a_paragraph(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_compile(
	    fixture, "text {{value.p}}\nmore\n| [h](1) |\n|---|\n| \\| {{value.a}} |\n\n> | {{value.b}} |\n> |---|\n");
	assert_string_equal(doc_findings(fixture), "");
	assert_string_equal(doc_at(fixture, fixture->doc.links[0].place), "[h](1)");
	assert_int_equal(fixture->doc.value_count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(str_starts(
		    str_slice(fixture->source->text, fixture->doc.values[i].place.offset, SIZE_MAX), STR("{{value.")));
	assert_string_equal(doc_at(fixture, fixture->doc.values[1].place), "{{value.a}}");
}

/* ---- captions ---- */

static void
puts_captions_over_tables(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "表：招生 *规模* {{value.a}} {#tbl}\n\n| a |\n|---|\n\n表: b\n| c |\n|---|\n",
	    "<figure class=\"table\" id=\"{id tbl}\">\n"
	    "<figcaption><span class=\"label\">{caption 0}</span> 招生 <em>规模</em> {value a 0 }</figcaption>\n"
	    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{text "
	    "table.region}\">\n<table>\n<thead>\n<tr><th "
	    "scope=\"col\">a</th></tr>\n</thead>\n</table>\n</div>\n</figure>\n"
	    "<figure class=\"table\">\n<figcaption><span class=\"label\">{caption 1}</span> b</figcaption>\n"
	    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{text "
	    "table.region}\">\n<table>\n<thead>\n<tr><th "
	    "scope=\"col\">c</th></tr>\n</thead>\n</table>\n</div>\n</figure>\n");
	assert_int_equal(fixture->doc.captions[1].number, 2);
	assert_int_equal(fixture->doc.captions[1].kind, CAPTION_TABLE);
	assert_string_equal(doc_text(fixture, fixture->doc.captions[0].text), "招生 规模");
	assert_string_equal(doc_at(fixture, fixture->doc.captions[1].place), "表: b");
}

static void
puts_captions_under_pictures(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "![甲](a.png)\n\n图：乙 {#fig}\n\n[![丙](b.png)](c.md)\n\nx ![丁](d.png)\n",
	    "<figure class=\"picture\" id=\"{id fig}\">\n<img src=\"{a.png}\" alt=\"甲\">\n"
	    "<figcaption><span class=\"label\">{caption 0}</span> 乙</figcaption>\n</figure>\n"
	    "<figure class=\"picture\">\n<a href=\"{c.md}\"><img src=\"{b.png}\" alt=\"丙\"></a>\n</figure>\n"
	    "<p>x <img src=\"{d.png}\" alt=\"丁\"></p>\n");
	assert_true(fixture->doc.links[0].image);
	assert_string_equal(doc_at(fixture, fixture->doc.links[0].place), "![甲](a.png)");
}

static void
gives_captions_to_blocks(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture,
	    "表：甲 {#t}\n\n```table\n{ \"indicators\": [\"a\"] }\n```\n\n"
	    "```chart\n{ \"kind\": \"bar\", \"indicators\": [\"a\"] }\n```\n\n图：乙 **丙** {#f}\n\n"
	    "```chart\n{ \"kind\": \"line\", \"indicators\": [\"b\"] }\n```\n",
	    "{block 0}\n{block 1}\n{block 2}\n");
	assert_int_equal(fixture->doc.blocks[0].caption, 1);
	assert_int_equal(fixture->doc.blocks[1].caption, 2);
	assert_int_equal(fixture->doc.blocks[2].caption, 0);
	assert_string_equal(doc_text(fixture, fixture->doc.captions[1].text), "乙 丙");
	assert_int_equal(fixture->doc.captions[1].number, 1);
	assert_true(doc_has_anchor(&fixture->doc, STR("f")));
	assert_string_equal(doc_text(fixture, fixture->doc.plain), "甲\n乙 丙");
}

static void
reads_blocks_in_lists_but_not_in_quotes(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(fixture,
	    "- a\n\n  ```table\n  { \"indicators\":\n    [\"a\"] }\n  ```\n\n> ```table\n> { \"indicators\": [\"a\"] "
	    "}\n> ```\n",
	    "block-place: ```table\n> { \"indicators\": [\"a\"] }\n> ```");
	assert_int_equal(fixture->doc.block_count, 1);
}

static void
refuses_captions_that_belong_to_nothing(void **state)
{
	assert_findings(*state, "表：a\n\ntext\n\n图：b\n\n![c](d)\n图：e\n\nf\n表：g\n| h |\n|---|\n",
	    "caption-place: 表：a\ncaption-place: 图：b\ncaption-place: 图：e\ncaption-place: 表：g");
}

static void
wants_plain_captions_for_blocks(void **state)
{
	assert_findings(*state,
	    "表：a{{value.b}} [c](d) [^n]\n\n```table\n{ \"indicators\": [\"a\"] }\n```\n\nx[^n]\n\n[^n]: y\n",
	    "value-place: {{value.b}}\ncaption-plain: [c](d)\ncaption-plain: [^n]");
}

static void
reports_a_bad_block_where_it_stands(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(
	    fixture, "```chart\n{ \"kind\": \"pie\", \"indicators\": [\"a\"] }\n```\n", "json-value: \"pie\"");
	assert_false(fixture->ok);
	assert_int_equal(fixture->doc.block_count, 0);
}

/* ---- notes ---- */

static void
writes_notes_with_links_there_and_back(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "a[^x] b[^x] c[^y]\n\n[^x]: X\n\n[^y]:\n    - Y\n",
	    "<p>a<sup class=\"footnote-ref\"><a href=\"#{id fn-1}\" id=\"{id fnref-1}\" "
	    "role=\"doc-noteref\">1</a></sup> "
	    "b<sup class=\"footnote-ref\"><a href=\"#{id fn-1}\" id=\"{id fnref-1-2}\" "
	    "role=\"doc-noteref\">1</a></sup> "
	    "c<sup class=\"footnote-ref\"><a href=\"#{id fn-2}\" id=\"{id fnref-2}\" "
	    "role=\"doc-noteref\">2</a></sup></p>\n"
	    "<div class=\"footnotes\" role=\"group\" aria-label=\"{text footnote.section}\">\n<ol>\n"
	    "<li id=\"{id fn-1}\">\n<p>X <a class=\"footnote-back\" href=\"#{id fnref-1}\" role=\"doc-backlink\" "
	    "aria-label=\"{text footnote.back} 1\">↩</a> <a class=\"footnote-back\" href=\"#{id fnref-1-2}\" "
	    "role=\"doc-backlink\" aria-label=\"{text footnote.back} 1-2\">↩</a></p>\n</li>\n"
	    "<li id=\"{id fn-2}\">\n<ul>\n<li>Y</li>\n</ul>\n<p> <a class=\"footnote-back\" href=\"#{id fnref-2}\" "
	    "role=\"doc-backlink\" aria-label=\"{text footnote.back} 2\">↩</a></p>\n</li>\n</ol>\n</div>\n");
	assert_true(doc_has_anchor(&fixture->doc, STR("fnref-1-2")));
	assert_true(doc_has_anchor(&fixture->doc, STR("fn-2")));
}

static void
reports_notes_that_do_not_meet(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(fixture, "a[^x] \\[^y] `[^z]`\n\n[^u]: left out\n\n```\n[^c]: code\n```\n",
	    "footnote-unknown: [^x]\nfootnote-unused: [^u]");
	assert_false(fixture->ok);
}

/* ---- marks left over ---- */

static void
warns_of_stars_that_stay(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_findings(fixture, "**“重点”**项目，*“甲”*乙\n\n**重点**项目 2**3 a * b 138****1234 \\*注 `**`\n",
	    "emphasis-left: **\nemphasis-left: *");
	assert_true(fixture->ok);
	assert_int_equal(fixture->diags.items[0].place.offset, str_find(fixture->source->text, STR("**"), 0));
}

/* ---- the whole ---- */

static void
collects_the_plain_text(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_compile(fixture, "## 甲\n\n乙 *丙*[^1]\n丁\n\n| a | b |\n|---|---|\n| c | d |\n\n- e\n\n[^1]: f `g`\n");
	assert_string_equal(doc_text(fixture, fixture->doc.plain), "甲\n乙 丙丁\na b\nc d\ne\nf g");
}

static void
reads_every_kind_of_line_end(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_compile(fixture, "a\r\nb {{x}}\r\n\r\n> c\r\n> {{y}}\r\n\r\n| {{z}} |\r\n|---|\r\n");
	assert_string_equal(doc_findings(fixture), "value-syntax: {{x}}\nvalue-syntax: {{y}}\nvalue-syntax: {{z}}");
}

static void
goes_on_after_mistakes_in_the_head(void **state)
{
	struct doc_fixture *fixture = *state;

	doc_source(fixture, "---\nnumber: 1\n---\n{{x}}\n");
	assert_false(markdown_compile(&fixture->arena, fixture->source, &fixture->doc, &fixture->diags));
	assert_string_equal(doc_findings(fixture), "head-missing: ---\nvalue-syntax: {{x}}");
	assert_string_equal(doc_text(fixture, fixture->doc.number), "1");
}

static void
compiles_an_empty_body(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_html(fixture, "", "");
	assert_int_equal(fixture->doc.anchor_count, 0);
}

/* `count` times a text, with what stands before and behind. */
static const char *
many(struct doc_fixture *fixture, const char *before, const char *text, size_t count, const char *behind)
{
	struct strbuf out = { 0 };
	const char *body;

	strbuf_adds(&out, before);
	for (size_t i = 0; i < count; i++)
		strbuf_adds(&out, text);
	strbuf_adds(&out, behind);
	body = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return body;
}

static void
takes_hostile_input_in_its_stride(void **state)
{
	enum { MANY = 30000 };
	struct doc_fixture *fixture = *state;
	static const struct {
		const char *before, *text, *behind;
	} inputs[] = {
		{ "", "[", "a" },
		{ "", "> ", "a" },
		{ "", "- ", "a" },
		{ "", "![", "a" },
		{ "", "**“a ", "" },
		{ "", "{{", "" },
		{ "", "{{value.a}}", "" },
		{ "", "[^", "" },
		{ "", "`a` *b* ", "" },
		{ "", "&copy;_a_ ", "" },
		{ "", "汉字\n", "" },
		{ "## ", "{#", "}" },
		{ "www.a.b", ")", "" },
		{ "| a |\n|---|\n", "| {{value.a}} |\n", "" },
		{ "", "## 甲\n", "" },
		{ "", "图：a\n\n", "" },
	};

	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		doc_compile(fixture, many(fixture, inputs[i].before, inputs[i].text, MANY, inputs[i].behind));
		assert_non_null(doc_html(fixture));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(writes_paragraphs_quotes_and_rules),
		doc_test(writes_tight_and_loose_lists),
		doc_test(labels_the_boxes_of_tasks),
		doc_test(keeps_code_literal),
		doc_test(drops_raw_html_with_a_warning),
		doc_test(escapes_text_and_attributes),
		doc_test(writes_emphasis_strikes_and_breaks),
		doc_test(takes_one_tilde_for_a_range),
		doc_test(refuses_an_address_that_runs_on),
		doc_test(joins_chinese_lines_without_a_blank),
		doc_test(leaves_links_open),
		doc_test(gives_headings_their_ids),
		doc_test(refuses_a_top_heading_and_an_empty_one),
		doc_test(reports_both_places_of_an_id_that_is_there_twice),
		doc_test(leaves_values_open),
		doc_test(finds_each_of_many_equal_values),
		doc_test(refuses_what_is_no_placeholder),
		doc_test(refuses_a_placeholder_where_none_can_stand),
		doc_test(writes_tables_with_classes_for_alignment),
		doc_test(writes_a_table_without_rows),
		doc_test(finds_places_in_tables_below_a_paragraph),
		doc_test(puts_captions_over_tables),
		doc_test(puts_captions_under_pictures),
		doc_test(gives_captions_to_blocks),
		doc_test(reads_blocks_in_lists_but_not_in_quotes),
		doc_test(refuses_captions_that_belong_to_nothing),
		doc_test(wants_plain_captions_for_blocks),
		doc_test(reports_a_bad_block_where_it_stands),
		doc_test(writes_notes_with_links_there_and_back),
		doc_test(reports_notes_that_do_not_meet),
		doc_test(warns_of_stars_that_stay),
		doc_test(collects_the_plain_text),
		doc_test(reads_every_kind_of_line_end),
		doc_test(goes_on_after_mistakes_in_the_head),
		doc_test(compiles_an_empty_body),
		doc_test(takes_hostile_input_in_its_stride),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
