#include "base/escape.h"

#include "model/address.h"
#include "model/reference.h"
#include "model/value.h"
#include "render/view.h"

/* The body of a section: compiled pieces in order, the open ones filled in. */

struct body_writer {
	const struct view *view;
	const struct body *body;
	const struct doc *doc;
	struct strbuf *out;
	bool ok;
	struct str heading; /* the id of the last one */
};

static void
write_id(struct body_writer *writer, struct str id)
{
	escape_add(writer->out, writer->body->prefix);
	escape_add(writer->out, id);
}

struct str
view_part_id(const struct view *view, const struct section *section)
{
	static const char *const kinds[] = {
		[SECTION_CASE] = "case__", [SECTION_ANNEX] = "annex__", [SECTION_PAGE] = NULL
	};
	const char *kind = kinds[section->kind] ? kinds[section->kind] : "";

	return str_format(view->arena, "%s%.*s", kind, STR_ARG(section->slug));
}

/* Where a section stands on this page when the page is the whole report. */
static struct str
local_url(struct body_writer *writer, const struct section *section, struct str anchor)
{
	struct arena *arena = writer->view->arena;
	struct str id = view_part_id(writer->view, section);

	return anchor.len > 0 ? str_format(arena, "#%.*s--%.*s", STR_ARG(id), STR_ARG(anchor))
			      : str_format(arena, "#%.*s", STR_ARG(id));
}

/* With its fragment: "x.pdf#page=3" opens at a page. */
static struct str
asset_url(const struct view *view, const struct reference *reference)
{
	struct str url = view_url(view, reference->asset->path);

	if (reference->anchor.len == 0)
		return url;
	return str_format(view->arena, "%.*s#%.*s", STR_ARG(url), STR_ARG(reference->anchor));
}

static struct str
reference_url(struct body_writer *writer, const struct reference *reference)
{
	const struct view *view = writer->view;

	switch (reference->kind) {
	case REFERENCE_SECTION:
		if (writer->body->whole && reference->section->report == writer->body->whole)
			return local_url(writer, reference->section, reference->anchor);
		if (reference->section == writer->body->section)
			return str_format(view->arena, "#%.*s", STR_ARG(reference->anchor));
		return view_section_url(view, reference->section, reference->anchor);
	case REFERENCE_INDICATOR:
		return view_url(view, route_indicator(view->arena, reference->indicator));
	case REFERENCE_CITY:
		return view_url(view, route_city(view->arena, reference->city));
	case REFERENCE_REPORT:
		return view_url(view, route_report(view->arena, reference->report));
	case REFERENCE_POLICY:
		return view_url(view, route_policy(view->arena, reference->policy));
	case REFERENCE_ASSET:
		return asset_url(view, reference);
	default:
		return reference->path; /* an address elsewhere: check has seen the rest */
	}
}

static struct reference
link_reference(struct body_writer *writer, const struct doc_link *link)
{
	return reference_resolve(writer->view->arena, writer->view->site, writer->body->section, link->target);
}

struct str
view_caption_label(const struct view *view, const struct caption *caption)
{
	struct str word = view_text(view, caption->kind == CAPTION_TABLE ? "caption.table" : "caption.figure");

	return str_format(view->arena, "%.*s %u", STR_ARG(word), caption->number);
}

/* "表 1" of the caption that a link without text leads to. */
static void
write_link_label(struct body_writer *writer, const struct doc_link *link)
{
	struct reference reference = link_reference(writer, link);
	const struct doc *doc = reference.section ? reference.section->doc : NULL;

	for (size_t i = 0; doc && i < doc->caption_count; i++)
		if (str_eq(doc->captions[i].id, reference.anchor))
			escape_add(writer->out, view_caption_label(writer->view, &doc->captions[i]));
}

static void
render_partial(struct body_writer *writer, const char *name, struct object *root)
{
	const struct view *view = writer->view;
	struct object *site = object_new(view->arena);

	object_absent(site, "content_lang"); /* the text around it says its language */
	object_object(root, "site", site);
	object_object(root, "t", view->renderer->texts);
	if (!template_render(&view->renderer->templates, str_from(name), value_object(root), writer->out, view->diags))
		writer->ok = false;
}

/* What is to be said about a place of the text, right behind it. */
static void
write_remarks(struct body_writer *writer, struct str anchor)
{
	struct object *root;

	if (anchor.len == 0)
		return;
	root = object_new(writer->view->arena);
	if (view_section_remarks(writer->view, root, writer->body->section, anchor) > 0)
		render_partial(writer, "partials/remarks_here", root);
}

/* A caption is one line: what is to be said stands above the text, and here is a sign. */
static void
write_caption(struct body_writer *writer, const struct caption *caption)
{
	struct object *root = object_new(writer->view->arena);

	escape_add(writer->out, view_caption_label(writer->view, caption));
	if (caption->id.len > 0 && view_section_remarks(writer->view, root, writer->body->section, caption->id) > 0)
		render_partial(writer, "partials/corrected", root);
}

static void
write_value(struct body_writer *writer, const struct doc_value *value)
{
	const struct view *view = writer->view;
	const struct report *report = writer->body->section->report;
	const struct indicator *indicator = site_indicator(view->site, value->indicator);
	const struct observation *observation = NULL;
	struct object *root;

	if (report && indicator)
		observation =
		    report_observation(report, indicator, value->year ? value->year : report->data_year, value->item);
	if (!observation)
		return; /* check has said so: this page is only tried out */
	root = object_new(view->arena);
	object_text(root, "text", observation_text(view->arena, observation));
	object_text(root, "url", view_url(view, route_indicator(view->arena, indicator)));
	object_text(root, "value", observation->number);
	object_text_or_absent(root, "note", view_remark(view, observation));
	object_bool(root, "differs", observation->also_count > 0);
	object_bool(root, "corrected", view_is_corrected(observation));
	view_status(view, root, observation);
	render_partial(writer, "partials/value", root);
}

static void
write_block(struct body_writer *writer, size_t index)
{
	const struct view *view = writer->view;
	const struct section *section = writer->body->section;
	const struct block *block = &writer->doc->blocks[index];
	const struct caption *caption = block->caption ? &writer->doc->captions[block->caption - 1] : NULL;
	struct object *root = object_new(view->arena);
	const struct plan_chart *chart = plan_block_chart(view->renderer->plan, view->arena, section, index);
	const struct grid *grid;

	if (block->kind == BLOCK_CHART && !chart)
		return; /* as above */
	if (block->kind == BLOCK_CHART) {
		view_chart(view, root, chart, caption ? caption->text : chart->grid->title);
	} else {
		grid = grid_of_block(view->arena, view->site, section->report, block, view_text(view, "caption.total"));
		view_table(view, root, grid);
	}
	if (caption) {
		object_text(root, "label", view_caption_label(view, caption));
		object_text_or_absent(root, "title", caption->text);
	}
	if (caption && caption->id.len > 0)
		object_text(root, "id",
		    str_format(view->arena, "%.*s%.*s", STR_ARG(writer->body->prefix), STR_ARG(caption->id)));
	render_partial(writer, block->kind == BLOCK_CHART ? "partials/block_chart" : "partials/block_table", root);
	if (caption)
		write_remarks(writer, caption->id);
}

static unsigned
heading_level(const struct body_writer *writer, unsigned level)
{
	level += writer->body->deeper;
	return level > 6 ? 6 : level;
}

static void
write_heading(struct body_writer *writer, const struct piece *piece)
{
	strbuf_addf(writer->out, "<h%u id=\"", heading_level(writer, piece->number));
	writer->heading = writer->doc->headings[piece->ref].id;
	write_id(writer, writer->heading);
	strbuf_adds(writer->out, "\">");
}

static bool
leaves(struct body_writer *writer, const struct doc_link *link)
{
	return !link->image && address_leaves(writer->view->site, link->target);
}

/* The attributes that mark a link that leaves follow its address: the quote that ends
 * the address is the next piece's. */
static void
write_href(struct body_writer *writer, const struct doc_link *link)
{
	struct reference reference = link_reference(writer, link);

	escape_add(writer->out, reference_url(writer, &reference));
	if (leaves(writer, link))
		strbuf_adds(writer->out, "\" class=\"leaves\" rel=\"external noopener");
}

static void
write_link_end(struct body_writer *writer, const struct doc_link *link)
{
	if (leaves(writer, link))
		render_partial(writer, "partials/leaves", object_new(writer->view->arena));
}

static void
write_piece(struct body_writer *writer, const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_HTML:
		strbuf_add(writer->out, piece->text);
		break;
	case PIECE_HEADING:
		write_heading(writer, piece);
		break;
	case PIECE_HEADING_END:
		strbuf_addf(writer->out, "</h%u>\n", heading_level(writer, piece->number));
		write_remarks(writer, writer->heading);
		break;
	case PIECE_ID:
		write_id(writer, piece->text);
		break;
	case PIECE_HREF:
		write_href(writer, &writer->doc->links[piece->ref]);
		break;
	case PIECE_LINK_LABEL:
		write_link_label(writer, &writer->doc->links[piece->ref]);
		break;
	case PIECE_LINK_END:
		write_link_end(writer, &writer->doc->links[piece->ref]);
		break;
	case PIECE_VALUE:
		write_value(writer, &writer->doc->values[piece->ref]);
		break;
	case PIECE_BLOCK:
		write_block(writer, piece->ref);
		break;
	case PIECE_CAPTION:
		write_caption(writer, &writer->doc->captions[piece->ref]);
		break;
	case PIECE_STRING:
		escape_add(writer->out, view_text(writer->view, str_zero(writer->view->arena, piece->text)));
		break;
	}
}

bool
view_body(const struct view *view, const struct body *body, struct strbuf *out)
{
	struct body_writer writer = { view, body, body->section->doc, out, true, STR_NONE };

	for (size_t i = 0; i < writer.doc->piece_count; i++)
		write_piece(&writer, &writer.doc->pieces[i]);
	return writer.ok;
}
