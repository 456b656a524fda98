#include "check/publishing.h"

#include "model/address.h"

#include <stdint.h>

/* Where links lead: a reader of a government website trusts what it links to. */

static void
find_leaving(const struct checker *checker, struct place place, struct str host)
{
	checker_find(checker, "link-leaves", place,
	    diag_tr(checker->diags, "the link leaves for '%.*s'", "链接离开本站，指向“%.*s”"), STR_ARG(host));
}

void
publishing_links(const struct checker *checker)
{
	for (size_t i = 0; i < checker->site->sections.count; i++) {
		const struct section *section = checker->site->sections.entries[i].value;

		for (size_t k = 0; k < section->doc->link_count; k++) {
			const struct doc_link *link = &section->doc->links[k];

			if (!link->image && address_leaves(checker->site, link->target))
				find_leaving(checker, link->place, address_host(link->target));
		}
	}
}

/* Addresses in the words of a document that is no Markdown: those of Markdown are links. */

static size_t
address_end(struct str text, size_t at)
{
	while (at < text.len && text.at[at] > ' ' && text.at[at] < 0x7F && text.at[at] != '>' && text.at[at] != '"')
		at++;
	return at;
}

static void
check_addresses(const struct checker *checker, const struct passage *passage)
{
	struct str text = passage->text.text;

	for (size_t at = str_find(text, STR("http"), 0), end; at != SIZE_MAX; at = str_find(text, STR("http"), end)) {
		struct str address;

		end = address_end(text, at);
		address = str_slice(text, at, end);
		end = end > at ? end : at + 1;
		if (address_leaves(checker->site, address))
			find_leaving(checker, passage_place(passage, at, end), address_host(address));
	}
}

void
publishing_addresses(const struct checker *checker)
{
	for (size_t i = 0; checker->reading->plain && i < checker->reading->count; i++) {
		const struct reading_block *block = &checker->reading->items[i];

		check_addresses(checker, &block->passage);
		for (size_t k = 0; k < block->rows * block->columns; k++)
			check_addresses(checker, &block->cells[k].passage);
	}
}
