#include "write/journal.h"

#include "base/sha256.h"
#include "write/manifest.h"
#include "write/paths.h"

#define HEAD STR("qsite journal 1\n")
#define END STR("end ")

static const struct {
	const char *verb;
	bool staged; /* a number follows */
} verbs[] = {
	[STEP_ADD] = { "add", true },
	[STEP_REPLACE] = { "replace", true },
	[STEP_REMOVE] = { "remove", false },
	[STEP_REMOVE_FOLDER] = { "remove-folder", false },
};

enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

void
journal_write(const struct journal *journal, struct strbuf *out)
{
	char hash[SHA256_HEX_LENGTH];
	size_t start = out->len;

	strbuf_add(out, HEAD);
	for (size_t i = 0; i < journal->count; i++) {
		const struct step *step = &journal->items[i];

		strbuf_adds(out, verbs[step->kind].verb);
		if (verbs[step->kind].staged)
			strbuf_addf(out, " %zu", step->staged);
		strbuf_addc(out, ' ');
		strbuf_add(out, step->path);
		strbuf_addc(out, '\n');
	}
	sha256_hex(str_slice(strbuf_view(out), start, out->len), hash);
	strbuf_add(out, END);
	strbuf_add(out, (struct str){ hash, sizeof hash });
	strbuf_addc(out, '\n');
}

static bool
read_step(struct arena *arena, struct str line, struct step *step)
{
	struct str verb;
	struct str number;
	size_t kind = 0;
	long staged = 0;

	line = str_cut(line, ' ', &verb);
	while (kind < VERB_COUNT && !str_eq(verb, str_from(verbs[kind].verb)))
		kind++;
	if (kind == VERB_COUNT)
		return false;
	if (verbs[kind].staged) {
		line = str_cut(line, ' ', &number);
		staged = str_to_natural(number);
	}
	if (staged < 0 || !(path_is_output(line) || str_eq(line, MANIFEST_NAME)))
		return false;
	*step = (struct step){
		.kind = (enum step_kind)kind,
		.staged = (size_t)staged,
		.path = path_copy(arena, line),
	};
	return true;
}

/* Cuts the last line off and checks it; false when it is not there or wrong. */
static bool
read_end(struct str *text)
{
	const size_t length = END.len + SHA256_HEX_LENGTH + 1;
	struct str last = str_slice(*text, text->len > length ? text->len - length : 0, text->len);
	char hash[SHA256_HEX_LENGTH];

	if (last.len != length || !str_starts(last, END) || !str_ends(last, STR("\n")))
		return false;
	*text = str_slice(*text, 0, text->len - length);
	sha256_hex(*text, hash);
	return str_eq(str_slice(last, END.len, length - 1), (struct str){ hash, sizeof hash });
}

bool
journal_read(struct arena *arena, struct str text, struct journal *journal)
{
	*journal = (struct journal){ 0 };
	if (!read_end(&text) || !str_starts(text, HEAD))
		return false;
	text = str_slice(text, HEAD.len, text.len);
	while (text.len > 0) {
		struct str line;

		text = str_cut(text, '\n', &line);
		if (!read_step(arena, line, arena_push(arena, journal)))
			return false;
	}
	return true;
}
