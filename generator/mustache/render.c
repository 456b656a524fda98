#include "base/escape.h"
#include "mustache/lookup.h"

#include <string.h>

/* Runs the instructions of a template over data. */

enum {
	DEPTH_LIMIT = 64,    /* templates and arguments within each other */
	FINDINGS_LIMIT = 32, /* places reported in one rendering */
};

static const size_t default_size_limit = (size_t)256 << 20;
static const struct value nothing = { .type = VALUE_ABSENT };

/* The arguments of a parent that is being rendered. */
struct frame {
	const struct op *parent;
	const struct frame *outer;
};

struct renderer {
	const struct template_set *set;
	struct strbuf *out;
	struct diags *diags;
	const struct context *context;
	const struct frame *frame;
	size_t depth;
	struct strbuf indent; /* the current one is from indent_start to the end */
	size_t indent_start;
	bool line_start; /* a template has ended its line, the next has no indentation yet */
	bool stopped;
	size_t steps;
	size_t start; /* of this rendering in `out` */
	size_t limit; /* of steps and bytes written together */
	const struct op *reported[FINDINGS_LIMIT];
	size_t reported_count;
};

typedef const struct op *
run_fn(struct renderer *r, const struct op *op);

static void
run(struct renderer *r, const struct op *op, const struct op *end);

/* Whether a finding at this instruction is news. */
static bool
is_news(struct renderer *r, const struct op *op)
{
	for (size_t i = 0; i < r->reported_count; i++) {
		if (r->reported[i] == op)
			return false;
	}
	if (r->reported_count == FINDINGS_LIMIT)
		return false;
	r->reported[r->reported_count++] = op;
	return true;
}

static bool
is_strict(const struct renderer *r)
{
	return r->set->options.strict;
}

/* The value an instruction names; absent when there is none. */
static const struct value *
resolve(struct renderer *r, const struct op *op)
{
	struct miss miss;
	const struct value *value = name_find(&op->name, r->context, &miss);

	if (value)
		return value;
	if (is_strict(r) && is_news(r, op))
		name_report(op, r->context, &miss, r->diags);
	return &nothing;
}

static void
report_type(struct renderer *r, const struct op *op, const struct value *value)
{
	if (is_strict(r) && is_news(r, op))
		diag_error(r->diags, "template-type", op->place,
		    diag_tr(r->diags, "'%.*s' is %s, not a text", "“%.*s”是%s，不是文本"), STR_ARG(op->text),
		    value_describe(value, r->diags));
}

/* Writing */

static struct str
indent_now(const struct renderer *r)
{
	return str_slice(strbuf_view(&r->indent), r->indent_start, r->indent.len);
}

static void
begin_line(struct renderer *r)
{
	if (r->line_start)
		strbuf_add(r->out, indent_now(r));
	r->line_start = false;
}

static void
write_indented(struct renderer *r, struct str text)
{
	while (text.len > 0) {
		const char *newline = memchr(text.at, '\n', text.len);
		size_t len = newline ? (size_t)(newline - text.at) + 1 : text.len;

		begin_line(r);
		strbuf_add(r->out, str_slice(text, 0, len));
		text = str_slice(text, len, text.len);
		r->line_start = newline != NULL;
	}
}

static const struct op *
run_literal(struct renderer *r, const struct op *op)
{
	if (r->indent.len > r->indent_start) {
		write_indented(r, op->text);
	} else {
		strbuf_add(r->out, op->text);
		r->line_start = op->text.at[op->text.len - 1] == '\n';
	}
	return op + 1;
}

static void
write_text(struct renderer *r, const struct op *op, struct str text)
{
	if (op->kind == OP_VARIABLE) {
		escape_add(r->out, text);
		return;
	}
	strbuf_add(r->out, text);
	if (is_strict(r) && is_news(r, op))
		diag_error(r->diags, "template-raw", op->place,
		    diag_tr(r->diags, "'%.*s' is a text and must be escaped, only HTML is raw",
			"“%.*s”是文本，必须转义，只有 HTML 可以原样输出"),
		    STR_ARG(op->text));
}

static const struct op *
run_variable(struct renderer *r, const struct op *op)
{
	const struct value *value = resolve(r, op);

	begin_line(r);
	if (value->type == VALUE_HTML)
		strbuf_add(r->out, value->text);
	else if (value->type == VALUE_TEXT)
		write_text(r, op, value->text);
	else if (value->type != VALUE_ABSENT)
		report_type(r, op, value);
	return op + 1;
}

/* Sections */

static void
run_with(struct renderer *r, const struct op *op, const struct value *value)
{
	struct context context = { value, r->context };

	r->context = &context;
	run(r, op + 1, op + op->size);
	r->context = context.outer;
}

static const struct op *
run_section(struct renderer *r, const struct op *op)
{
	const struct value *value = resolve(r, op);

	if (value->type == VALUE_LIST) {
		for (size_t i = 0; i < value->list->count && !r->stopped; i++)
			run_with(r, op, &value->list->items[i]);
	} else if (value_is_true(value)) {
		run_with(r, op, value);
	}
	return op + op->size;
}

static const struct op *
run_inverted(struct renderer *r, const struct op *op)
{
	if (!value_is_true(resolve(r, op)))
		run(r, op + 1, op + op->size);
	return op + op->size;
}

/* Partials, parents and blocks */

/* Runs what another place holds: a template, or an argument in a block. */
static void
run_inside(struct renderer *r, const struct op *op, const struct op *end, struct str indent)
{
	size_t indent_len = r->indent.len;

	strbuf_add(&r->indent, indent);
	r->depth++;
	run(r, op, end);
	r->depth--;
	r->indent.len = indent_len;
}

static bool
too_deep(struct renderer *r, const struct op *op)
{
	if (r->depth < DEPTH_LIMIT)
		return false;
	if (!r->stopped)
		diag_error(r->diags, "template-depth", op->place,
		    diag_tr(
			r->diags, "templates are nested deeper than %d at '%.*s'", "模板嵌套超过 %d 层，位于“%.*s”"),
		    DEPTH_LIMIT, STR_ARG(op->text));
	r->stopped = true;
	return true;
}

static const struct program *
find_target(struct renderer *r, const struct op *op)
{
	if (!op->dynamic)
		return op->target;
	const struct value *value = resolve(r, op);
	if (!value_is_true(value))
		return NULL;
	if (value->type != VALUE_TEXT) {
		report_type(r, op, value);
		return NULL;
	}
	const struct program *target = map_get(&r->set->templates, value->text);
	if (target == NULL && is_strict(r) && is_news(r, op))
		template_report_missing(r->set, op->place, value->text, r->diags);
	return target;
}

/* A template in the middle of a line is put in as it is; one alone on its line is
 * indented, on top of the indentation of that line. */
static const struct op *
run_partial(struct renderer *r, const struct op *op)
{
	const struct program *target = find_target(r, op);
	size_t indent_start = r->indent_start;

	if (!op->lone) {
		begin_line(r);
		r->indent_start = r->indent.len;
	}
	if (target && !too_deep(r, op))
		run_inside(r, target->items, target->items + target->count, op->indent);
	r->indent_start = indent_start;
	return op + op->size;
}

static const struct op *
run_parent(struct renderer *r, const struct op *op)
{
	struct frame frame = { op, r->frame };

	r->frame = &frame;
	run_partial(r, op);
	r->frame = frame.outer;
	return op + op->size;
}

/* The argument for a block: the outermost frame that has one wins. *frame is that
 * frame. */
static const struct op *
find_argument(const struct op *block, const struct frame **frame)
{
	const struct op *found = NULL;

	for (const struct frame *at = *frame; at; at = at->outer) {
		const struct op *end = at->parent + at->parent->size;
		const struct op *op = at->parent + 1;

		while (op < end && !str_eq(op->text, block->text))
			op += op->size;
		if (op < end) {
			found = op;
			*frame = at;
		}
	}
	return found;
}

/* An argument belongs to the template that wrote it: blocks within it are filled by
 * the parents around that template only. */
static const struct op *
run_block(struct renderer *r, const struct op *op)
{
	const struct frame *now = r->frame;
	const struct frame *frame = now;
	const struct op *argument = find_argument(op, &frame);

	if (argument == NULL) {
		run(r, op + 1, op + op->size);
	} else if (!too_deep(r, op)) {
		r->frame = frame->outer;
		run_inside(r, argument + 1, argument + argument->size, op->indent);
		r->frame = now;
	}
	return op + op->size;
}

/* Arguments are run by the blocks that show them, never in passing. */
static run_fn *const runners[] = {
	[OP_LITERAL] = run_literal,
	[OP_VARIABLE] = run_variable,
	[OP_RAW] = run_variable,
	[OP_SECTION] = run_section,
	[OP_INVERTED] = run_inverted,
	[OP_PARTIAL] = run_partial,
	[OP_PARENT] = run_parent,
	[OP_ARGUMENT] = NULL,
	[OP_BLOCK] = run_block,
};

/* Steps count beside bytes, so that also what writes nothing comes to an end. */
static bool
has_room(struct renderer *r, const struct op *op)
{
	if (r->stopped || ++r->steps + (r->out->len - r->start) <= r->limit)
		return !r->stopped;
	r->stopped = true;
	return diag_error(r->diags, "template-size", op->place,
	    diag_tr(r->diags, "rendering goes beyond %zu bytes and steps", "输出超过 %zu 字节和步数"), r->limit);
}

static void
run(struct renderer *r, const struct op *op, const struct op *end)
{
	while (op < end && has_room(r, op))
		op = runners[op->kind](r, op);
}

bool
template_render(
    const struct template_set *set, struct str name, struct value root, struct strbuf *out, struct diags *diags)
{
	const struct program *program = map_get(&set->templates, name);
	struct context context = { &root, NULL };
	struct renderer r = { .set = set, .out = out, .diags = diags, .context = &context, .line_start = true };

	if (program == NULL)
		return template_report_missing(set, (struct place){ 0 }, name, diags);
	r.start = out->len;
	r.limit = set->options.size_limit ? set->options.size_limit : default_size_limit;
	run(&r, program->items, program->items + program->count);
	strbuf_release(&r.indent);
	return !r.stopped && r.reported_count == 0;
}
