#include "base/number.h"
#include "mustache/mustache.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs cases in the shape of the official specification: tests/mustache/ (our own),
 * then the specification itself in $MUSTACHE_SPEC or ../shared/mustache-spec. A case
 * is "name", "data", "template", "partials" and "expected", rendered not strict.
 * Starts in the project's root; the status is 1 when a case fails. */

static const char *const own_folder = "tests/mustache";

static const char *const spec_files[] = {
	"comments.json",
	"delimiters.json",
	"interpolation.json",
	"inverted.json",
	"partials.json",
	"sections.json",
	"~dynamic-names.json",
	"~inheritance.json",
};

struct tally {
	size_t passed;
	size_t failed;
	size_t skipped;
};

static struct str
read_file(struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct strbuf buf = { 0 };
	char block[4096];
	size_t len;

	if (file == NULL)
		return STR_NONE;
	while ((len = fread(block, 1, sizeof block, file)) > 0)
		strbuf_add(&buf, (struct str){ block, len });
	fclose(file);
	struct str text = str_copy(arena, strbuf_view(&buf));
	strbuf_release(&buf);
	return text;
}

static struct value
value_from_json(struct arena *arena, const cJSON *json);

static struct value
list_from_json(struct arena *arena, const cJSON *json)
{
	struct list *list = list_new(arena);
	const cJSON *item;

	cJSON_ArrayForEach(item, json)
	{
		list_add(list, value_from_json(arena, item));
	}
	return value_list(list);
}

static struct value
object_from_json(struct arena *arena, const cJSON *json)
{
	struct object *object = object_new(arena);
	const cJSON *item;

	cJSON_ArrayForEach(item, json)
	{
		object_set(object, str_from(item->string), value_from_json(arena, item));
	}
	return value_object(object);
}

static struct value
number_from_json(struct arena *arena, const cJSON *json)
{
	struct strbuf buf = { 0 };

	number_add_shortest(&buf, json->valuedouble);
	struct str text = str_copy(arena, strbuf_view(&buf));
	strbuf_release(&buf);
	return value_text(text);
}

static struct value
value_from_json(struct arena *arena, const cJSON *json)
{
	if (cJSON_IsObject(json))
		return object_from_json(arena, json);
	if (cJSON_IsArray(json))
		return list_from_json(arena, json);
	if (cJSON_IsNumber(json))
		return number_from_json(arena, json);
	if (cJSON_IsString(json))
		return value_text(str_from(json->valuestring));
	if (cJSON_IsBool(json))
		return value_bool(cJSON_IsTrue(json));
	return value_absent();
}

static const char *
string_of(const cJSON *object, const char *name)
{
	const char *string = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));

	return string ? string : "";
}

static void
add_template(struct template_set *set, struct sources *sources, const char *name, const char *text)
{
	template_set_add(set, str_from(name), source_add(sources, str_from(name), str_from(text)));
}

/* Renders a case; findings are printed as they would be to a user. */
static bool
render_case(struct arena *arena, const cJSON *test, struct strbuf *out)
{
	struct sources sources = { .arena = arena };
	struct template_set set;
	struct diags diags;
	const cJSON *partial;

	diags_init(&diags, arena, DIAG_ENGLISH);
	template_set_init(&set, arena, (struct template_options){ 0 });
	add_template(&set, &sources, "the template", string_of(test, "template"));
	cJSON_ArrayForEach(partial, cJSON_GetObjectItemCaseSensitive(test, "partials"))
	{
		add_template(&set, &sources, partial->string, partial->valuestring);
	}
	struct value data = value_from_json(arena, cJSON_GetObjectItemCaseSensitive(test, "data"));
	bool ok = template_set_compile(&set, &diags) && template_render(&set, STR("the template"), data, out, &diags);
	diags_print(&diags, stdout, &(struct diag_print){ 0 });
	return ok;
}

/* Line ends and tabs are shown, so that one text is one line. */
static void
print_text(const char *label, struct str text)
{
	printf("    %s: [", label);
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\n')
			fputs("\\n", stdout);
		else if (text.at[i] == '\r')
			fputs("\\r", stdout);
		else if (text.at[i] == '\t')
			fputs("\\t", stdout);
		else
			putchar(text.at[i]);
	}
	puts("]");
}

static void
print_case(const cJSON *test, struct str expected, struct str rendered)
{
	print_text("template", str_from(string_of(test, "template")));
	print_text("expected", expected);
	print_text("rendered", rendered);
}

static void
run_case(const char *file, const cJSON *test, struct tally *tally)
{
	struct arena arena;
	struct strbuf out = { 0 };

	arena_init(&arena);
	struct str expected = str_from(string_of(test, "expected"));
	bool ok = render_case(&arena, test, &out) && str_eq(strbuf_view(&out), expected) &&
		  cJSON_IsString(cJSON_GetObjectItemCaseSensitive(test, "expected"));
	printf("%s - %s: %s\n", ok ? "ok" : "not ok", file, string_of(test, "name"));
	if (!ok)
		print_case(test, expected, strbuf_view(&out));
	ok ? tally->passed++ : tally->failed++;
	strbuf_release(&out);
	arena_release(&arena);
}

/* A file without cases is a failure: it was named or found, so it should have some. */
static void
run_file(const char *folder, const char *name, struct tally *tally)
{
	struct arena arena;
	const cJSON *test;

	arena_init(&arena);
	struct str path = str_format(&arena, "%s/%s", folder, name);
	struct str text = read_file(&arena, str_zero(&arena, path));
	char *group = str_zero(&arena, str_slice(str_from(name), 0, strlen(name) - strlen(".json")));
	cJSON *json = cJSON_ParseWithLength(text.at ? text.at : "", text.len);
	const cJSON *tests = cJSON_GetObjectItemCaseSensitive(json, "tests");
	if (cJSON_GetArraySize(tests) == 0) {
		printf("not ok - %s: has no cases that can be read\n", group);
		tally->failed++;
	}
	cJSON_ArrayForEach(test, tests)
	{
		run_case(group, test, tally);
	}
	cJSON_Delete(json);
	arena_release(&arena);
}

static int
is_case_file(const struct dirent *entry)
{
	return str_ends(str_from(entry->d_name), STR(".json"));
}

static void
run_own_cases(struct tally *tally)
{
	struct dirent **entries = NULL;
	int count = scandir(own_folder, &entries, is_case_file, alphasort);

	if (count <= 0) {
		printf("not ok - no case files in %s\n", own_folder);
		tally->failed++;
	}
	for (int i = 0; i < count; i++) {
		run_file(own_folder, entries[i]->d_name, tally);
		free(entries[i]);
	}
	free(entries);
}

static void
run_specification(struct tally *tally)
{
	const char *folder = getenv("MUSTACHE_SPEC"); /* NOLINT(concurrency-mt-unsafe): one thread */

	if (folder == NULL || *folder == '\0')
		folder = "../shared/mustache-spec";
	DIR *dir = opendir(folder);
	if (dir == NULL) {
		printf("skip - official specification: folder '%s' is missing\n", folder);
		tally->skipped++;
		return;
	}
	closedir(dir);
	for (size_t i = 0; i < sizeof spec_files / sizeof spec_files[0]; i++)
		run_file(folder, spec_files[i], tally);
}

int
main(void)
{
	struct tally tally = { 0 };

	run_own_cases(&tally);
	run_specification(&tally);
	printf("%zu passed, %zu failed", tally.passed, tally.failed);
	if (tally.skipped > 0)
		printf(", %zu skipped", tally.skipped);
	putchar('\n');
	return tally.failed > 0;
}
