#include "load/markdown_pieces.h"

#include "base/escape.h"

#include <stdarg.h>

void
pieces_init(struct pieces *pieces, struct arena *arena)
{
	*pieces = (struct pieces){ .arena = arena };
}

void
pieces_release(struct pieces *pieces)
{
	strbuf_release(&pieces->html);
	strbuf_release(&pieces->plain);
}

void
pieces_html(struct pieces *pieces, const char *markup)
{
	if (!pieces->muted)
		strbuf_adds(&pieces->html, markup);
}

void
pieces_htmlf(struct pieces *pieces, const char *format, ...)
{
	va_list args;

	if (pieces->muted)
		return;
	va_start(args, format);
	strbuf_add(&pieces->html, str_vformat(pieces->arena, format, args));
	va_end(args);
}

void
pieces_escaped(struct pieces *pieces, struct str text)
{
	if (!pieces->muted)
		escape_add(&pieces->html, text);
}

void
pieces_text(struct pieces *pieces, struct str text)
{
	pieces_escaped(pieces, text);
	strbuf_add(&pieces->plain, text);
}

/* Turns the HTML collected so far into a piece. */
static void
html_flush(struct pieces *pieces)
{
	if (pieces->html.len == 0)
		return;
	*arena_push(pieces->arena, &pieces->list) = (struct piece){
		.kind = PIECE_HTML,
		.text = str_copy(pieces->arena, strbuf_view(&pieces->html)),
	};
	strbuf_clear(&pieces->html);
}

void
pieces_add(struct pieces *pieces, struct piece piece)
{
	if (pieces->muted)
		return;
	html_flush(pieces);
	*arena_push(pieces->arena, &pieces->list) = piece;
}

void
pieces_ref(struct pieces *pieces, enum piece_kind kind, size_t ref)
{
	pieces_add(pieces, (struct piece){ .kind = kind, .ref = ref });
}

void
pieces_id(struct pieces *pieces, struct str id)
{
	pieces_add(pieces, (struct piece){ .kind = PIECE_ID, .text = id });
}

void
pieces_string(struct pieces *pieces, const char *key)
{
	pieces_add(pieces, (struct piece){ .kind = PIECE_STRING, .text = str_from(key) });
}

void
pieces_plain_break(struct pieces *pieces)
{
	struct strbuf *plain = &pieces->plain;

	while (plain->len > 0 && plain->at[plain->len - 1] == ' ')
		plain->len--;
	if (plain->len > 0 && plain->at[plain->len - 1] != '\n')
		strbuf_addc(plain, '\n');
}

struct str
pieces_plain_from(const struct pieces *pieces, size_t from)
{
	struct str text = str_slice(strbuf_view(&pieces->plain), from, pieces->plain.len);

	return str_copy(pieces->arena, str_trim(text));
}

void
pieces_finish(struct pieces *pieces, struct doc *doc)
{
	html_flush(pieces);
	doc->pieces = pieces->list.items;
	doc->piece_count = pieces->list.count;
	doc->headings = pieces->headings.items;
	doc->heading_count = pieces->headings.count;
	doc->links = pieces->links.items;
	doc->link_count = pieces->links.count;
	doc->values = pieces->values.items;
	doc->value_count = pieces->values.count;
	doc->blocks = pieces->blocks.items;
	doc->block_count = pieces->blocks.count;
	doc->captions = pieces->captions.items;
	doc->caption_count = pieces->captions.count;
	doc->plain = pieces_plain_from(pieces, 0);
}
