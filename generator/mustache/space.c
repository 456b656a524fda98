#include "mustache/token.h"

/* White space around tags: which tags are alone on their line, and which text goes
 * with them. Text tokens end with their line, so that what stands before a tag in
 * its line is at most one text token when the tag is the first of the line.
 *
 * Specification 1.4, "standalone": a tag is alone when only blanks are around it. A
 * parent counts with all that is between its tags; the arguments of a parent are
 * cut out of it, so that nothing of their line is left around them. */

static const bool can_be_lone[] = {
	[TOKEN_SECTION] = true,
	[TOKEN_INVERTED] = true,
	[TOKEN_BLOCK] = true,
	[TOKEN_CLOSE] = true,
	[TOKEN_PARTIAL] = true,
	[TOKEN_COMMENT] = true,
	[TOKEN_DELIMITERS] = true,
};

bool
text_is_blank(struct str text)
{
	return str_trim(text).len == 0;
}

static bool
is_blank(const struct token *token)
{
	return token->kind == TOKEN_TEXT && text_is_blank(token->text);
}

static bool
ends_line(const struct token *token)
{
	return token->kind == TOKEN_TEXT && str_ends(token->text, STR("\n"));
}

bool
tokens_line_start(const struct tokens *tokens, size_t index)
{
	return index == 0 || ends_line(&tokens->items[index - 1]);
}

/* Whether only blanks are before a token in its line. */
static bool
blank_before(const struct tokens *tokens, size_t index)
{
	return tokens_line_start(tokens, index) ||
	       (is_blank(&tokens->items[index - 1]) && tokens_line_start(tokens, index - 1));
}

/* Whether only blanks are behind a token in its line. */
static bool
blank_after(const struct tokens *tokens, size_t index)
{
	if (index + 1 == tokens->count)
		return true;
	if (!is_blank(&tokens->items[index + 1]))
		return false;
	return ends_line(&tokens->items[index + 1]) || index + 2 == tokens->count;
}

static void
drop_before(struct tokens *tokens, size_t index)
{
	if (!tokens_line_start(tokens, index))
		tokens->items[index - 1].dropped = true;
}

static void
drop_after(struct tokens *tokens, size_t index)
{
	if (index + 1 < tokens->count)
		tokens->items[index + 1].dropped = true;
}

static void
space_parent(struct tokens *tokens, size_t open, size_t close)
{
	if (!blank_before(tokens, open) || !blank_after(tokens, close))
		return;
	tokens->items[open].lone = true;
	drop_before(tokens, open);
	drop_after(tokens, close);
}

static void
space_argument(struct tokens *tokens, size_t open, size_t close)
{
	if (blank_after(tokens, open))
		drop_after(tokens, open);
	if (blank_before(tokens, close))
		drop_before(tokens, close);
}

static void
space_tag(struct tokens *tokens, size_t index)
{
	if (!blank_before(tokens, index) || !blank_after(tokens, index))
		return;
	tokens->items[index].lone = true;
	drop_before(tokens, index);
	drop_after(tokens, index);
}

void
tokens_space(struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];
		const struct token *open = token->kind == TOKEN_CLOSE ? &tokens->items[token->partner] : token;

		if (token->kind == TOKEN_PARENT)
			space_parent(tokens, i, token->partner);
		else if (token->argument)
			space_argument(tokens, i, token->partner);
		else if (can_be_lone[token->kind] && open->kind != TOKEN_PARENT && !open->argument)
			space_tag(tokens, i);
	}
}

struct str
tokens_indent(const struct tokens *tokens, size_t index)
{
	if (tokens_line_start(tokens, index) || !blank_before(tokens, index))
		return STR_NONE;
	return tokens->items[index - 1].text;
}

static struct str
leading_blanks(struct str text)
{
	size_t i = 0;

	while (i < text.len && (text.at[i] == ' ' || text.at[i] == '\t'))
		i++;
	return str_slice(text, 0, i);
}

struct str
tokens_content_indent(const struct tokens *tokens, size_t open)
{
	size_t close = tokens->items[open].partner;
	size_t first = open + 1;

	if (!ends_line(&tokens->items[first]) || !is_blank(&tokens->items[first]))
		return tokens_indent(tokens, open);
	while (first < close && is_blank(&tokens->items[first]) && ends_line(&tokens->items[first]))
		first++;
	const struct token *token = &tokens->items[first];
	if (first == close || (first + 1 == close && is_blank(token)))
		return tokens_indent(tokens, open);
	return token->kind == TOKEN_TEXT ? leading_blanks(token->text) : STR_NONE;
}
