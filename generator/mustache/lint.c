#include "mustache/program.h"

/* What can be said about a set of templates without data: whether the templates
 * they name are there, and whether arguments reach a block. */

/* The templates that one call may bring in, directly or through others, and the
 * blocks they show. */
struct reach {
	size_t *items; /* indexes of templates */
	size_t count;
	size_t capacity;
	bool *seen;        /* by index */
	struct map blocks; /* name to its OP_BLOCK */
	bool unknown;      /* some of it is missing or wrong: the blocks are not all */
};

struct linter {
	const struct template_set *set;
	struct diags *diags;
	struct arena *scratch;
	struct reach **reaches; /* by index of the template called; the last: any template */
};

static struct program *
set_program(const struct template_set *set, size_t index)
{
	return set->templates.entries[index].value;
}

bool
template_report_missing(const struct template_set *set, struct place place, struct str name, struct diags *diags)
{
	diag_error(diags, "template-partial", place,
	    diag_tr(diags, "template '%.*s' is not there", "没有名为“%.*s”的模板"), STR_ARG(name));
	diag_hint_nearest(diags, map_nearest(&set->templates, name));
	return false;
}

static bool
is_call(const struct op *op)
{
	return op->kind == OP_PARTIAL || op->kind == OP_PARENT;
}

static bool
link_program(const struct template_set *set, struct program *program, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < program->count; i++) {
		struct op *op = &program->items[i];

		if (!is_call(op) || op->dynamic)
			continue;
		op->target = map_get(&set->templates, op->text);
		if (op->target == NULL && set->options.strict)
			ok = template_report_missing(set, op->place, op->text, diags);
	}
	return ok;
}

static void
reach_add(const struct linter *linter, struct reach *reach, const struct program *program)
{
	if (program == NULL || !program->usable) {
		reach->unknown = true;
	} else if (!reach->seen[program->index]) {
		reach->seen[program->index] = true;
		*arena_push(linter->scratch, reach) = program->index;
	}
}

/* A dynamic name may be any template. */
static void
reach_call(const struct linter *linter, struct reach *reach, const struct op *op)
{
	if (!op->dynamic)
		reach_add(linter, reach, op->target);
	for (size_t i = 0; op->dynamic && i < linter->set->templates.count; i++)
		reach_add(linter, reach, set_program(linter->set, i));
}

static void
reach_program(const struct linter *linter, struct reach *reach, const struct program *program)
{
	for (size_t i = 0; i < program->count; i++) {
		struct op *op = &program->items[i];

		if (op->kind == OP_BLOCK)
			map_add(&reach->blocks, linter->scratch, op->text, op);
		else if (is_call(op))
			reach_call(linter, reach, op);
	}
}

static struct reach *
reach_make(const struct linter *linter, const struct op *parent)
{
	struct reach *reach = arena_new(linter->scratch, struct reach);

	reach->seen = arena_array(linter->scratch, bool, linter->set->templates.count);
	reach_call(linter, reach, parent);
	for (size_t i = 0; i < reach->count; i++)
		reach_program(linter, reach, set_program(linter->set, reach->items[i]));
	return reach;
}

/* What a parent reaches is found out once for each template and kept. */
static const struct reach *
linter_reach(const struct linter *linter, const struct op *parent)
{
	size_t index = parent->target ? parent->target->index : linter->set->templates.count;

	if (linter->reaches[index] == NULL)
		linter->reaches[index] = reach_make(linter, parent);
	return linter->reaches[index];
}

static bool
report_twice(struct diags *diags, const struct op *argument, const struct op *earlier)
{
	diag_error(diags, "template-block", argument->place,
	    diag_tr(diags, "block '%.*s' is given twice", "块“%.*s”给出了两次"), STR_ARG(argument->text));
	diag_also(diags, earlier->place, "%s", diag_tr(diags, "first given here", "第一次在此给出"));
	return false;
}

static bool
check_argument(const struct linter *linter, const struct op *parent, const struct op *argument)
{
	const struct reach *reach = linter_reach(linter, parent);
	struct diags *diags = linter->diags;

	if (reach->unknown || map_has(&reach->blocks, argument->text))
		return true;
	diag_error(diags, "template-block", argument->place,
	    diag_tr(diags, "parent '%.*s' has no block '%.*s'", "上级模板“%.*s”没有块“%.*s”"), STR_ARG(parent->text),
	    STR_ARG(argument->text));
	diag_hint_nearest(diags, map_nearest(&reach->blocks, argument->text));
	return false;
}

static bool
check_parent(const struct linter *linter, struct op *parent)
{
	struct map given = { 0 };
	bool ok = true;

	for (struct op *op = parent + 1; op < parent + parent->size; op += op->size) {
		if (!map_add(&given, linter->scratch, op->text, op))
			ok = report_twice(linter->diags, op, map_get(&given, op->text));
		ok = check_argument(linter, parent, op) && ok;
	}
	return ok;
}

static bool
check_program(const struct linter *linter, struct program *program)
{
	bool ok = program->usable;

	for (size_t i = 0; i < program->count; i++) {
		if (program->items[i].kind == OP_PARENT)
			ok = check_parent(linter, &program->items[i]) && ok;
	}
	return ok;
}

bool
template_set_link(const struct template_set *set, struct diags *diags)
{
	size_t count = set->templates.count;
	struct arena scratch;
	bool ok = true;

	for (size_t i = 0; i < count; i++)
		ok = link_program(set, set_program(set, i), diags) && ok;
	arena_init(&scratch);
	struct linter linter = { set, diags, &scratch, arena_array(&scratch, struct reach *, count + 1) };
	for (size_t i = 0; i < count && set->options.strict; i++)
		ok = check_program(&linter, set_program(set, i)) && ok;
	arena_release(&scratch);
	return ok;
}
