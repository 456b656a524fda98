#include "model/formula.h"

#include "base/number.h"
#include "model/value.h"

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

/* ---- with what is rounded ---- */

struct interval {
	double value, low, high;
};

static struct interval
interval_of(const struct observation *observation)
{
	double slack = observation_slack(observation);

	return (struct interval){ observation->value, observation->value - slack, observation->value + slack };
}

static struct interval
interval_product(struct interval a, struct interval b)
{
	const double corners[] = { a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high };
	struct interval product = { a.value * b.value, corners[0], corners[0] };

	for (size_t i = 1; i < sizeof corners / sizeof *corners; i++) {
		product.low = fmin(product.low, corners[i]);
		product.high = fmax(product.high, corners[i]);
	}
	return product;
}

/* A divisor that may be 0 gives no number, and that is no result. */
static struct interval
interval_inverse(struct interval of)
{
	if (of.low <= 0 && of.high >= 0)
		return (struct interval){ NAN, NAN, NAN };
	return (struct interval){ 1 / of.value, 1 / of.high, 1 / of.low };
}

static struct interval
interval_operation(char operation, struct interval a, struct interval b)
{
	switch (operation) {
	case '+':
		return (struct interval){ a.value + b.value, a.low + b.low, a.high + b.high };
	case '-':
		return (struct interval){ a.value - b.value, a.low - b.high, a.high - b.low };
	case '*':
		return interval_product(a, b);
	default:
		return interval_product(a, interval_inverse(b));
	}
}

/* Writing out a formula, with what it is worth. */
struct reckoning {
	const struct report *report;
	int year;
	struct strbuf written;
};

static struct interval
reckon_figure(struct reckoning *reckoning, const struct indicator *indicator)
{
	const struct observation *observation =
	    report_observation(reckoning->report, indicator, reckoning->year, STR_NONE);

	if (!observation_is_figure(observation) || observation->status == STATUS_ESTIMATED)
		return (struct interval){ NAN, NAN, NAN };
	strbuf_add(&reckoning->written, observation->number);
	return interval_of(observation);
}

static bool
is_sum(const struct formula *node)
{
	return node->kind == FORMULA_OPERATION && (node->operation == '+' || node->operation == '-');
}

static struct interval
reckon(struct reckoning *reckoning, const struct formula *node);

/* One side of an operation, in parentheses where it would be read otherwise. */
static struct interval
reckon_side(struct reckoning *reckoning, const struct formula *side, bool enclosed)
{
	struct interval interval;

	strbuf_adds(&reckoning->written, enclosed ? "(" : "");
	interval = reckon(reckoning, side);
	strbuf_adds(&reckoning->written, enclosed ? ")" : "");
	return interval;
}

/* As deep as formula_parse lets a formula be. */
static struct interval
reckon(struct reckoning *reckoning, const struct formula *node)
{
	bool product = node->operation == '*' || node->operation == '/';
	struct interval left, right;

	if (node->kind == FORMULA_NUMBER) {
		number_add_shortest(&reckoning->written, node->number);
		return (struct interval){ node->number, node->number, node->number };
	}
	if (node->kind == FORMULA_INDICATOR)
		return reckon_figure(reckoning, node->indicator);
	left = reckon_side(reckoning, node->left, product && is_sum(node->left));
	strbuf_addf(&reckoning->written, " %c ", node->operation);
	right = reckon_side(reckoning, node->right,
	    (product && is_sum(node->right)) ||
		(node->right->kind == FORMULA_OPERATION && (node->operation == '/' || node->operation == '-')));
	return interval_operation(node->operation, left, right);
}

bool
formula_result(const struct indicator *indicator, const struct report *report, int year, struct arena *arena,
    struct formula_result *result)
{
	struct reckoning reckoning = { .report = report, .year = year };
	double scale = indicator->kind == INDICATOR_SHARE && str_eq(indicator->unit, STR("%")) ? 100 : 1;
	struct interval interval;

	if (!indicator->formula)
		return false;
	interval = reckon(&reckoning, indicator->formula);
	result->written = strbuf_take(arena, &reckoning.written);
	result->value = interval.value * scale;
	result->low = interval.low * scale;
	result->high = interval.high * scale;
	return isfinite(result->value) && isfinite(result->low) && isfinite(result->high);
}

/* ---- inputs ---- */

struct inputs {
	const struct indicator **items;
	size_t count, most;
};

static void
collect_inputs(struct inputs *inputs, const struct formula *node)
{
	if (node->kind == FORMULA_OPERATION) {
		collect_inputs(inputs, node->left);
		collect_inputs(inputs, node->right);
		return;
	}
	for (size_t i = 0; i < inputs->count; i++)
		if (inputs->items[i] == node->indicator)
			return;
	if (node->kind == FORMULA_INDICATOR && inputs->count < inputs->most)
		inputs->items[inputs->count++] = node->indicator;
}

size_t
formula_inputs(const struct indicator *indicator, const struct indicator **inputs, size_t most)
{
	struct inputs found = { .items = inputs, .most = most };

	if (indicator->formula)
		collect_inputs(&found, indicator->formula);
	return found.count;
}
