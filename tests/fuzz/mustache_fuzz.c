#include "mustache/mustache.h"

#include <stdlib.h>
#include <string.h>

/* Templates from any bytes, rendered over a small fixed object. A zero byte starts
 * the next of three templates, page, a and b, so that they can bring each other in.
 *
 * Always true: what returns false has said why, with a place inside its source; and
 * what renders when strict renders to the same bytes when not. */

static const char *const names[] = { "page", "a", "b" };

static const struct object *
make_page(struct arena *arena)
{
	struct object *page = object_new(arena);
	struct object *object = object_new(arena);
	struct list *list = list_new(arena);

	object_text(page, "t", STR("<&>\"'\n"));
	object_html(page, "h", STR("<b>\n</b>"));
	object_text(page, "k", STR("b"));
	object_bool(page, "y", true);
	object_bool(page, "n", false);
	object_absent(page, "z");
	object_object(page, "o", object);
	object_list(page, "l", list);
	object_text(object, "t", STR("in o"));
	object_absent(object, "o");
	object_object(list_add_object(list), "o", object);
	list_add(list, value_text(STR("2")));
	list_add(list, value_list(list_new(arena)));
	return page;
}

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static void
require_reasons(const struct diags *diags, bool ok)
{
	require(ok == (diags_count(diags, SEVERITY_ERROR) == 0));
	for (size_t i = 0; i < diags->count; i++) {
		struct place place = diags->items[i].place;

		require(place.source != NULL);
		require(place.offset + place.length <= place.source->text.len);
		place_line_column(place);
	}
}

static void
add_templates(struct template_set *set, struct sources *sources, struct str bytes)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct str text;
		struct str name = str_from(names[i]);

		bytes = str_cut(bytes, '\0', &text);
		require(template_set_add(set, name, source_add(sources, name, text)));
	}
}

static bool
render(struct arena *arena, struct str bytes, bool strict, struct strbuf *out)
{
	struct sources sources = { .arena = arena };
	struct template_set set;
	struct diags diags;

	diags_init(&diags, arena, DIAG_ENGLISH);
	template_set_init(&set, arena, (struct template_options){ .strict = strict, .size_limit = 1 << 16 });
	add_templates(&set, &sources, bytes);
	bool ok = template_set_compile(&set, &diags);
	require_reasons(&diags, ok);
	if (ok) {
		ok = template_render(&set, STR("page"), value_object(make_page(arena)), out, &diags);
		require_reasons(&diags, ok);
	}
	return ok;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct strbuf strict = { 0 };
	struct strbuf loose = { 0 };
	struct arena arena;

	arena_init(&arena);
	bool strict_ok = render(&arena, bytes, true, &strict);
	bool loose_ok = render(&arena, bytes, false, &loose);
	require(!strict_ok || (loose_ok && str_eq(strbuf_view(&strict), strbuf_view(&loose))));
	strbuf_release(&strict);
	strbuf_release(&loose);
	arena_release(&arena);
	return 0;
}
