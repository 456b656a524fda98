#include "model/formula.h"

#include "base/number.h"

#include <math.h>

/* Both bound the recursion over a formula. */
enum { DEPTH_MAX = 32, OPERATIONS_MAX = 256 };

enum formula_kind { FORMULA_NUMBER, FORMULA_INDICATOR, FORMULA_OPERATION };

struct formula {
	enum formula_kind kind;
	double number;
	const struct indicator *indicator;
	char operation;
	const struct formula *left, *right;
};

/* sum := product (('+' | '-') product)*
 * product := atom (('*' | '/') atom)*
 * atom := number | id | '(' sum ')' */
struct parser {
	struct site *site;
	const struct indicator *owner;
	struct str text;
	size_t at;
	int depth, operations;
	struct diags *diags;
};

static const struct formula *
parse_sum(struct parser *parser);

static char
next_mark(struct parser *parser)
{
	while (parser->at < parser->text.len && parser->text.at[parser->at] == ' ')
		parser->at++;
	return parser->at < parser->text.len ? parser->text.at[parser->at] : '\0';
}

static const struct formula *
syntax_error(struct parser *parser)
{
	struct str rest = str_slice(parser->text, parser->at, parser->text.len);

	if (rest.len == 0)
		rest = str_from(diag_tr(parser->diags, "(its end)", "（末尾）"));
	diag_error(parser->diags, "formula-syntax", parser->owner->formula_place,
	    diag_tr(parser->diags, "the formula of '%.*s' goes wrong at '%.*s'", "“%.*s”的公式在“%.*s”处有误"),
	    STR_ARG(parser->owner->id), STR_ARG(rest));
	diag_hint(parser->diags, "%s",
	    diag_tr(parser->diags, "write indicator ids, numbers, + - * / and parentheses",
		"请用指标代码、数字、+ - * / 和括号"));
	return NULL;
}

static struct str
take_word(struct parser *parser)
{
	size_t from = parser->at;

	while (parser->at < parser->text.len) {
		char c = parser->text.at[parser->at];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'))
			break;
		parser->at++;
	}
	return str_slice(parser->text, from, parser->at);
}

static const struct formula *
parse_word(struct parser *parser)
{
	struct formula *node = arena_new(parser->site->arena, struct formula);
	struct str word = take_word(parser);

	if (word.len == 0)
		return syntax_error(parser);
	if (number_parse(word, &node->number)) {
		node->kind = FORMULA_NUMBER;
		return node;
	}
	node->kind = FORMULA_INDICATOR;
	node->indicator = site_indicator(parser->site, word);
	if (node->indicator)
		return node;
	diag_error(parser->diags, "indicator-unknown", parser->owner->formula_place,
	    diag_tr(parser->diags, "the formula of '%.*s' names an unknown indicator '%.*s'",
		"“%.*s”的公式中有未知的指标“%.*s”"),
	    STR_ARG(parser->owner->id), STR_ARG(word));
	diag_hint_nearest(parser->diags, map_nearest(&parser->site->indicators, word));
	return NULL;
}

static const struct formula *
parse_atom(struct parser *parser)
{
	const struct formula *inner;

	if (next_mark(parser) != '(')
		return parse_word(parser);
	if (++parser->depth > DEPTH_MAX)
		return syntax_error(parser);
	parser->at++;
	inner = parse_sum(parser);
	parser->depth--;
	if (!inner)
		return NULL;
	if (next_mark(parser) != ')')
		return syntax_error(parser);
	parser->at++;
	return inner;
}

static const struct formula *
operation(struct parser *parser, char mark, const struct formula *left, const struct formula *right)
{
	struct formula *node;

	if (!right)
		return NULL;
	if (++parser->operations > OPERATIONS_MAX)
		return syntax_error(parser);
	node = arena_new(parser->site->arena, struct formula);
	*node = (struct formula){ .kind = FORMULA_OPERATION, .operation = mark, .left = left, .right = right };
	return node;
}

static const struct formula *
parse_product(struct parser *parser)
{
	const struct formula *left = parse_atom(parser);
	char mark;

	while (left && ((mark = next_mark(parser)) == '*' || mark == '/')) {
		parser->at++;
		left = operation(parser, mark, left, parse_atom(parser));
	}
	return left;
}

static const struct formula *
parse_sum(struct parser *parser)
{
	const struct formula *left = parse_product(parser);
	char mark;

	while (left && ((mark = next_mark(parser)) == '+' || mark == '-')) {
		parser->at++;
		left = operation(parser, mark, left, parse_product(parser));
	}
	return left;
}

bool
formula_parse(struct site *site, struct indicator *indicator, struct diags *diags)
{
	struct parser parser = { .site = site, .owner = indicator, .text = indicator->formula_text, .diags = diags };
	const struct formula *formula = parse_sum(&parser);

	if (!formula)
		return false;
	if (next_mark(&parser) != '\0')
		return syntax_error(&parser) != NULL;
	indicator->formula = formula;
	return true;
}

static double
evaluate(const struct formula *node, const struct report *report, int year)
{
	const struct observation *observation;
	double left, right;

	switch (node->kind) {
	case FORMULA_NUMBER:
		return node->number;
	case FORMULA_INDICATOR:
		observation = report_observation(report, node->indicator, year, STR_NONE);
		return observation && observation->status != STATUS_MISSING ? observation->value : NAN;
	case FORMULA_OPERATION:
		break;
	}
	left = evaluate(node->left, report, year);
	right = evaluate(node->right, report, year);
	switch (node->operation) {
	case '+':
		return left + right;
	case '-':
		return left - right;
	case '*':
		return left * right;
	default:
		return left / right;
	}
}

bool
formula_value(const struct indicator *indicator, const struct report *report, int year, double *value)
{
	if (!indicator->formula)
		return false;
	*value = evaluate(indicator->formula, report, year);
	if (indicator->kind == INDICATOR_SHARE && str_eq(indicator->unit, STR("%")))
		*value *= 100;
	return isfinite(*value);
}
