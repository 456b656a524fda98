#include "search/alphabet.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { CODE_POINTS = 0x110000, ROW = 256, RANKS = ALPHABET_SHORT + (ALPHABET_OTHER - ALPHABET_LEAD) * ROW };

struct ranked {
	uint32_t code_point, count;
};

void
alphabet_init(struct alphabet *alphabet, struct arena *arena)
{
	*alphabet = (struct alphabet){
		.counts = arena_array(arena, uint32_t, CODE_POINTS),
		.ranks = arena_array(arena, uint16_t, CODE_POINTS),
	};
}

void
alphabet_count(struct alphabet *alphabet, struct str text)
{
	for (size_t offset = 0; offset < text.len;)
		alphabet->counts[utf8_next(text, &offset)]++;
}

static int
compare_code_points(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;

	return (left->code_point > right->code_point) - (left->code_point < right->code_point);
}

static int
compare_counts(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;

	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return compare_code_points(a, b);
}

static struct ranked *
used_characters(const struct alphabet *alphabet, struct arena *arena, size_t *count)
{
	struct ranked *used;

	*count = 0;
	for (uint32_t i = 0; i < CODE_POINTS; i++)
		*count += alphabet->counts[i] > 0;
	used = arena_array(arena, struct ranked, *count);
	*count = 0;
	for (uint32_t i = 0; i < CODE_POINTS; i++)
		if (alphabet->counts[i] > 0)
			used[(*count)++] = (struct ranked){ i, alphabet->counts[i] };
	return used;
}

void
alphabet_rank(struct alphabet *alphabet, struct arena *arena)
{
	size_t count;
	struct ranked *used = used_characters(alphabet, arena, &count);

	qsort(used, count, sizeof *used, compare_counts);
	alphabet->count = count < RANKS ? count : RANKS;
	if (alphabet->count > ALPHABET_FREQUENT)
		qsort(used + ALPHABET_FREQUENT, alphabet->count - ALPHABET_FREQUENT, sizeof *used, compare_code_points);
	alphabet->chars = arena_array(arena, uint32_t, alphabet->count);
	for (size_t i = 0; i < alphabet->count; i++) {
		alphabet->chars[i] = used[i].code_point;
		alphabet->ranks[used[i].code_point] = (uint16_t)(i + 1);
	}
}

size_t
alphabet_code(const struct alphabet *alphabet, uint32_t code_point, unsigned char code[ALPHABET_CODE])
{
	unsigned rank = alphabet->ranks[code_point];

	if (rank == 0) {
		code[0] = ALPHABET_OTHER;
		code[1] = (unsigned char)(code_point >> 16);
		code[2] = (unsigned char)(code_point >> 8);
		code[3] = (unsigned char)code_point;
		return ALPHABET_CODE;
	}
	if (rank <= ALPHABET_SHORT) {
		code[0] = (unsigned char)rank;
		return 1;
	}
	rank -= ALPHABET_SHORT + 1;
	code[0] = (unsigned char)(ALPHABET_LEAD + rank / ROW);
	code[1] = (unsigned char)(rank % ROW);
	return 2;
}

void
alphabet_add(const struct alphabet *alphabet, struct strbuf *out, struct str text)
{
	unsigned char code[ALPHABET_CODE];

	for (size_t offset = 0; offset < text.len;) {
		uint32_t code_point = utf8_next(text, &offset);
		unsigned rank = alphabet->ranks[code_point];

		if (rank > 0 && rank <= ALPHABET_SHORT) {
			strbuf_addc(out, (char)rank);
			continue;
		}
		for (size_t i = 0, length = alphabet_code(alphabet, code_point, code); i < length; i++)
			strbuf_addc(out, (char)code[i]);
	}
}
