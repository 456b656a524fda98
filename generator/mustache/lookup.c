#include "mustache/lookup.h"

static const struct value *
find_in_stack(const struct name_part *part, const struct context *context)
{
	const struct value *value = NULL;

	for (; context && value == NULL; context = context->outer) {
		if (context->value->type == VALUE_OBJECT)
			value = object_find(context->value->object, part->text, part->hash);
	}
	return value;
}

const struct value *
name_find(const struct name *name, const struct context *context, struct miss *miss)
{
	if (name->count == 0)
		return context->value;
	const struct value *in = NULL;
	const struct value *value = find_in_stack(&name->parts[0], context);
	size_t part = 0;
	while (value && value->type != VALUE_ABSENT && ++part < name->count) {
		in = value;
		value = NULL;
		if (in->type == VALUE_OBJECT)
			value = object_find(in->object, name->parts[part].text, name->parts[part].hash);
	}
	if (value == NULL)
		*miss = (struct miss){ part, in };
	return value;
}

static const struct {
	const char *english;
	const char *chinese;
} descriptions[] = {
	[VALUE_ABSENT] = { "nothing", "空" },
	[VALUE_FALSE] = { "a yes or no", "是或否" },
	[VALUE_TRUE] = { "a yes or no", "是或否" },
	[VALUE_TEXT] = { "a text", "文本" },
	[VALUE_HTML] = { "HTML", "HTML" },
	[VALUE_LIST] = { "a list", "列表" },
	[VALUE_OBJECT] = { "an object", "对象" },
};

const char *
value_describe(const struct value *value, const struct diags *diags)
{
	return diag_tr(diags, descriptions[value->type].english, descriptions[value->type].chinese);
}

static void
add_names(struct arena *arena, struct str_list *names, const struct value *value)
{
	if (value->type != VALUE_OBJECT)
		return;
	for (size_t i = 0; i < value->object->count; i++)
		*arena_push(arena, names) = value->object->items[i].name;
}

static void
hint_nearest(struct str word, const struct context *context, const struct value *in, struct diags *diags)
{
	struct arena scratch;
	struct str_list names = { 0 };

	arena_init(&scratch);
	if (in)
		add_names(&scratch, &names, in);
	for (; in == NULL && context; context = context->outer)
		add_names(&scratch, &names, context->value);
	diag_hint_nearest(diags, str_nearest(word, names.items, names.count));
	arena_release(&scratch);
}

void
name_report(const struct op *op, const struct context *context, const struct miss *miss, struct diags *diags)
{
	struct str part = op->name.parts[miss->part].text;
	size_t start = (size_t)(part.at - op->text.at);
	struct str before = str_slice(op->text, 0, start > 0 ? start - 1 : 0);
	struct place place = place_at(op->place.source, op->place.offset + start, part.len);

	if (miss->in == NULL)
		diag_error(diags, "template-name", place,
		    diag_tr(diags, "name '%.*s' is not known here", "此处没有名称“%.*s”"), STR_ARG(part));
	else if (miss->in->type == VALUE_OBJECT)
		diag_error(diags, "template-name", place,
		    diag_tr(diags, "name '%.*s' is not known in '%.*s'", "名称“%.*s”不在“%.*s”中"), STR_ARG(part),
		    STR_ARG(before));
	else
		diag_error(diags, "template-type", place,
		    diag_tr(diags, "name '%.*s' is not known in '%.*s', which is %s", "没有名称“%.*s”：“%.*s”是%s"),
		    STR_ARG(part), STR_ARG(before), value_describe(miss->in, diags));
	hint_nearest(part, context, miss->in, diags);
}
