#include "mustache/token.h"

/* Which closing tag belongs to which opening tag. */

struct pairing {
	struct tokens *tokens;
	struct diags *diags;
	size_t open[NESTING_LIMIT]; /* indexes of the tags that are open here */
	size_t depth;
	size_t findings;
};

static bool
opens(enum token_kind kind)
{
	return kind == TOKEN_SECTION || kind == TOKEN_INVERTED || kind == TOKEN_BLOCK || kind == TOKEN_PARENT;
}

/* The name that closes a dynamic parent has the asterisk too. */
static bool
closes(const struct token *close, const struct token *open)
{
	if (!open->dynamic)
		return str_eq(close->name, open->name);
	return str_starts(close->name, STR("*")) &&
	       str_eq(str_trim(str_slice(close->name, 1, close->name.len)), open->name);
}

static bool
push(struct pairing *p, size_t index)
{
	struct token *token = &p->tokens->items[index];

	if (p->depth == NESTING_LIMIT) {
		p->findings++;
		return diag_error(p->diags, "template-depth", tokens_place(p->tokens, token->text),
		    diag_tr(p->diags, "sections are nested deeper than %d", "区块嵌套超过 %d 层"), NESTING_LIMIT);
	}
	token->argument =
	    token->kind == TOKEN_BLOCK && p->depth > 0 && p->tokens->items[p->open[p->depth - 1]].kind == TOKEN_PARENT;
	p->open[p->depth++] = index;
	return true;
}

static void
report_mismatch(struct pairing *p, const struct token *close)
{
	const struct token *open = &p->tokens->items[p->open[p->depth - 1]];

	p->findings++;
	diag_error(p->diags, "template-section", tokens_place(p->tokens, close->text),
	    diag_tr(
		p->diags, "'%.*s' closes nothing here, '%.*s' is open", "“%.*s”在此没有可结束的区块，“%.*s”尚未结束"),
	    STR_ARG(close->text), STR_ARG(open->text));
	diag_also(p->diags, tokens_place(p->tokens, open->text),
	    diag_tr(p->diags, "'%.*s' was opened here", "“%.*s”在此开始"), STR_ARG(open->name));
}

/* The tag is paired with the innermost open one. When that has another name and
 * one further out has the right one, those between were forgotten; when none has,
 * the name is taken for misspelt. Either way one mistake is reported once. */
static void
pop(struct pairing *p, size_t index)
{
	struct token *close = &p->tokens->items[index];
	size_t level = p->depth;

	if (p->depth == 0) {
		p->findings++;
		diag_error(p->diags, "template-section", tokens_place(p->tokens, close->text),
		    diag_tr(p->diags, "'%.*s' closes nothing, no section is open", "“%.*s”没有可结束的区块"),
		    STR_ARG(close->text));
		return;
	}
	while (level > 0 && !closes(close, &p->tokens->items[p->open[level - 1]]))
		level--;
	if (level != p->depth)
		report_mismatch(p, close);
	p->depth = (level > 0 ? level : p->depth) - 1;
	close->partner = p->open[p->depth];
	p->tokens->items[close->partner].partner = index;
}

static void
report_unclosed(struct pairing *p)
{
	for (size_t i = 0; i < p->depth; i++) {
		const struct token *open = &p->tokens->items[p->open[i]];

		diag_error(p->diags, "template-section", tokens_place(p->tokens, open->text),
		    diag_tr(p->diags, "'%.*s' is not closed", "“%.*s”没有结束"), STR_ARG(open->text));
		p->findings++;
	}
}

bool
tokens_pair(struct tokens *tokens, struct diags *diags)
{
	struct pairing p = { .tokens = tokens, .diags = diags };

	for (size_t i = 0; i < tokens->count && p.findings < TEMPLATE_FINDINGS; i++) {
		enum token_kind kind = tokens->items[i].kind;

		if (opens(kind) && !push(&p, i))
			return false;
		if (kind == TOKEN_CLOSE)
			pop(&p, i);
	}
	if (p.findings < TEMPLATE_FINDINGS)
		report_unclosed(&p);
	return p.findings == 0;
}
