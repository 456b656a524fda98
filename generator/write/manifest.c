#include "write/manifest.h"

#include "base/sha256.h"
#include "write/paths.h"

#define HEAD STR("{\n\"generator\": \"qsite\",\n")
#define FILES STR("\"files\": [\n")
#define PATH STR("{ \"path\": \"")
#define SIZE STR("\", \"size\": ")
#define HASH STR(", \"sha256\": \"")
#define FILE_END STR("\" }")
#define TAIL STR("]\n}\n")

/* Only a quote and a backslash need an escape: paths have no control characters. */
static void
write_path(struct str path, struct strbuf *out)
{
	for (size_t i = 0; i < path.len; i++) {
		if (path.at[i] == '"' || path.at[i] == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, path.at[i]);
	}
}

static void
write_file(const struct manifest_file *file, struct strbuf *out)
{
	strbuf_add(out, PATH);
	write_path(file->path, out);
	strbuf_add(out, SIZE);
	strbuf_addf(out, "%zu", file->size);
	strbuf_add(out, HASH);
	strbuf_add(out, file->hash);
	strbuf_add(out, FILE_END);
}

void
manifest_write(const struct manifest *manifest, struct strbuf *out)
{
	strbuf_add(out, HEAD);
	strbuf_add(out, FILES);
	for (size_t i = 0; i < manifest->count; i++) {
		write_file(&manifest->items[i], out);
		strbuf_adds(out, i + 1 < manifest->count ? ",\n" : "\n");
	}
	strbuf_add(out, TAIL);
}

struct scan {
	struct arena *arena;
	struct str text;
	size_t at;
};

/* Moves on when `literal` comes next. */
static bool
scan_literal(struct scan *scan, struct str literal)
{
	if (!str_eq(str_slice(scan->text, scan->at, scan->at + literal.len), literal))
		return false;
	scan->at += literal.len;
	return true;
}

/* The byte at the scan, or a zero byte at the end. */
static char
scan_peek(const struct scan *scan)
{
	return scan->at < scan->text.len ? scan->text.at[scan->at] : '\0';
}

/* Up to the closing quote. */
static bool
scan_path(struct scan *scan, struct str *path)
{
	size_t start = scan->at;
	size_t length = 0;
	char *bytes;

	for (; scan_peek(scan) != '"'; scan->at++, length++) {
		bool escaped = scan_literal(scan, STR("\\"));
		char byte = scan_peek(scan);

		if (byte == '\0' || (escaped && byte != '"' && byte != '\\'))
			return false;
	}
	bytes = arena_alloc(scan->arena, length + 1);
	for (size_t i = 0, from = start; i < length; i++) {
		if (scan->text.at[from] == '\\')
			from++;
		bytes[i] = scan->text.at[from++];
	}
	*path = (struct str){ bytes, length };
	return path_is_output(*path);
}

/* Digits with no needless zero before them. */
static bool
scan_size(struct scan *scan, size_t *size)
{
	size_t start = scan->at;

	*size = 0;
	for (; scan_peek(scan) >= '0' && scan_peek(scan) <= '9'; scan->at++) {
		size_t digit = (size_t)(scan_peek(scan) - '0');

		if (*size > (SIZE_MAX - digit) / 10)
			return false;
		*size = *size * 10 + digit;
	}
	return scan->at == start + 1 || (scan->at > start && scan->text.at[start] != '0');
}

static bool
scan_hash(struct scan *scan, struct str *hash)
{
	*hash = str_slice(scan->text, scan->at, scan->at + SHA256_HEX_LENGTH);
	for (size_t i = 0; i < hash->len; i++) {
		char digit = hash->at[i];

		if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f'))
			return false;
	}
	scan->at += hash->len;
	return hash->len == SHA256_HEX_LENGTH;
}

static bool
scan_file(struct scan *scan, struct manifest_file *file)
{
	return scan_literal(scan, PATH) && scan_path(scan, &file->path) && scan_literal(scan, SIZE) &&
	       scan_size(scan, &file->size) && scan_literal(scan, HASH) && scan_hash(scan, &file->hash) &&
	       scan_literal(scan, FILE_END);
}

/* Files as long as a comma says that one more follows, each behind the one before. */
static bool
scan_files(struct scan *scan, struct manifest *manifest)
{
	struct str before = STR_NONE;

	if (scan_peek(scan) != '{')
		return true;
	do {
		struct manifest_file *file = arena_push(scan->arena, manifest);

		if (!scan_file(scan, file) || str_cmp(before, file->path) >= 0)
			return false;
		before = file->path;
	} while (scan_literal(scan, STR(",\n")));
	return scan_literal(scan, STR("\n"));
}

static size_t
scan_line(const struct scan *scan)
{
	size_t line = 1;

	for (size_t i = 0; i < scan->at && i < scan->text.len; i++)
		line += scan->text.at[i] == '\n';
	return line;
}

bool
manifest_read(struct arena *arena, struct str text, struct manifest *manifest, size_t *line)
{
	struct scan scan = { .arena = arena, .text = text };
	bool ok;

	*manifest = (struct manifest){ 0 };
	ok = scan_literal(&scan, HEAD) && scan_literal(&scan, FILES) && scan_files(&scan, manifest) &&
	     scan_literal(&scan, TAIL) && scan.at == text.len;
	*line = ok ? 0 : scan_line(&scan);
	return ok;
}
