#include "render/render_parts.h"

static render_function *const renderers[OUTPUT_KINDS] = {
	[OUTPUT_CHART] = render_chart,
	[OUTPUT_ASSET] = render_copy,
	[OUTPUT_THEME_FILE] = render_copy,
	[OUTPUT_OBSERVATIONS_CSV] = render_observations_csv,
	[OUTPUT_INDICATOR_CSV] = render_indicator_csv,
	[OUTPUT_INDICATOR_JSON] = render_indicator_json,
	[OUTPUT_INDICATOR_XLSX] = render_indicator_xlsx,
	[OUTPUT_REPORT_CSV] = render_report_csv,
	[OUTPUT_REPORT_JSON] = render_report_json,
	[OUTPUT_REPORT_XLSX] = render_report_xlsx,
	[OUTPUT_COMPARE_DATA] = render_compare_data,
	[OUTPUT_DATAPACKAGE] = render_datapackage,
	[OUTPUT_TABLE_SCHEMA] = render_table_schema,
	[OUTPUT_CSVW] = render_csvw,
	[OUTPUT_SITEMAP] = render_sitemap,
	[OUTPUT_FEED] = render_feed,
	[OUTPUT_ROBOTS] = render_robots,
	[OUTPUT_SEARCH_CORE] = render_search,
	[OUTPUT_SEARCH_GRAMS] = render_search,
	[OUTPUT_SEARCH_COMMON] = render_search,
	[OUTPUT_SEARCH_TEXTS] = render_search,
};

/* The object of a dotted prefix, made with its parents when it is new. */
static struct object *
text_parent(struct map *parents, struct str prefix, struct arena *arena)
{
	struct object *object = map_get(parents, prefix);
	size_t dot = 0;

	if (object)
		return object;
	object = object_new(arena);
	map_add(parents, arena, prefix, object);
	for (size_t i = 0; i < prefix.len; i++)
		dot = prefix.at[i] == '.' ? i : dot;
	if (prefix.len > 0)
		object_set(text_parent(parents, str_slice(prefix, 0, dot), arena),
		    str_slice(prefix, dot > 0 ? dot + 1 : 0, prefix.len), value_object(object));
	return object;
}

/* The theme's strings as nested objects: "report.title" is {{t.report.title}}. */
static const struct object *
text_objects(const struct theme *theme, struct arena *arena)
{
	struct map parents = { 0 };
	struct object *root = text_parent(&parents, STR_NONE, arena);

	for (size_t i = 0; i < theme->strings.count; i++) {
		struct str key = theme->strings.entries[i].key;
		const struct str *text = theme->strings.entries[i].value;
		size_t dot = key.len;

		while (dot > 0 && key.at[dot - 1] != '.')
			dot--;
		object_set(text_parent(&parents, str_slice(key, 0, dot > 0 ? dot - 1 : 0), arena),
		    str_slice(key, dot, key.len), value_text(*text));
	}
	return root;
}

bool
renderer_open(struct renderer *renderer, const struct plan *plan, struct arena *arena, struct diags *diags)
{
	const struct theme *theme = plan->theme;
	bool strings;

	*renderer = (struct renderer){ .plan = plan, .site = plan->site, .theme = theme, .arena = arena };
	renderer->texts = text_objects(theme, arena);
	renderer->fonts = canvas_fonts_new((struct font_names){ theme->text_fonts.items, theme->text_fonts.count },
	    (struct font_names){ theme->strong_fonts.items, theme->strong_fonts.count });
	template_set_init(&renderer->templates, arena, (struct template_options){ .strict = true });
	for (size_t i = 0; i < theme->templates.count; i++)
		template_set_add(
		    &renderer->templates, theme->templates.items[i].name, theme->templates.items[i].source);
	strings = strings_check(theme, diags);
	return template_set_compile(&renderer->templates, diags) && strings;
}

void
renderer_close(struct renderer *renderer)
{
	canvas_fonts_free(renderer->fonts);
}

bool
render_output(const struct renderer *renderer, const struct output *output, struct arena *scratch, struct strbuf *out,
    struct diags *diags)
{
	struct render_job job = { renderer, output, scratch, out, diags };

	return output->kind < OUTPUT_PAGE_KINDS ? render_page(&job) : renderers[output->kind](&job);
}

bool
render_copy(struct render_job *job)
{
	strbuf_add(job->out, job->output->asset ? job->output->asset->bytes : job->output->file->bytes);
	return true;
}
