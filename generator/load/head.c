#include "load/head.h"

#include "base/utf8.h"
#include "load/date.h"

#include <yaml.h>

#include <errno.h>
#include <stdint.h>

enum { NESTED_MOST = 32 }; /* libyaml takes quadratic time on deep nesting */

/* The keys, in the order of `names`. */
enum head_key { KEY_TITLE, KEY_NUMBER, KEY_TOPIC, KEY_SUMMARY, KEY_UPDATED, KEY_DRAFT, KEY_COUNT };

static const struct str names[KEY_COUNT] = {
	[KEY_TITLE] = { "title", 5 },
	[KEY_NUMBER] = { "number", 6 },
	[KEY_TOPIC] = { "topic", 5 },
	[KEY_SUMMARY] = { "summary", 7 },
	[KEY_UPDATED] = { "updated", 7 },
	[KEY_DRAFT] = { "draft", 5 },
};

/* Reading the YAML between two offsets of the source. libyaml's marks count
 * characters: mark_index and mark_offset are one place in both countings, and move
 * on with the events. */
struct head {
	struct arena *arena;
	const struct source *source;
	struct doc *doc;
	struct diags *diags;
	size_t from, end;
	size_t mark_index, mark_offset;
	yaml_parser_t parser;
	struct place seen[KEY_COUNT]; /* where each key was met */
	bool stopped;                 /* reading cannot go on: the reason is a finding */
};

/* ---- places ---- */

static size_t
offset_of(struct head *head, yaml_mark_t mark)
{
	struct str text = str_slice(head->source->text, 0, head->end);

	if (mark.index < head->mark_index) {
		head->mark_index = 0;
		head->mark_offset = head->from;
	}
	for (; head->mark_index < mark.index && head->mark_offset < head->end; head->mark_index++)
		utf8_next(text, &head->mark_offset);
	return head->mark_offset;
}

static struct place
event_place(struct head *head, const yaml_event_t *event)
{
	size_t from = offset_of(head, event->start_mark);

	return place_at(head->source, from, offset_of(head, event->end_mark) - from);
}

/* ---- findings ---- */

static bool
syntax_error(struct head *head)
{
	const yaml_parser_t *parser = &head->parser;
	size_t at = parser->error == YAML_READER_ERROR ? head->from + parser->problem_offset
						       : offset_of(head, parser->problem_mark);

	head->stopped = true;
	if (at >= head->end && parser->context) /* what is not closed says more than the end */
		at = offset_of(head, parser->context_mark);
	diag_error(head->diags, "head-syntax", place_at(head->source, at < head->end ? at : head->end, 1),
	    diag_tr(head->diags, "the head is not valid YAML: %s", "文件头不是合法的 YAML（%s）"),
	    parser->problem ? parser->problem : "?");
	diag_hint(head->diags, "%s",
	    diag_tr(head->diags, "put a text in quotes when it contains ': ' or ' #' or begins with a mark",
		"含有“: ”或“ #”的文本，或以符号开头的文本，请加引号"));
	return false;
}

static bool
type_error(struct head *head, struct place place, const char *english, const char *chinese)
{
	return diag_error(head->diags, "head-type", place, "%s", diag_tr(head->diags, english, chinese));
}

/* ---- values ---- */

/* The text on one line: runs of white space and control characters become one blank. */
static struct str
one_line(struct arena *arena, struct str text)
{
	char *line = arena_alloc(arena, text.len);
	size_t length = 0;
	bool blank = false;

	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] <= ' ') {
			blank = length > 0;
			continue;
		}
		if (blank)
			line[length++] = ' ';
		blank = false;
		line[length++] = text.at[i];
	}
	return (struct str){ line, length };
}

static bool
missing_error(const struct head *head)
{
	struct str line;

	str_cut(head->source->text, '\n', &line);
	diag_error(head->diags, "head-missing", place_at(head->source, 0, str_trim(line).len), "%s",
	    diag_tr(head->diags, "the file has no title", "文件没有标题"));
	diag_hint(head->diags, "%s",
	    diag_tr(
		head->diags, "begin it with the lines ---, title: …, ---", "请在文件开头写三行：---、title: …、---"));
	return false;
}

static bool
set_text(struct head *head, enum head_key key, struct str text, struct place place)
{
	struct str *const fields[KEY_COUNT] = {
		[KEY_TITLE] = &head->doc->title,
		[KEY_NUMBER] = &head->doc->number,
		[KEY_TOPIC] = &head->doc->topic,
		[KEY_SUMMARY] = &head->doc->summary,
		[KEY_UPDATED] = &head->doc->updated,
	};

	if (str_find(text, STR("{{"), 0) != SIZE_MAX)
		return diag_error(head->diags, "value-place", place, "%s",
		    diag_tr(head->diags, "a placeholder cannot stand in the head", "占位符不能用在文件头中"));
	if (key == KEY_UPDATED && text.len > 0 && !date_valid(text))
		return type_error(
		    head, place, "'updated' must be a date like 2024-01-20", "“updated”应为日期，如 2024-01-20");
	if (key == KEY_TITLE && text.len == 0)
		return missing_error(head);
	*fields[key] = text;
	if (key == KEY_TITLE)
		head->doc->title_place = place;
	if (key == KEY_TOPIC)
		head->doc->topic_place = place;
	return true;
}

static bool
set_value(struct head *head, enum head_key key, struct str text, struct place place)
{
	if (key != KEY_DRAFT)
		return set_text(head, key, one_line(head->arena, text), place);
	head->doc->draft = str_eq(text, STR("true"));
	return head->doc->draft || str_eq(text, STR("false")) ||
	       type_error(head, place, "'draft' must be true or false", "“draft”应为 true 或 false");
}

/* ---- events ---- */

/* False, after a finding, when there is no next event. Every event must be deleted. */
static bool
event_next(struct head *head, yaml_event_t *event)
{
	return yaml_parser_parse(&head->parser, event) || syntax_error(head);
}

static bool
opens(const yaml_event_t *event)
{
	return event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
}

static bool
closes(const yaml_event_t *event)
{
	return event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT;
}

/* Reads to the end of the list or mapping that has been opened at `place`. */
static bool
nested_skip(struct head *head, struct place place)
{
	size_t depth = 1;

	while (depth > 0) {
		yaml_event_t event;

		if (!event_next(head, &event))
			return false;
		depth += opens(&event);
		depth -= closes(&event);
		yaml_event_delete(&event);
		head->stopped |= depth > NESTED_MOST;
		if (head->stopped)
			return type_error(head, place, "lists nested too deep", "列表嵌套过深");
	}
	return true;
}

/* A key or a value, or the end of them all. */
struct item {
	bool ends;
	bool is_text;
	struct str text;
	struct place place;
};

/* False, after a finding, when reading cannot go on. */
static bool
item_next(struct head *head, struct item *item)
{
	yaml_event_t event;
	bool nested;

	if (!event_next(head, &event))
		return false;
	*item = (struct item){
		.ends = closes(&event),
		.is_text = event.type == YAML_SCALAR_EVENT,
		.place = event_place(head, &event),
	};
	if (item->is_text)
		item->text = str_copy(
		    head->arena, (struct str){ (const char *)event.data.scalar.value, event.data.scalar.length });
	nested = opens(&event);
	yaml_event_delete(&event);
	return !nested || nested_skip(head, item->place);
}

static bool
key_check(struct head *head, enum head_key key, const struct item *name)
{
	if (key == KEY_COUNT) {
		diag_error(head->diags, "head-key", name->place,
		    diag_tr(head->diags, "unknown key '%.*s'", "未知的键“%.*s”"), STR_ARG(name->text));
		diag_hint_nearest(head->diags, str_nearest(name->text, names, KEY_COUNT));
		return false;
	}
	if (!head->seen[key].source) {
		head->seen[key] = name->place;
		return true;
	}
	diag_error(head->diags, "head-duplicate", name->place,
	    diag_tr(head->diags, "'%.*s' is there twice", "“%.*s”重复"), STR_ARG(name->text));
	diag_also(head->diags, head->seen[key], "%s", diag_tr(head->diags, "first here", "首次出现在此处"));
	return false;
}

static bool
pair_set(struct head *head, const struct item *name, const struct item *value)
{
	enum head_key key = KEY_TITLE;

	if (!name->is_text)
		return type_error(head, name->place, "a key must be a text", "键应为文本");
	while (key < KEY_COUNT && !str_eq(names[key], name->text))
		key++;
	if (!key_check(head, key, name))
		return false;
	if (!value->is_text)
		return diag_error(head->diags, "head-type", value->place,
		    diag_tr(head->diags, "'%.*s' must be a text", "“%.*s”应为文本"), STR_ARG(name->text));
	return set_value(head, key, value->text, value->place);
}

/* The keys and values of the mapping that has been opened. */
static bool
pairs_read(struct head *head)
{
	bool ok = true;

	for (;;) {
		struct item name, value;

		if (!item_next(head, &name))
			return false;
		if (name.ends)
			break;
		if (!item_next(head, &value))
			return false;
		ok &= pair_set(head, &name, &value);
	}
	return (head->seen[KEY_TITLE].source || missing_error(head)) && ok;
}

/* The type of the next event, YAML_NO_EVENT after a finding. */
static yaml_event_type_t
event_take(struct head *head, struct place *place)
{
	yaml_event_type_t type;
	yaml_event_t event;

	if (!event_next(head, &event))
		return YAML_NO_EVENT;
	type = event.type;
	*place = event_place(head, &event);
	yaml_event_delete(&event);
	return type;
}

static bool
document_read(struct head *head)
{
	yaml_event_type_t type = YAML_STREAM_START_EVENT;
	struct place place;
	bool ok;

	while (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT)
		type = event_take(head, &place);
	if (type == YAML_NO_EVENT)
		return false;
	if (type == YAML_STREAM_END_EVENT)
		return missing_error(head);
	if (type != YAML_MAPPING_START_EVENT)
		return type_error(
		    head, place, "the head must consist of lines like 'title: …'", "文件头应由“title: …”这样的行组成");
	ok = pairs_read(head);
	if (head->stopped)
		return false;
	type = event_take(head, &place);
	if (type == YAML_DOCUMENT_END_EVENT)
		type = event_take(head, &place);
	if (type != YAML_NO_EVENT && type != YAML_STREAM_END_EVENT)
		return type_error(head, place, "the head must be one document", "文件头只能有一个文档");
	return ok && type == YAML_STREAM_END_EVENT;
}

/* ---- the lines around it ---- */

static bool
is_fence(struct str line)
{
	while (line.len > 0 && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\r'))
		line.len--;
	return str_eq(line, STR("---"));
}

/* Finds the YAML between the fences and what is behind them. False without a head;
 * a head that does not end is empty, and what follows its first line is the body. */
static bool
head_find(struct head *head, size_t *body)
{
	struct str text = head->source->text, line;
	struct str rest = str_cut(text, '\n', &line);

	*body = 0;
	if (!is_fence(line))
		return missing_error(head);
	head->from = *body = text.len - rest.len;
	while (rest.len > 0) {
		head->end = text.len - rest.len;
		rest = str_cut(rest, '\n', &line);
		if (is_fence(line)) {
			*body = text.len - rest.len;
			return true;
		}
	}
	diag_error(head->diags, "head-open", place_at(head->source, 0, 3), "%s",
	    diag_tr(head->diags, "the head that begins here has no closing line", "此处开始的文件头没有结束行"));
	diag_hint(head->diags, "%s", diag_tr(head->diags, "end it with a line of ---", "请用一行 --- 结束"));
	return false;
}

bool
head_read(struct arena *arena, const struct source *source, struct doc *doc, size_t *body, struct diags *diags)
{
	struct head head = { .arena = arena, .source = source, .doc = doc, .diags = diags };
	bool ok;

	if (!head_find(&head, body))
		return false;
	if (!yaml_parser_initialize(&head.parser))
		return diag_system(diags, "memory", source->path, ENOMEM, "libyaml");
	head.mark_offset = head.from;
	yaml_parser_set_encoding(&head.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &head.parser, (const yaml_char_t *)source->text.at + head.from, head.end - head.from);
	ok = document_read(&head);
	yaml_parser_delete(&head.parser);
	return ok;
}
