#include "doc_fixture.h"
#include "findings.h"
#include "load/paper.h"

/* Plain text, read as a paper. Blocks are compared as lines of KIND:text. */

static const struct paper *
read_plain(struct doc_fixture *fixture, const char *text)
{
	struct paper *paper = arena_new(&fixture->arena, struct paper);

	fixture->source = source_add(&fixture->sources, STR("a.txt"), str_from(text));
	paper_read_plain(&fixture->arena, fixture->source, paper);
	return paper;
}

static void
show_table(struct strbuf *out, const struct paper_table *table)
{
	strbuf_addf(out, "table %zu:", table->head);
	for (size_t i = 0; i < table->rows * table->columns; i++)
		strbuf_addf(out, "%.*s%s", STR_ARG(table->cells[i].text), (i + 1) % table->columns == 0 ? "/" : "|");
}

static const char *
blocks_of(struct doc_fixture *fixture, const struct paper *paper)
{
	static const char *const kinds[PAPER_KINDS] = { "title", "contents", "heading", "paragraph", "item", "caption",
		"table", "note" };
	struct strbuf out = { 0 };
	const char *shown;

	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->items[i];

		if (block->table) {
			show_table(&out, block->table);
		} else {
			strbuf_adds(&out, kinds[block->kind]);
			if (block->level > 0)
				strbuf_addf(&out, " %u", block->level);
			if (block->page >= 0)
				strbuf_addf(&out, " p%ld", block->page);
			strbuf_addf(&out, ":%.*s", STR_ARG(block->text.text));
		}
		strbuf_addc(&out, '\n');
	}
	shown = str_zero(&fixture->arena, strbuf_view(&out));
	strbuf_release(&out);
	return shown;
}

#define assert_blocks(fixture, text, blocks)                                                                           \
	assert_string_equal(blocks_of((fixture), read_plain((fixture), (text))), (blocks))

/* Every character of a text is written at its place; where a line was broken between words
 * of half width a blank stands for the break. */
static void
check_text(const struct paper *paper, const struct paper_text *text)
{
	for (size_t i = 0; i < text->text.len; i++) {
		struct place place = paper_place(paper, text, i, i + 1);
		const char *written = paper->source->text.at + place.offset;

		assert_true(place.offset + place.length <= paper->source->text.len);
		assert_true(place.length > 0);
		if (*written != text->text.at[i]) {
			assert_int_equal(text->text.at[i], ' ');
			assert_true(*written == '\n' || *written == '\r' || *written == '\f' || *written == ' ');
		}
	}
}

static void
check_places(const struct paper *paper)
{
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->items[i];

		check_text(paper, &block->text);
		for (size_t k = 0; block->table && k < block->table->rows * block->table->columns; k++)
			check_text(paper, &block->table->cells[k]);
	}
}

/* ---- paragraphs ---- */

#define LINE1 "临水市中等职业学校共有十二所，其中公办学校九所，民办学校三"
#define LINE2 "所，在校生三万四千余名，校均规模为二千八百人，比上年有所增"

static void
joins_lines_that_a_layout_broke(void **state)
{
	assert_blocks(*state, LINE1 "\n" LINE2 "\n加。\n第二段从这里开始。\n",
	    "paragraph:" LINE1 LINE2 "加。\nparagraph:第二段从这里开始。\n");
	assert_blocks(*state, LINE1 "\n\n" LINE2 "\n\n加。\n\n第二段从这里开始。\n",
	    "paragraph:" LINE1 LINE2 "加。\nparagraph:第二段从这里开始。\n");
	assert_blocks(*state, LINE1 "\r\n" LINE2 "\r\n加。\r第二段从这里开始。\r",
	    "paragraph:" LINE1 LINE2 "加。\nparagraph:第二段从这里开始。\n");
}

/* The first line ends a sentence at the right edge: only the blank tells. */
static void
ends_a_paragraph_at_a_blank_where_the_document_does(void **state)
{
	assert_blocks(*state,
	    "1.1 规模 \n\n" LINE1 "\n\n全市共有十二所中等职业学校，其中公办学校九所，民办学校三所。\n\n" LINE2
	    "\n\n加。 \n\n"
	    "全市共有十二所中等职业学校，其中公办学校九所，民办学校三所。 \n\n" LINE2 "\n\n加。 \n",
	    "heading 1:1.1 规模\nparagraph:" LINE1 "全市共有十二所中等职业学校，其中公办学校九所，民办学校三所。" LINE2
	    "加。\nparagraph:全市共有十二所中等职业学校，其中公办学校九所，民办学校三所。\nparagraph:" LINE2 "加。\n");
}

static void
joins_over_the_end_of_a_page(void **state)
{
	const char *joined = "paragraph:" LINE1 LINE2 "加。\n";

	assert_blocks(*state, LINE1 "\n\n\n12\n\n" LINE2 "\n\n加。\n", joined);
	assert_blocks(*state, LINE1 "\n\n- 12 -\n\f" LINE2 "\n加。\n", joined);
	assert_blocks(*state, LINE1 "\n第 12 页\n\f" LINE2 "\n加。\n", joined);
	assert_blocks(*state, LINE1 "\n " LINE2 "\n\n加。\n", joined);
	assert_blocks(*state, LINE1 "\n — 3 — \n\f" LINE2 "\n加。\n", joined);
}

static void
joins_a_paragraph_that_a_page_cut_where_lines_are_paragraphs(void **state)
{
	assert_blocks(*state,
	    "全市职业学校与企业共建实训基地，接纳学生实习，打通中本一\n\n体人才培养通道，共同培养人才。\n\n"
	    "东浦市职业学校\n\n开展了各类培训，效果很好。\n",
	    "paragraph:全市职业学校与企业共建实训基地，接纳学生实习，打通中本一体人才培养通道，共同培养人才。\n"
	    "paragraph:东浦市职业学校\nparagraph:开展了各类培训，效果很好。\n");
}

static void
begins_a_paragraph_at_an_indentation(void **state)
{
	assert_blocks(*state,
	    "　　" LINE1 "\n" LINE2 "\n加了一些，这一行正好写满到右边的边界为止才算结束了这一句话。\n　　" LINE1
	    "\n多。\n",
	    "paragraph:" LINE1 LINE2 "加了一些，这一行正好写满到右边的边界为止才算结束了这一句话。\nparagraph:" LINE1
	    "多。\n");
}

static void
puts_a_blank_between_words_of_half_width_only(void **state)
{
	assert_blocks(*state,
	    "临水市中等职业学校共有十二所，学生在国际比赛的模块里使用 the student\n"
	    "handbook 与教材，投入资金达到一千二百三十四万余元，比上年增加 12\n"
	    "万元，并且按照二〇二〇年的计划继续推进相关的工作，进入名单 2019-\n"
	    "2020 年度，还有一些别的事情在这里写得很长很长一直写到右边才结束\n了。\n",
	    "paragraph:临水市中等职业学校共有十二所，学生在国际比赛的模块里使用 the student handbook "
	    "与教材，投入资金达到一千"
	    "二百三十四万余元，比上年增加 12万元，并且按照二〇二〇年的计划继续推进相关的工作，进入名单 2019-2020 "
	    "年度，还有一"
	    "些别的事情在这里写得很长很长一直写到右边才结束了。\n");
}

static void
knows_a_number_at_the_start_of_a_line_is_no_heading(void **state)
{
	assert_blocks(*state,
	    LINE1 "\n\n7.5册，比上年增加，生均教学仪器设备值比上一年增加了许多，增长\n\n"
		  "5.25%，生均图书增加，二者都比上年有了明显的增加，这是第一次增加\n\n20 个。\n",
	    "paragraph:" LINE1
	    "7.5册，比上年增加，生均教学仪器设备值比上一年增加了许多，增长5.25%，生均图书增加，二者都比上年"
	    "有了明显的增加，这是第一次增加20 个。\n");
}

/* ---- headings ---- */

static void
finds_headings_and_their_levels(void **state)
{
	assert_blocks(*state,
	    "第一部分  基本情况\n1.1 规模\n共十二所。\n1.2设施\n共十二间。\n第二部分 发展\n2.1 素质\n2.1.1 "
	    "活动\n很好。\n2.2 升学\n"
	    "很好。\n附件 "
	    "1：\n深化融合，服务社会\n一、做法\n1.搭建平台。各校都建了平台。\n二、成效\n明显。\n附件2：名单\n",
	    "heading 1:第一部分  基本情况\nheading 2:1.1 规模\nparagraph:共十二所。\nheading "
	    "2:1.2设施\nparagraph:共十二间。\n"
	    "heading 1:第二部分 发展\nheading 2:2.1 素质\nheading 3:2.1.1 活动\nparagraph:很好。\nheading 2:2.2 升学\n"
	    "paragraph:很好。\nheading 1:附件 1：\nheading 2:深化融合，服务社会\nheading 3:一、做法\n"
	    "paragraph:1.搭建平台。各校都建了平台。\nheading 3:二、成效\nparagraph:明显。\nheading 1:附件2：名单\n");
}

static void
finds_cases_and_chapters_numbered_in_chinese(void **state)
{
	assert_blocks(*state,
	    "一、总体要求\n（一）原则\n坚持。\n（二）高标准建设。健全体系。\n二、目标\n【案例 "
	    "1】集团办学，互惠互利\n很好。\n"
	    "案例二：双师双徒\n很好。\n三、措施\n",
	    "heading 1:一、总体要求\nheading 2:（一）原则\nparagraph:坚持。\nparagraph:（二）高标准建设。健全体系。\n"
	    "heading 1:二、目标\nheading 2:【案例 1】集团办学，互惠互利\nparagraph:很好。\nheading 2:案例二：双师双徒\n"
	    "paragraph:很好。\nheading 1:三、措施\n");
	assert_blocks(*state,
	    "1.情况\n1.1规模\n共十二所。\n7.特色\n案例一:融合\n一、育人\n很好。\n案例二：帮扶\n一、培训\n很好。\n8."
	    "党建\n",
	    "heading 1:1.情况\nheading 2:1.1规模\nparagraph:共十二所。\nheading 1:7.特色\nheading 2:案例一:融合\n"
	    "heading 3:一、育人\nparagraph:很好。\nheading 2:案例二：帮扶\nheading "
	    "3:一、培训\nparagraph:很好。\nheading 1:8.党建\n");
}

static void
puts_a_title_together(void **state)
{
	assert_blocks(*state, "\n临水市中等职业教育 \n\n质量年度报告 \n\n（2022） \n临水市教育局 \n2023年 1月 \n",
	    "title:临水市中等职业教育质量年度报告\nparagraph:（2022）\nparagraph:临水市教育局\nparagraph:2023年 1月\n");
	assert_blocks(*state, "2023 年度\n\n东浦市职业教育 年度报告\n\n前 言\n\n共十二所。\n",
	    "paragraph:2023 年度\ntitle:东浦市职业教育 年度报告\nheading 1:前 言\nparagraph:共十二所。\n");
}

/* ---- contents ---- */

static void
reads_a_table_of_contents(void **state)
{
	assert_blocks(*state,
	    "目  录 \n第一部分  情况 ........ 1 \n\n1.1 规模 ...... 1\n2.1 案例 1——《融合》 .. 15\n附件 1： ....... "
	    "21\n\n第一部分  情况\n",
	    "paragraph:目  录\ncontents 1 p1:第一部分  情况\ncontents 2 p1:1.1 规模\ncontents 2 p15:2.1 案例 "
	    "1——《融合》\n"
	    "contents 1 p21:附件 1：\nheading 1:第一部分  情况\n");
	assert_blocks(*state,
	    "目录\n\n前 言\t1\n1. 培养\t3\n1.1 体系：一体\t3\n\n案例目录\n\n案例 1: 一体.....\t2\n\n前 言\n\n很好。\n",
	    "paragraph:目录\ncontents 1 p1:前 言\ncontents 1 p3:1. 培养\ncontents 2 p3:1.1 "
	    "体系：一体\nparagraph:案例目录\n"
	    "contents 1 p2:案例 1: 一体\nheading 1:前 言\nparagraph:很好。\n");
}

static void
knows_headings_without_numbers_from_the_contents(void **state)
{
	assert_blocks(*state,
	    "年报\n\n（2023 年）\n\n目  录\n\n1. 情况 .... 1\n1.1 规模 .... 1\n2. 发展 .... 3\n\n1. 情况\n\n很好。\n",
	    "title:年报\nparagraph:（2023 年）\nparagraph:目  录\ncontents 1 p1:1. 情况\ncontents 2 p1:1.1 "
	    "规模\ncontents 1 p3:2. "
	    "发展\nheading 1:1. 情况\nparagraph:很好。\n");
	assert_blocks(*state, "目录\n工作成效…………2\n存在问题…………5\n\n工作成效\n很好。\n存 在 问 题\n很多。\n",
	    "paragraph:目录\ncontents 1 p2:工作成效\ncontents 1 p5:存在问题\nheading 1:工作成效\nparagraph:很好。\n"
	    "heading 1:存 在 问 题\nparagraph:很多。\n");
}

static void
reads_contents_that_lost_their_pages(void **state)
{
	assert_blocks(*state, "目录\n1.情况\n1.1 规模\n2.发展\n1.情况\n1.1 规模\n共十二所。\n2.发展\n很好。\n",
	    "paragraph:目录\ncontents 1:1.情况\ncontents 2:1.1 规模\ncontents 1:2.发展\nheading 1:1.情况\nheading "
	    "2:1.1 规模\n"
	    "paragraph:共十二所。\nheading 1:2.发展\nparagraph:很好。\n");
}

/* ---- captions and tables ---- */

static void
finds_captions(void **state)
{
	assert_blocks(*state, "很好。\n表1-28 2003—2016年情况\n续表\n很好。\n",
	    "paragraph:很好。\ncaption:表1-28 2003—2016年情况\ncaption:续表\nparagraph:很好。\n");
	assert_blocks(*state, "很好。\n\n图 4 2023 年新增专业\n\n很好。\n\n图1：结构\n\n表 3所示，很好。\n",
	    "paragraph:很好。\ncaption:图 4 2023 年新增专业\nparagraph:很好。\ncaption:图1：结构\nparagraph:表 "
	    "3所示，很好。\n");
}

static void
reads_tables_parted_by_single_blanks(void **state)
{
	assert_blocks(*state,
	    "很好。 \n\n表 1 招生情况 \n\n年份 招生数 占比 \n\n2020 3150 41.25% \n\n2021 2950 42.75% \n\n1.2 设施 \n",
	    "paragraph:很好。\ncaption:表 1 招生情况\ntable 1:年份|招生数|占比/2020|3150|41.25%/2021|2950|42.75%/\n"
	    "heading 1:1.2 设施\n");
	assert_blocks(*state,
	    "表2：设备\n年份 生均设备值 生均图书\n2021 51.5 元 21.15 册\n2022 52.5 元 22.15 册\n很好。\n",
	    "caption:表2：设备\ntable 1:年份|生均设备值|生均图书/2021|51.5 元|21.15 册/2022|52.5 元|22.15 "
	    "册/\nparagraph:很好。\n");
	assert_blocks(*state, "很好。\n年份 招生数 占比\n2020 3150 13.5 : 1\n2021 2950 15.3 : 1\n",
	    "paragraph:很好。\ntable 1:年份|招生数|占比/2020|3150|13.5 : 1/2021|2950|15.3 : 1/\n");
}

static void
reads_rows_with_running_numbers_and_a_total(void **state)
{
	assert_blocks(*state,
	    "表 7：培训统计表\n序号 县（市、区） 32 学时培训人次\n1 市本级 5500\n2 东浦县 660\n全市合计 6160\n2.1 "
	    "升学\n",
	    "caption:表 7：培训统计表\ntable 1:序号|县（市、区）|32 "
	    "学时培训人次/1|市本级|5500/2|东浦县|660/|全市合计|6160/\n"
	    "heading 1:2.1 升学\n");
}

static void
puts_broken_heads_together(void **state)
{
	const char *prose = LINE1 "\n\n" LINE2 "\n\n加。 \n\n";
	struct doc_fixture *fixture = *state;

	assert_blocks(*state,
	    str_zero(&fixture->arena, str_format(&fixture->arena,
					  "%s表 4 队伍情况 \n\n年份 \n专任教\n\n师 \n\n本科及\n\n以上 \n占比 \n\n2020 "
					  "1250 1200 96%% \n\n很好。 \n",
					  prose)),
	    "paragraph:" LINE1 LINE2
	    "加。\ncaption:表 4 队伍情况\ntable 1:年份|专任教师|本科及以上|占比/2020|1250|1200|96%/\n"
	    "paragraph:很好。\n");
	assert_blocks(*state,
	    str_zero(&fixture->arena, str_format(&fixture->arena,
					  "%s表 3：情况 \n\n年份 生师比 \n\n“双师型”专任 \n\n专业教师占比 \n\n2021 "
					  "14.05:1 81.15%% \n\n很好。 \n",
					  prose)),
	    "paragraph:" LINE1 LINE2 "加。\ncaption:表 3：情况\ntable "
	    "1:年份|生师比|“双师型”专任专业教师占比/2021|14.05:1|81.15%/\nparagraph:很好。\n");
	assert_blocks(*state,
	    "表 5 素质\n年份 体测合格率 90%以上的学校占比 取证率\n2020 61.5% 71.5%\n2021 62.5% 73.5%\n",
	    "caption:表 5 素质\ntable 1:年份|体测合格率 "
	    "90%以上的学校占比|取证率/2020|61.5%|71.5%/2021|62.5%|73.5%/\n");
}

static void
keeps_groups_of_columns_in_a_row_of_their_own(void **state)
{
	assert_blocks(*state,
	    "表 5：合作\n序号 名称\n企业参与情况\n合作企业数 其中大中型企业数\n1 市本级 310 45\n2 东浦县 90 "
	    "15\n全市合计 400 60\n",
	    "caption:表 5：合作\ntable "
	    "2:||企业参与情况|/序号|名称|合作企业数|其中大中型企业数/1|市本级|310|45/2|东浦县|90|15/"
	    "|全市合计|400|60/\n");
}

static void
goes_on_with_a_table_on_the_next_page(void **state)
{
	assert_blocks(*state,
	    "表 6：试点\n序号 名称 人数\n1 市本级 350\n2 东浦县 250\n\n\n12\n\n 序号 名称 人数\n3 临水县 30\n合计 "
	    "630\n",
	    "caption:表 6：试点\ntable 1:序号|名称|人数/1|市本级|350/2|东浦县|250/3|临水县|30/|合计|630/\n");
}

static void
reads_tables_with_a_cell_a_line(void **state)
{
	assert_blocks(*state,
	    "很好。\n\t实训设施一览表\n\n\t项目\n\t指标\n\t2019年\n\n\t设施\n\t投入\n\t1250.5\n\n\t\n\t设备值\n\t1."
	    "15\n\n\n1.3教师\n",
	    "paragraph:很好。\ncaption:实训设施一览表\ntable "
	    "1:项目|指标|2019年/设施|投入|1250.5/|设备值|1.15/\nheading 1:1.3教师\n");
}

static void
reads_tables_with_tabs(void **state)
{
	assert_blocks(*state, "很好。\n项目\t2019年\t2020年\n生师比\t14.5 : 1\t14.25 : 1\n人数\t12\t\n很好。\n",
	    "paragraph:很好。\ntable 1:项目|2019年|2020年/生师比|14.5 : 1|14.25 : 1/人数|12|/\nparagraph:很好。\n");
}

static void
reads_tables_in_columns(void **state)
{
	assert_blocks(*state,
	    "很好。\n\n表 1  招生情况\n\n   年份      招生数      中职招生占\n              （人）     高中段比例\n"
	    "   2020      3150          35.5%\n   2021      2950          36.2%\n\n很好。\n",
	    "paragraph:很好。\ncaption:表 1  招生情况\n"
	    "table 1:年份|招生数（人）|中职招生占高中段比例/2020|3150|35.5%/2021|2950|36.2%/\nparagraph:很好。\n");
	assert_blocks(*state,
	    "  学校名称         专业            特色\n  临水市第一       数控技术        产教融合\n  职业学校\n"
	    "  东浦市职校                       医教协同\n  西河职校         会计            书证融通\n",
	    "table "
	    "1:学校名称|专业|特色/临水市第一职业学校|数控技术|产教融合/东浦市职校||医教协同/西河职校|会计|书证融通/\n");
	assert_blocks(*state, "第一部分  基本情况\n\n临水市教育局  临水市财政局\n\n很好。\n",
	    "heading 1:第一部分  基本情况\nparagraph:临水市教育局  临水市财政局\nparagraph:很好。\n");
}

static void
reads_a_table_with_tabs_under_its_caption(void **state)
{
	assert_blocks(*state, "表1：人数\n年份\t人数\n2019\t12\n2020\t15\n2.1 升学\n",
	    "caption:表1：人数\ntable 1:年份|人数/2019|12/2020|15/\nheading 1:2.1 升学\n");
}

/* ---- what is cleaned away ---- */

static void
drops_running_heads(void **state)
{
	assert_blocks(*state,
	    "临水市年度质量\n" LINE1 "\n1\n\f临水市年度质量\n" LINE2
	    "\n2\n\f临水市年度质量\n加。\n3\n\f临水市年度质量\n完。\n",
	    "paragraph:临水市年度质量\nparagraph:" LINE1 LINE2 "加。\nparagraph:完。\n");
}

static void
drops_what_cannot_be_seen(void **state)
{
	assert_blocks(*state,
	    "\xEF\xBB\xBF[bookmark: _Toc1][bookmark: _Toc22]1.情\xC2\xAD况\n 共\xE2\x80\x8B十二[bookmark: "
	    "_GoBack]所[bookmark]。  \n",
	    "heading 1:1.情况\nparagraph:共十二所[bookmark]。\n");
	assert_blocks(*state, "\n　\n \t \n", "");
	assert_blocks(*state, "", "");
}

static void
knows_where_every_character_is_written(void **state)
{
	static const char *const texts[] = { LINE1 "\r\n\r\n" LINE2 " student\r\n\r\nhandbook。\r\n",
		"\xEF\xBB\xBF[bookmark: _Toc1]1.情\xC2\xAD况\n\t表\n\n\t甲\n\t乙\n\n\t\n\t2\n",
		"表 4 队伍\n年份\n专任教\n师\n2020 1250\n2021 32 人\n",
		"目录\n一、甲乙....\t3\n甲 乙 丙\n1 2 3\n4 5 6\n", LINE1 " 12\f 13 " LINE2 "\n\xC2\xA0甲。" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct paper *paper = read_plain(*state, texts[i]);

		assert_true(paper->count > 0);
		assert_true(paper->plain);
		check_places(paper);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(joins_lines_that_a_layout_broke),
		doc_test(ends_a_paragraph_at_a_blank_where_the_document_does),
		doc_test(joins_over_the_end_of_a_page),
		doc_test(joins_a_paragraph_that_a_page_cut_where_lines_are_paragraphs),
		doc_test(begins_a_paragraph_at_an_indentation),
		doc_test(puts_a_blank_between_words_of_half_width_only),
		doc_test(knows_a_number_at_the_start_of_a_line_is_no_heading),
		doc_test(finds_headings_and_their_levels),
		doc_test(finds_cases_and_chapters_numbered_in_chinese),
		doc_test(puts_a_title_together),
		doc_test(reads_a_table_of_contents),
		doc_test(knows_headings_without_numbers_from_the_contents),
		doc_test(reads_contents_that_lost_their_pages),
		doc_test(finds_captions),
		doc_test(reads_tables_parted_by_single_blanks),
		doc_test(reads_rows_with_running_numbers_and_a_total),
		doc_test(puts_broken_heads_together),
		doc_test(keeps_groups_of_columns_in_a_row_of_their_own),
		doc_test(goes_on_with_a_table_on_the_next_page),
		doc_test(reads_tables_with_a_cell_a_line),
		doc_test(reads_tables_with_tabs),
		doc_test(reads_tables_in_columns),
		doc_test(reads_a_table_with_tabs_under_its_caption),
		doc_test(drops_running_heads),
		doc_test(drops_what_cannot_be_seen),
		doc_test(knows_where_every_character_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
