#include "check/prose.h"

#include "base/utf8.h"

/* Clauses: what stands between two marks of punctuation, at one depth of brackets. */

bool
is_opening(uint32_t character)
{
	return character == 0xFF08 || character == '(' || character == 0x3010 || character == 0x3014;
}

bool
is_closing(uint32_t character)
{
	return character == 0xFF09 || character == ')' || character == 0x3011 || character == 0x3015;
}

static bool
ends_sentence(uint32_t character)
{
	return character == 0x3002 || character == 0xFF01 || character == 0xFF1F || character == '!' ||
	       character == '?';
}

static bool
ends_part(uint32_t character)
{
	return character == 0xFF1B || character == ';';
}

static bool
ends_clause(uint32_t character)
{
	return character == 0xFF0C || character == ',' || character == 0xFF1A || character == ':';
}

struct reader {
	struct prose *prose;
	const struct passage *passage;
	struct clause_count *count;
	size_t open[PROSE_DEPTH + 1]; /* the clause being read at each depth */
	unsigned depth;
	unsigned deeper; /* brackets beyond PROSE_DEPTH */
	unsigned titles; /* 《》 around */
};

static void
clause_open(struct reader *reader, size_t from, uint32_t mark)
{
	reader->open[reader->depth] = reader->prose->clauses.count;
	*arena_push(reader->prose->checker->arena, &reader->prose->clauses) = (struct clause){
		.passage = reader->passage,
		.from = (uint32_t)from,
		.to = (uint32_t)reader->passage->text.text.len,
		.depth = reader->depth,
		.sentence = reader->count->sentence,
		.part = reader->count->part,
		.mark = mark,
	};
}

static void
clause_close(struct reader *reader, size_t to)
{
	reader->prose->clauses.items[reader->open[reader->depth]].to = (uint32_t)to;
}

static void
bracket_open(struct reader *reader, size_t behind, uint32_t mark)
{
	if (reader->depth == PROSE_DEPTH) {
		reader->deeper++;
		return;
	}
	reader->depth++;
	clause_open(reader, behind, mark);
}

static void
bracket_close(struct reader *reader, size_t at)
{
	if (reader->deeper > 0) {
		reader->deeper--;
	} else if (reader->depth > 0) {
		clause_close(reader, at);
		reader->depth--;
	}
}

/* A mark that parts clauses: from `at` to `behind`. */
static void
mark_take(struct reader *reader, uint32_t mark, size_t at, size_t behind)
{
	clause_close(reader, at);
	if (ends_sentence(mark) && reader->depth == 0)
		reader->count->sentence++;
	if ((ends_sentence(mark) || ends_part(mark)) && reader->depth == 0)
		reader->count->part++;
	clause_open(reader, behind, mark);
}

static void
character_take(struct reader *reader, uint32_t character, size_t at, size_t behind)
{
	if (character == 0x300A) {
		reader->titles++;
	} else if (character == 0x300B) {
		reader->titles -= reader->titles > 0;
	} else if (reader->titles > 0) {
		return;
	} else if (is_opening(character)) {
		bracket_open(reader, behind, character);
	} else if (is_closing(character)) {
		bracket_close(reader, at);
	} else if (ends_sentence(character) || ends_part(character) || ends_clause(character)) {
		mark_take(reader, character, at, behind);
	}
}

void
clauses_add(struct prose *prose, const struct passage *passage, struct clause_count *count, size_t *at)
{
	struct reader reader = { .prose = prose, .passage = passage, .count = count };
	const struct letters *letters = &passage->letters;
	size_t figure = 0, behind = 0; /* the last figure */

	count->sentence++;
	count->part++;
	clause_open(&reader, 0, 0);
	for (size_t i = 0; i < letters->sign_count; i++) {
		const struct letter *letter = &letters->items[letters->signs[i]];

		while (figure < passage->figures.count && letter->from >= passage->figures.items[figure].from) {
			at[figure] = reader.open[reader.depth];
			behind = passage->figures.items[figure++].to;
		}
		if (letter->from >= behind)
			character_take(&reader, letter->code, letter->from, letter->to);
	}
	for (; figure < passage->figures.count; figure++)
		at[figure] = reader.open[reader.depth];
}

size_t
sentence_end(struct str text, size_t from)
{
	unsigned depth = 0;

	for (size_t i = from, next; i < text.len; i = next) {
		uint32_t character;

		next = i;
		character = utf8_next(text, &next);
		if (depth == 0 && (is_closing(character) || ends_sentence(character)))
			return i;
		if (is_opening(character))
			depth++;
		else if (is_closing(character))
			depth--;
	}
	return text.len;
}
