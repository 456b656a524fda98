#include "render/xml.h"

#include "base/escape.h"
#include "base/utf8.h"

static bool
is_allowed(uint32_t code_point)
{
	if (code_point < 0x20)
		return code_point == '\t' || code_point == '\n' || code_point == '\r';
	return code_point != 0xFFFE && code_point != 0xFFFF;
}

/* The allowed stretches of a text, each handed to `add`. */
static void
add_stretches(struct strbuf *out, struct str text, void (*add)(struct strbuf *out, struct str text))
{
	size_t from = 0, at = 0;

	while (at < text.len) {
		size_t start = at;

		if (is_allowed(utf8_next(text, &at)))
			continue;
		add(out, str_slice(text, from, start));
		from = at;
	}
	add(out, str_slice(text, from, text.len));
}

void
xml_add_allowed(struct strbuf *out, struct str text)
{
	add_stretches(out, text, strbuf_add);
}

void
xml_add_text(struct strbuf *out, struct str text)
{
	add_stretches(out, text, escape_add);
}
