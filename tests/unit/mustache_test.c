#include "mustache/mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What the engine says: compile errors, strictness, limits, and the place of each.
 * What it writes is in tests/mustache/, run by mustache_spec_test.c. */

struct fixture {
	struct arena arena;
	struct sources sources;
	struct template_set set;
	struct diags diags;
	struct strbuf out;
	struct strbuf said;
	struct object *page;
};

static int
setup(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof f);
	arena_init(&f.arena);
	f.sources.arena = &f.arena;
	diags_init(&f.diags, &f.arena, DIAG_ENGLISH);
	template_set_init(&f.set, &f.arena, (struct template_options){ .strict = true });
	f.page = object_new(&f.arena);
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	strbuf_release(&f->out);
	strbuf_release(&f->said);
	arena_release(&f->arena);
	return 0;
}

static void
add(struct fixture *f, const char *name, const char *text)
{
	struct str own = str_copy(&f->arena, str_from(text));

	assert_true(template_set_add(&f->set, str_from(name), source_add(&f->sources, str_from(name), own)));
}

static void
say_place(struct fixture *f, struct place place)
{
	struct line_column at = place_line_column(place);

	if (place.source)
		strbuf_addf(
		    &f->said, "%.*s:%zu:%zu+%zu ", STR_ARG(place.source->path), at.line, at.column, place.length);
}

/* All findings, one a line: place+length code text; hint, and its notes indented. */
static void
assert_said(struct fixture *f, const char *expected)
{
	strbuf_clear(&f->said);
	for (size_t i = 0; i < f->diags.count; i++) {
		const struct finding *finding = &f->diags.items[i];

		say_place(f, finding->place);
		strbuf_addf(&f->said, "%s %.*s", finding->code, STR_ARG(finding->text));
		if (finding->hint.len > 0)
			strbuf_addf(&f->said, "; %.*s", STR_ARG(finding->hint));
		strbuf_addc(&f->said, '\n');
		for (const struct diag_note *note = finding->notes; note; note = note->next) {
			strbuf_adds(&f->said, "  ");
			say_place(f, note->place);
			strbuf_addf(&f->said, "%.*s\n", STR_ARG(note->text));
		}
	}
	strbuf_addc(&f->said, '\0');
	assert_string_equal(f->said.at, expected);
}

static void
assert_compiles(struct fixture *f)
{
	bool ok = template_set_compile(&f->set, &f->diags);

	assert_said(f, "");
	assert_true(ok);
}

static void
assert_compile_says(struct fixture *f, const char *expected)
{
	bool ok = template_set_compile(&f->set, &f->diags);

	assert_said(f, expected);
	assert_false(ok);
}

static bool
render(struct fixture *f)
{
	strbuf_clear(&f->out);
	return template_render(&f->set, STR("page"), value_object(f->page), &f->out, &f->diags);
}

static void
assert_renders(struct fixture *f, const char *expected)
{
	bool ok = render(f);

	assert_said(f, "");
	assert_true(ok);
	assert_int_equal(f->out.len, strlen(expected));
	assert_memory_equal(f->out.at ? f->out.at : "", expected, f->out.len);
}

static void
assert_render_says(struct fixture *f, const char *expected)
{
	bool ok = render(f);

	assert_said(f, expected);
	assert_false(ok);
}

/* Syntax */

static void
reports_both_tags_of_a_mismatch(void **state)
{
	add(*state, "page", "{{#years}}\n  text {{/yearz}}\n");
	assert_compile_says(*state,
	    "page:2:8+10 template-section '{{/yearz}}' closes nothing here, '{{#years}}' is open\n"
	    "  page:1:1+10 'years' was opened here\n");
}

static void
reports_a_forgotten_closing_tag_once(void **state)
{
	add(*state, "page", "{{#a}}\n{{^b}}\n{{$c}}\n{{/a}}\n");
	assert_compile_says(*state, "page:4:1+6 template-section '{{/a}}' closes nothing here, '{{$c}}' is open\n"
				    "  page:3:1+6 'c' was opened here\n");
}

static void
reports_unclosed_sections_at_their_opening(void **state)
{
	add(*state, "page", "x{{#a}}y{{<b}}{{$c}}\n");
	assert_compile_says(*state, "page:1:2+6 template-section '{{#a}}' is not closed\n"
				    "page:1:9+6 template-section '{{<b}}' is not closed\n"
				    "page:1:15+6 template-section '{{$c}}' is not closed\n");
}

static void
reports_a_closing_tag_without_a_section(void **state)
{
	add(*state, "page", "中文{{/a}}{{#b}}{{/b}}{{/c}}");
	assert_compile_says(*state, "page:1:3+6 template-section '{{/a}}' closes nothing, no section is open\n"
				    "page:1:21+6 template-section '{{/c}}' closes nothing, no section is open\n");
}

static void
reports_tags_that_do_not_end(void **state)
{
	add(*state, "page", "a {{b c\nx {{e}} {{{f}} g");
	assert_compile_says(*state, "page:1:3+2 template-tag tag is not closed, '}}' is missing\n"
				    "page:2:9+2 template-tag tag is not closed, '}}}' is missing\n");
}

static void
reports_the_end_that_other_delimiters_miss(void **state)
{
	add(*state, "page", "{{=<% %>=}}<%a}} b");
	assert_compile_says(*state, "page:1:12+2 template-tag tag is not closed, '%>' is missing\n");
}

static void
reports_tags_without_a_right_name(void **state)
{
	add(*state, "page", "{{}}{{# }}{{a b}}{{>*}}{{a..b}}{{.a}}{{#a.}}{{> x y }}{{>*a..b}}");
	assert_compile_says(*state, "page:1:1+4 template-tag tag has no name\n"
				    "page:1:5+6 template-tag tag has no name\n"
				    "page:1:13+3 template-tag 'a b' is not a name\n"
				    "page:1:18+6 template-tag tag has no name\n"
				    "page:1:26+4 template-tag 'a..b' is not a name\n"
				    "page:1:34+2 template-tag '.a' is not a name\n"
				    "page:1:41+2 template-tag 'a.' is not a name\n"
				    "page:1:49+3 template-tag 'x y' is not a name\n"
				    "page:1:59+4 template-tag 'a..b' is not a name\n"
				    "page:1:5+6 template-section '{{# }}' is not closed\n"
				    "page:1:38+7 template-section '{{#a.}}' is not closed\n");
}

static void
reports_wrong_delimiters_and_keeps_the_old(void **state)
{
	add(*state, "page", "{{=<%=}}{{= a b c =}}{{==}}{{= a= b =}}{{a b}}");
	assert_compile_says(*state, "page:1:1+8 template-tag delimiters must be two words without '='\n"
				    "page:1:9+13 template-tag delimiters must be two words without '='\n"
				    "page:1:22+6 template-tag delimiters must be two words without '='\n"
				    "page:1:28+12 template-tag delimiters must be two words without '='\n"
				    "page:1:42+3 template-tag 'a b' is not a name\n");
}

static void
reports_the_mistakes_of_all_templates(void **state)
{
	add(*state, "page", "{{/a}}");
	add(*state, "menu", "{{>foot}}");
	add(*state, "other", "{{#b}}");
	assert_compile_says(*state, "page:1:1+6 template-section '{{/a}}' closes nothing, no section is open\n"
				    "other:1:1+6 template-section '{{#b}}' is not closed\n"
				    "menu:1:4+4 template-partial template 'foot' is not there\n");
}

static void
reports_wrong_names_and_sections_in_one_run(void **state)
{
	add(*state, "page", "{{a b}}{{#c}}{{#}}{{/}}{{/d}}");
	assert_compile_says(*state, "page:1:3+3 template-tag 'a b' is not a name\n"
				    "page:1:14+5 template-tag tag has no name\n"
				    "page:1:19+5 template-tag tag has no name\n"
				    "page:1:24+6 template-section '{{/d}}' closes nothing here, '{{#c}}' is open\n"
				    "  page:1:8+6 'c' was opened here\n");
}

static void
stops_after_twenty_mistakes_of_a_template(void **state)
{
	struct fixture *f = *state;
	struct strbuf text = { 0 };

	for (int i = 0; i < 1000; i++)
		strbuf_adds(&text, "{{a b}}");
	strbuf_addc(&text, '\0');
	add(f, "tags", text.at);
	strbuf_clear(&text);
	for (int i = 0; i < 1000; i++)
		strbuf_adds(&text, "{{/a}}");
	strbuf_addc(&text, '\0');
	add(f, "sections", text.at);
	assert_false(template_set_compile(&f->set, &f->diags));
	assert_int_equal(f->diags.count, 40);
	strbuf_release(&text);
}

static void
limits_how_deep_sections_nest(void **state)
{
	struct fixture *f = *state;
	struct strbuf text = { 0 };

	for (int i = 0; i < 64; i++)
		strbuf_adds(&text, "{{#a}}");
	strbuf_adds(&text, "x");
	for (int i = 0; i < 64; i++)
		strbuf_adds(&text, "{{/a}}");
	strbuf_addc(&text, '\0');
	add(f, "page", text.at);
	object_bool(f->page, "a", true);
	assert_compiles(f);
	assert_renders(f, "x");

	template_set_init(&f->set, &f->arena, (struct template_options){ 0 });
	strbuf_clear(&text);
	for (int i = 0; i < 65; i++)
		strbuf_adds(&text, "{{#a}}");
	strbuf_addc(&text, '\0');
	add(f, "page", text.at);
	assert_compile_says(f, "page:1:385+6 template-depth sections are nested deeper than 64\n");
	strbuf_release(&text);
}

static void
speaks_chinese(void **state)
{
	struct fixture *f = *state;

	f->diags.language = DIAG_CHINESE;
	add(f, "page", "{{#years}}{{/yearz}}");
	assert_compile_says(f, "page:1:11+10 template-section “{{/yearz}}”在此没有可结束的区块，“{{#years}}”尚未结束\n"
			       "  page:1:1+10 “years”在此开始\n");
}

static void
takes_a_name_once(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "1");
	assert_false(template_set_add(&f->set, STR("page"), f->sources.items[0]));
	assert_true(template_set_has(&f->set, STR("page")));
	assert_false(template_set_has(&f->set, STR("pag")));
	assert_compiles(f);
	assert_renders(f, "1");
}

/* What strict templates must not say */

static void
reports_templates_that_are_not_there(void **state)
{
	add(*state, "page", "{{>footer}}\n {{< Page }}{{/ Page }}{{> nothing/like/it}}");
	add(*state, "foot", "");
	add(*state, "parts/footer2", "");
	assert_compile_says(*state, "page:1:4+6 template-partial template 'footer' is not there; did you mean 'foot'?\n"
				    "page:2:6+4 template-partial template 'Page' is not there; did you mean 'page'?\n"
				    "page:2:28+15 template-partial template 'nothing/like/it' is not there\n");
}

static void
reports_arguments_that_no_block_takes(void **state)
{
	add(*state, "page", "{{<layout}}{{$titlo}}x{{/titlo}}{{$main}}y{{/main}}{{/layout}}");
	add(*state, "layout", "{{$title}}{{/title}}{{>body}}");
	add(*state, "body", "{{$main}}{{/main}}");
	assert_compile_says(
	    *state, "page:1:15+5 template-block parent 'layout' has no block 'titlo'; did you mean 'title'?\n");
}

static void
finds_blocks_along_the_whole_chain(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{<middle}}{{$deep}}1{{/deep}}{{$in}}2{{/in}}{{$part}}3{{/part}}{{/middle}}");
	add(f, "middle", "{{<bottom}}{{$main}}{{$in}}{{/in}}{{>part}}{{/main}}{{/bottom}}");
	add(f, "bottom", "{{$main}}{{/main}}{{$deep}}{{/deep}}");
	add(f, "part", "{{$part}}{{/part}}");
	assert_compiles(f);
	assert_renders(f, "231");
}

static void
does_not_take_an_argument_for_a_block(void **state)
{
	add(*state, "page", "{{<middle}}{{$b}}{{/b}}{{/middle}}");
	add(*state, "middle", "{{<bottom}}{{$b}}{{/b}}{{/bottom}}");
	add(*state, "bottom", "{{$a}}{{/a}}");
	assert_compile_says(*state, "page:1:15+1 template-block parent 'middle' has no block 'b'\n"
				    "middle:1:15+1 template-block parent 'bottom' has no block 'b'\n");
}

static void
takes_the_blocks_of_all_templates_behind_a_dynamic_name(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{<layout}}{{$b}}1{{/b}}{{$c}}{{/c}}{{/layout}}{{<*kind}}{{$b}}2{{/b}}{{$d}}{{/d}}{{/*kind}}");
	add(f, "layout", "{{>*kind}}");
	add(f, "part", "[{{$b}}{{/b}}]");
	assert_compile_says(f, "page:1:28+1 template-block parent 'layout' has no block 'c'\n"
			       "page:1:74+1 template-block parent 'kind' has no block 'd'\n");
}

static void
says_nothing_of_blocks_when_a_template_is_missing(void **state)
{
	add(*state, "page", "{{<layout}}{{$b}}{{/b}}{{/layout}}");
	add(*state, "layout", "{{>x}}");
	assert_compile_says(*state, "layout:1:4+1 template-partial template 'x' is not there\n");
}

static void
reports_a_block_given_twice_with_both_places(void **state)
{
	add(*state, "page", "{{<layout}}\n{{$b}}1{{/b}}\n{{$b}}2{{/b}}\n{{/layout}}");
	add(*state, "layout", "{{$b}}{{/b}}");
	assert_compile_says(*state, "page:3:4+1 template-block block 'b' is given twice\n"
				    "  page:2:4+1 first given here\n");
}

static void
warns_of_text_in_a_parent_that_is_not_shown(void **state)
{
	struct fixture *f = *state;

	add(f, "page",
	    "{{<layout}} \n {{! fine }}{{$b}}1{{/b}} lost {{#x}}{{/x}}{{/layout}}{{<layout}}{{x}}{{/layout}}");
	add(f, "layout", "{{$b}}{{/b}}");
	assert_true(template_set_compile(&f->set, &f->diags));
	assert_said(f, "page:2:26+6 template-block what is in parent 'layout' outside of a block is not shown\n"
		       "page:2:66+5 template-block what is in parent 'layout' outside of a block is not shown\n");
	assert_int_equal(f->diags.items[0].severity, SEVERITY_WARNING);
}

static void
reports_names_that_no_data_offers(void **state)
{
	struct fixture *f = *state;
	struct object *city = object_new(&f->arena);

	add(f, "page", "{{#city}}\n{{naem}} {{titlo}}{{#xyz}}{{inside}}{{/xyz}}{{^abcd}}{{>part}}{{/abcd}}\n{{/city}}");
	add(f, "part", "{{{what}}}");
	object_text(f->page, "title", STR("t"));
	object_object(f->page, "city", city);
	object_text(city, "name", STR("n"));
	assert_compiles(f);
	assert_render_says(f, "page:2:3+4 template-name name 'naem' is not known here; did you mean 'name'?\n"
			      "page:2:12+5 template-name name 'titlo' is not known here; did you mean 'title'?\n"
			      "page:2:22+3 template-name name 'xyz' is not known here\n"
			      "page:2:48+4 template-name name 'abcd' is not known here\n"
			      "part:1:4+4 template-name name 'what' is not known here\n");
}

static void
reports_the_part_of_a_dotted_name_that_is_wrong(void **state)
{
	struct fixture *f = *state;
	struct object *city = object_new(&f->arena);
	struct object *bureau = object_new(&f->arena);

	add(f, "page",
	    "{{ city.bureau.naem }}{{city.buero.name}}{{ctiy.x}}{{city.name.x.y}}{{#city.list.x}}{{/city.list.x}}");
	object_object(f->page, "city", city);
	object_text(f->page, "name", STR("not in the city"));
	object_object(city, "bureau", bureau);
	object_text(city, "name", STR("n"));
	object_list(city, "list", list_new(&f->arena));
	object_text(bureau, "name", STR("n"));
	assert_compiles(f);
	assert_render_says(f,
	    "page:1:16+4 template-name name 'naem' is not known in 'city.bureau'; did you mean 'name'?\n"
	    "page:1:30+5 template-name name 'buero' is not known in 'city'\n"
	    "page:1:44+4 template-name name 'ctiy' is not known here; did you mean 'city'?\n"
	    "page:1:64+1 template-type name 'x' is not known in 'city.name', which is a text\n"
	    "page:1:82+1 template-type name 'x' is not known in 'city.list', which is a list\n");
}

static void
takes_names_offered_as_absent_for_false(void **state)
{
	struct fixture *f = *state;

	add(f, "page",
	    "[{{next}}{{{next}}}{{#next}}a{{/next}}{{^next}}b{{/next}}{{next.url}}{{#next.a.b}}{{/next.a.b}}]");
	object_absent(f->page, "next");
	assert_compiles(f);
	assert_renders(f, "[b]");
}

static void
reports_values_that_are_no_text(void **state)
{
	struct fixture *f = *state;
	struct list *list = list_new(&f->arena);

	add(f, "page", "{{list}}{{{object}}}{{&yes}}{{#list}}{{.}}{{/list}}{{>*list}}{{#html}}{{>*html}}{{/html}}");
	list_add_object(list);
	object_list(f->page, "list", list);
	object_object(f->page, "object", object_new(&f->arena));
	object_bool(f->page, "yes", true);
	object_html(f->page, "html", STR("page"));
	assert_compiles(f);
	assert_render_says(f, "page:1:3+4 template-type 'list' is a list, not a text\n"
			      "page:1:12+6 template-type 'object' is an object, not a text\n"
			      "page:1:24+3 template-type 'yes' is a yes or no, not a text\n"
			      "page:1:40+1 template-type '.' is an object, not a text\n"
			      "page:1:56+4 template-type 'list' is a list, not a text\n"
			      "page:1:75+4 template-type 'html' is HTML, not a text\n");
}

static void
reports_raw_output_of_text(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{{text}}}{{& text}}{{text}}{{html}}{{{html}}}");
	object_text(f->page, "text", STR("<"));
	object_html(f->page, "html", STR("<b>"));
	assert_compiles(f);
	assert_render_says(f, "page:1:4+4 template-raw 'text' is a text and must be escaped, only HTML is raw\n"
			      "page:1:15+4 template-raw 'text' is a text and must be escaped, only HTML is raw\n");
}

static void
never_escapes_html(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{html}}{{{html}}}{{&html}}{{text}}");
	object_text(f->page, "text", STR("<&>\"'"));
	object_html(f->page, "html", STR("<b>&'"));
	assert_compiles(f);
	assert_renders(f, "<b>&'<b>&'<b>&'&lt;&amp;&gt;&quot;&#39;");
}

static void
reports_a_dynamic_name_at_its_tag(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{>*kind}}{{>*none}}{{<*kind}}{{/*kind}}{{>*knid}}");
	add(f, "chapter", "x");
	object_text(f->page, "kind", STR("chaptre"));
	object_absent(f->page, "none");
	assert_compiles(f);
	assert_render_says(f, "page:1:5+4 template-partial template 'chaptre' is not there; did you mean 'chapter'?\n"
			      "page:1:25+4 template-partial template 'chaptre' is not there; did you mean 'chapter'?\n"
			      "page:1:45+4 template-name name 'knid' is not known here; did you mean 'kind'?\n");
}

static void
reports_a_template_that_cannot_be_rendered(void **state)
{
	struct fixture *f = *state;

	add(f, "pages", "");
	assert_compiles(f);
	assert_render_says(f, "template-partial template 'page' is not there; did you mean 'pages'?\n");
}

static void
is_silent_when_not_strict(void **state)
{
	struct fixture *f = *state;

	f->set.options.strict = false;
	add(f, "page",
	    "[{{a}}{{#b.c}}{{/b.c}}{{list}}{{{text}}}{{>x}}{{<y}}{{$z}}{{/z}}{{$z}}{{/z}}text{{/y}}{{>*text}}]");
	object_list(f->page, "list", list_new(&f->arena));
	object_text(f->page, "text", STR("<"));
	assert_compiles(f);
	assert_renders(f, "[<]");
}

/* Rendering that would not end */

static void
reports_a_place_once_however_often_it_is_rendered(void **state)
{
	struct fixture *f = *state;
	struct list *list = list_new(&f->arena);

	add(f, "page", "{{#list}}{{a}}{{b}}{{/list}}");
	for (int i = 0; i < 1000; i++)
		list_add_object(list);
	object_list(f->page, "list", list);
	assert_compiles(f);
	assert_render_says(f, "page:1:12+1 template-name name 'a' is not known here\n"
			      "page:1:17+1 template-name name 'b' is not known here\n");
}

static void
reports_at_most_32_places_of_a_rendering(void **state)
{
	struct fixture *f = *state;
	struct strbuf text = { 0 };

	for (int i = 0; i < 100; i++)
		strbuf_adds(&text, "{{a}}");
	strbuf_addc(&text, '\0');
	add(f, "page", text.at);
	assert_compiles(f);
	assert_false(render(f));
	assert_int_equal(f->diags.count, 32);
	strbuf_release(&text);
}

static void
stops_a_partial_that_includes_itself(void **state)
{
	add(*state, "page", "text {{>page}}{{>page}}");
	assert_compiles(*state);
	assert_render_says(*state, "page:1:9+4 template-depth templates are nested deeper than 64 at 'page'\n");
}

static void
stops_partials_that_include_each_other(void **state)
{
	struct fixture *f = *state;

	f->set.options.strict = false;
	add(f, "page", "{{>b}}");
	add(f, "b", "\n{{<c}}{{/c}}");
	add(f, "c", "{{>b}}");
	assert_compiles(f);
	assert_render_says(f, "c:1:4+1 template-depth templates are nested deeper than 64 at 'b'\n");
}

static void
stops_arguments_that_bring_their_parent_again(void **state)
{
	add(*state, "page", "{{<p}}{{$b}}{{>page}}{{/b}}{{/p}}");
	add(*state, "p", "{{$b}}{{/b}}");
	assert_compiles(*state);
	assert_render_says(*state, "p:1:4+1 template-depth templates are nested deeper than 64 at 'b'\n");
}

static void
survives_the_deepest_nesting_of_all(void **state)
{
	struct fixture *f = *state;
	struct strbuf text = { 0 };

	for (int i = 0; i < 64; i++)
		strbuf_adds(&text, "{{#a}}");
	strbuf_adds(&text, "\n{{>page}}");
	for (int i = 0; i < 64; i++)
		strbuf_adds(&text, "{{/a}}");
	strbuf_addc(&text, '\0');
	add(f, "page", text.at);
	strbuf_release(&text);
	object_bool(f->page, "a", true);
	assert_compiles(f);
	assert_render_says(f, "page:2:4+4 template-depth templates are nested deeper than 64 at 'page'\n");
}

static void
renders_a_tree_as_deep_as_its_data(void **state)
{
	struct fixture *f = *state;
	struct object *node = f->page;

	add(f, "page", "({{#child}}{{>page}}{{/child}})");
	for (int i = 0; i < 50; i++) {
		struct object *child = object_new(&f->arena);

		object_object(node, "child", child);
		node = child;
	}
	object_absent(node, "child");
	assert_compiles(f);
	assert_true(render(f));
	assert_int_equal(f->out.len, 102);
	assert_said(f, "");
}

/* Each partial brings the next one twice. */
static void
add_doubling(struct fixture *f, int levels, const char *last)
{
	struct str next = STR("page");

	for (int i = 0; i < levels; i++) {
		struct str name = next;

		next = str_format(&f->arena, "p%d", i);
		add(f, str_zero(&f->arena, name),
		    str_zero(&f->arena, str_format(&f->arena, "{{>%.*s}}{{>%.*s}}", STR_ARG(next), STR_ARG(next))));
	}
	add(f, str_zero(&f->arena, next), last);
}

static void
stops_output_that_doubles(void **state)
{
	struct fixture *f = *state;

	f->set.options.size_limit = 1000000;
	add_doubling(f, 60, "0123456789");
	assert_compiles(f);
	assert_false(render(f));
	assert_int_equal(f->diags.count, 1);
	assert_string_equal(f->diags.items[0].code, "template-size");
	assert_in_range(f->out.len, 500000, 1000000);
}

static void
stops_work_that_doubles_without_output(void **state)
{
	struct fixture *f = *state;

	f->set.options.size_limit = 1000;
	add_doubling(f, 60, "");
	assert_compiles(f);
	assert_false(render(f));
	assert_int_equal(f->diags.count, 1);
	assert_string_equal(f->diags.items[0].code, "template-size");
	assert_int_equal(f->out.len, 0);
}

static void
counts_only_its_own_output(void **state)
{
	struct fixture *f = *state;

	f->set.options.size_limit = 20;
	add(f, "page", "0123456789");
	assert_compiles(f);
	for (int i = 0; i < 10; i++)
		assert_true(template_render(&f->set, STR("page"), value_object(f->page), &f->out, &f->diags));
	assert_int_equal(f->out.len, 100);
}

static void
renders_the_same_set_again_and_again(void **state)
{
	struct fixture *f = *state;

	add(f, "page", "{{<p}}{{$b}}\n  {{n}}\n{{/b}}{{/p}}");
	add(f, "p", "<\n  {{$b}}\n  {{/b}}\n>");
	assert_compiles(f);
	object_text(f->page, "n", STR("1"));
	assert_renders(f, "<\n  1\n>");
	object_text(f->page, "n", STR("2"));
	assert_renders(f, "<\n  2\n>");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reports_both_tags_of_a_mismatch),
		TEST(reports_a_forgotten_closing_tag_once),
		TEST(reports_unclosed_sections_at_their_opening),
		TEST(reports_a_closing_tag_without_a_section),
		TEST(reports_tags_that_do_not_end),
		TEST(reports_the_end_that_other_delimiters_miss),
		TEST(reports_tags_without_a_right_name),
		TEST(reports_wrong_delimiters_and_keeps_the_old),
		TEST(reports_the_mistakes_of_all_templates),
		TEST(reports_wrong_names_and_sections_in_one_run),
		TEST(stops_after_twenty_mistakes_of_a_template),
		TEST(limits_how_deep_sections_nest),
		TEST(speaks_chinese),
		TEST(takes_a_name_once),
		TEST(reports_templates_that_are_not_there),
		TEST(reports_arguments_that_no_block_takes),
		TEST(finds_blocks_along_the_whole_chain),
		TEST(does_not_take_an_argument_for_a_block),
		TEST(takes_the_blocks_of_all_templates_behind_a_dynamic_name),
		TEST(says_nothing_of_blocks_when_a_template_is_missing),
		TEST(reports_a_block_given_twice_with_both_places),
		TEST(warns_of_text_in_a_parent_that_is_not_shown),
		TEST(reports_names_that_no_data_offers),
		TEST(reports_the_part_of_a_dotted_name_that_is_wrong),
		TEST(takes_names_offered_as_absent_for_false),
		TEST(reports_values_that_are_no_text),
		TEST(reports_raw_output_of_text),
		TEST(never_escapes_html),
		TEST(reports_a_dynamic_name_at_its_tag),
		TEST(reports_a_template_that_cannot_be_rendered),
		TEST(is_silent_when_not_strict),
		TEST(reports_a_place_once_however_often_it_is_rendered),
		TEST(reports_at_most_32_places_of_a_rendering),
		TEST(stops_a_partial_that_includes_itself),
		TEST(stops_partials_that_include_each_other),
		TEST(stops_arguments_that_bring_their_parent_again),
		TEST(survives_the_deepest_nesting_of_all),
		TEST(renders_a_tree_as_deep_as_its_data),
		TEST(stops_output_that_doubles),
		TEST(stops_work_that_doubles_without_output),
		TEST(counts_only_its_own_output),
		TEST(renders_the_same_set_again_and_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
