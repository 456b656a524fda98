#include "model/doc.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2200, YEAR_DIGITS = 4 };

bool
doc_has_anchor(const struct doc *doc, struct str id)
{
	size_t low = 0, high = doc->anchor_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(id, doc->anchors[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

int
doc_year(struct str text)
{
	long year = text.len == YEAR_DIGITS ? str_to_natural(text) : -1;

	return year >= YEAR_FIRST && year <= YEAR_LAST ? (int)year : -1;
}
