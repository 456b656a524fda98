#include "base/utf8.h"
#include "check/check.h"
#include "load/paper.h"

#include <stdlib.h>

/* Any UTF-8 text as a document of plain text that all rules read.
 *
 * Always true: every finding has a code, a text and a place inside the file, as have the
 * notes that belong to it; said in either language it is found as often. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static void
require_place(const struct source *source, struct place place)
{
	require(place.source == source);
	require(place.offset <= source->text.len && place.length <= source->text.len - place.offset);
}

static void
require_finding(const struct source *source, const struct finding *finding)
{
	require(finding->code && finding->text.len > 0);
	require_place(source, finding->place);
	for (const struct diag_note *note = finding->notes; note; note = note->next)
		require_place(source, note->place);
}

static size_t
check(struct arena *arena, const struct source *source, enum diag_language language)
{
	struct check_options options = { .gov = true };
	struct diags diags;
	struct paper paper;

	diags_init(&diags, arena, language);
	paper_read_plain(arena, source, &paper);
	check_paper(NULL, &paper, &options, &diags);
	for (size_t i = 0; i < diags.count; i++) {
		require_finding(source, &diags.items[i]);
		require(utf8_invalid_at(diags.items[i].text) == SIZE_MAX);
		require(utf8_invalid_at(diags.items[i].computation) == SIZE_MAX);
		require(utf8_invalid_at(diags.items[i].hint) == SIZE_MAX);
	}
	return diags.count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena arena;
	struct sources sources = { .arena = &arena };
	const struct source *source;

	if (utf8_invalid_at(text) != SIZE_MAX)
		return -1;
	arena_init(&arena);
	source = source_add(&sources, STR("a.txt"), text);
	require(check(&arena, source, DIAG_ENGLISH) == check(&arena, source, DIAG_CHINESE));
	arena_release(&arena);
	return 0;
}
