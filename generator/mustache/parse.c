#include "mustache/program.h"
#include "mustache/token.h"

#include <string.h>

/* Tokens to instructions, in one pass over a row whose tags are paired. */

/* A body that is being filled. */
struct scope {
	size_t op;        /* index of the instruction that has the body */
	struct str taken; /* blanks taken off each line: those of the argument around */
	bool only_blocks; /* in a parent, where all else is ignored */
};

struct parser {
	struct template_set *set;
	struct program *program;
	struct diags *diags;
	const struct tokens *tokens;
	char *pool; /* all literals, one after the other */
	size_t pooled;
	size_t literal; /* index + 1 of the one that grows while no tag comes between; 0: none */
	struct scope scopes[NESTING_LIMIT + 1]; /* 0: the template */
	size_t depth;
	size_t warned; /* index + 1 of the last parent whose stray content was reported */
};

static const enum op_kind op_kinds[] = {
	[TOKEN_VARIABLE] = OP_VARIABLE,
	[TOKEN_RAW] = OP_RAW,
	[TOKEN_SECTION] = OP_SECTION,
	[TOKEN_INVERTED] = OP_INVERTED,
	[TOKEN_BLOCK] = OP_BLOCK,
	[TOKEN_PARENT] = OP_PARENT,
	[TOKEN_PARTIAL] = OP_PARTIAL,
};

static struct scope *
scope_now(struct parser *p)
{
	return &p->scopes[p->depth];
}

/* Takes off the front what it has in common with `taken`. */
static struct str
unindented(struct str text, struct str taken)
{
	size_t i = 0;

	while (i < text.len && i < taken.len && text.at[i] == taken.at[i])
		i++;
	return str_slice(text, i, text.len);
}

static struct name
name_split(struct arena *arena, struct str text)
{
	struct str rest = text;
	size_t count = 1;

	if (str_eq(text, STR(".")))
		return (struct name){ NULL, 0 };
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == '.';
	struct name_part *parts = arena_array(arena, struct name_part, count);
	for (size_t i = 0; i < count; i++) {
		rest = str_cut(rest, '.', &parts[i].text);
		parts[i].hash = name_hash(parts[i].text);
	}
	return (struct name){ parts, count };
}

static struct op *
add_op(struct parser *p, enum op_kind kind, struct str view)
{
	struct op *op = arena_push(p->set->arena, p->program);

	op->kind = kind;
	op->size = 1;
	op->text = view;
	op->place = tokens_place(p->tokens, view);
	return op;
}

static void
parse_literal(struct parser *p, size_t index)
{
	const struct token *token = &p->tokens->items[index];
	struct str text = token->text;

	if (tokens_line_start(p->tokens, index))
		text = unindented(text, scope_now(p)->taken);
	if (token->dropped || text.len == 0)
		return;
	char *at = p->pool + p->pooled;
	memcpy(at, text.at, text.len);
	p->pooled += text.len;
	if (p->literal > 0) {
		p->program->items[p->literal - 1].text.len += text.len;
		return;
	}
	add_op(p, OP_LITERAL, text)->text = (struct str){ at, text.len };
	p->literal = p->program->count;
}

static struct op *
add_tag(struct parser *p, enum op_kind kind, const struct token *token)
{
	struct op *op = add_op(p, kind, token->name);

	p->literal = 0;
	if (token->dynamic || kind <= OP_INVERTED)
		op->name = name_split(p->set->arena, token->name);
	op->dynamic = token->dynamic;
	op->lone = token->lone;
	return op;
}

static void
open_scope(struct parser *p, struct str taken, bool only_blocks)
{
	p->scopes[++p->depth] = (struct scope){ p->program->count - 1, taken, only_blocks };
}

static void
parse_variable(struct parser *p, size_t index)
{
	const struct token *token = &p->tokens->items[index];

	add_tag(p, op_kinds[token->kind], token);
}

static void
parse_section(struct parser *p, size_t index)
{
	parse_variable(p, index);
	open_scope(p, scope_now(p)->taken, false);
}

static void
parse_block(struct parser *p, size_t index)
{
	const struct token *token = &p->tokens->items[index];
	struct str indent = tokens_content_indent(p->tokens, index);

	if (token->argument) {
		add_tag(p, OP_ARGUMENT, token);
		open_scope(p, indent, false);
		return;
	}
	add_tag(p, OP_BLOCK, token)->indent = unindented(indent, scope_now(p)->taken);
	open_scope(p, scope_now(p)->taken, false);
}

static void
parse_partial(struct parser *p, size_t index)
{
	const struct token *token = &p->tokens->items[index];
	struct op *op = add_tag(p, op_kinds[token->kind], token);

	if (token->lone)
		op->indent = unindented(tokens_indent(p->tokens, index), scope_now(p)->taken);
}

static void
parse_parent(struct parser *p, size_t index)
{
	parse_partial(p, index);
	open_scope(p, scope_now(p)->taken, true);
}

static void
parse_close(struct parser *p, size_t index)
{
	size_t op = scope_now(p)->op;

	(void)index;
	p->program->items[op].size = p->program->count - op;
	p->literal = 0;
	p->depth--;
}

typedef void
parse_fn(struct parser *p, size_t index);

/* Comments and delimiters leave nothing. */
static parse_fn *const parsers[] = {
	[TOKEN_TEXT] = parse_literal,
	[TOKEN_VARIABLE] = parse_variable,
	[TOKEN_RAW] = parse_variable,
	[TOKEN_SECTION] = parse_section,
	[TOKEN_INVERTED] = parse_section,
	[TOKEN_BLOCK] = parse_block,
	[TOKEN_PARENT] = parse_parent,
	[TOKEN_CLOSE] = parse_close,
	[TOKEN_PARTIAL] = parse_partial,
	[TOKEN_COMMENT] = NULL,
	[TOKEN_DELIMITERS] = NULL,
};

/* What is between the arguments of a parent is never shown; strict templates hear
 * of it, once a parent. */
static void
report_stray(struct parser *p, const struct token *token)
{
	const struct op *parent = &p->program->items[scope_now(p)->op];

	if (!p->set->options.strict || p->warned == scope_now(p)->op + 1)
		return;
	if (parsers[token->kind] == NULL || (token->kind == TOKEN_TEXT && text_is_blank(token->text)))
		return;
	p->warned = scope_now(p)->op + 1;
	diag_warning(p->diags, "template-block", tokens_place(p->tokens, token->text),
	    diag_tr(p->diags, "what is in parent '%.*s' outside of a block is not shown",
		"上级模板“%.*s”中块以外的内容不会显示"),
	    STR_ARG(parent->text));
}

static void
parse_all(struct parser *p)
{
	for (size_t i = 0; i < p->tokens->count; i++) {
		const struct token *token = &p->tokens->items[i];

		if (scope_now(p)->only_blocks && !token->argument && token->kind != TOKEN_CLOSE) {
			report_stray(p, token);
			if (token->partner > i)
				i = token->partner;
		} else if (parsers[token->kind]) {
			parsers[token->kind](p, i);
		}
	}
}

bool
program_parse(struct template_set *set, struct program *program, struct diags *diags)
{
	struct arena scratch;
	struct tokens tokens = { .arena = &scratch, .source = program->source };

	arena_init(&scratch);
	program->usable = tokens_scan(&tokens, diags);
	if (!tokens.torn)
		program->usable = tokens_pair(&tokens, diags) && program->usable;
	if (program->usable) {
		tokens_space(&tokens);
		struct parser p = { .set = set, .program = program, .diags = diags, .tokens = &tokens };
		p.pool = arena_alloc(set->arena, program->source->text.len + 1);
		parse_all(&p);
	}
	arena_release(&scratch);
	return program->usable;
}
