#include "base/escape.h"

static struct str
reference_of(char byte)
{
	switch (byte) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	case '\'':
		return STR("&#39;");
	default:
		return STR_NONE;
	}
}

void
escape_add(struct strbuf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		struct str reference = reference_of(text.at[i]);

		if (reference.len == 0)
			continue;
		strbuf_add(out, str_slice(text, from, i));
		strbuf_add(out, reference);
		from = i + 1;
	}
	strbuf_add(out, str_slice(text, from, text.len));
}
