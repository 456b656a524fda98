#include "mustache/token.h"

#include <string.h>

/* Bytes to tokens. The scan knows delimiters and the shape of each tag; it does
 * not know what names mean or which tags belong together. */

struct scanner {
	struct tokens *tokens;
	struct diags *diags;
	struct str text;
	size_t at;
	struct str open;
	struct str close;
	struct str close_raw; /* "}" and close */
	struct str close_set; /* "=" and close */
	size_t findings;
};

/* What is inside a tag, and where the tag ends. */
struct tag {
	enum token_kind kind;
	size_t start; /* of the opening delimiter */
	size_t end;   /* behind the closing delimiter */
	struct str content;
};

static const unsigned char sigils[256] = {
	['{'] = TOKEN_RAW,
	['&'] = TOKEN_RAW,
	['#'] = TOKEN_SECTION,
	['^'] = TOKEN_INVERTED,
	['$'] = TOKEN_BLOCK,
	['<'] = TOKEN_PARENT,
	['/'] = TOKEN_CLOSE,
	['>'] = TOKEN_PARTIAL,
	['!'] = TOKEN_COMMENT,
	['='] = TOKEN_DELIMITERS,
};

static bool
is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static size_t
find_space(struct str text)
{
	size_t i = 0;

	while (i < text.len && !is_space(text.at[i]))
		i++;
	return i;
}

struct place
tokens_place(const struct tokens *tokens, struct str view)
{
	return place_at(tokens->source, (size_t)(view.at - tokens->source->text.at), view.len);
}

static void
use_delimiters(struct scanner *s, struct str open, struct str close)
{
	s->open = open;
	s->close = close;
	s->close_raw = str_format(s->tokens->arena, "}%.*s", STR_ARG(close));
	s->close_set = str_format(s->tokens->arena, "=%.*s", STR_ARG(close));
}

static void
add_text(struct scanner *s, size_t from, size_t to)
{
	while (from < to) {
		const char *newline = memchr(s->text.at + from, '\n', to - from);
		size_t end = newline ? (size_t)(newline - s->text.at) + 1 : to;

		*arena_push(s->tokens->arena, s->tokens) =
		    (struct token){ .kind = TOKEN_TEXT, .text = str_slice(s->text, from, end) };
		from = end;
	}
}

static void
report_unclosed(struct scanner *s, size_t start, struct str close)
{
	s->findings++;
	s->tokens->torn = true;
	diag_error(s->diags, "template-tag", place_at(s->tokens->source, start, s->open.len),
	    diag_tr(s->diags, "tag is not closed, '%.*s' is missing", "标签没有结束，缺少“%.*s”"), STR_ARG(close));
}

/* Finds the end of the tag that starts at `start`. A tag that runs into the next
 * one has lost its end; the scan goes on with the next one. */
static bool
find_tag(struct scanner *s, size_t start, struct tag *tag)
{
	size_t from = start + s->open.len;

	while (from < s->text.len && is_space(s->text.at[from]))
		from++;
	unsigned char sigil = from < s->text.len ? (unsigned char)s->text.at[from] : 0;
	enum token_kind kind = sigils[sigil];
	if (kind == TOKEN_TEXT)
		kind = TOKEN_VARIABLE;
	else
		from++;
	struct str close = sigil == '{' ? s->close_raw : sigil == '=' ? s->close_set : s->close;
	size_t end = str_find(s->text, close, from);
	if (end == SIZE_MAX) {
		report_unclosed(s, start, close);
		s->at = s->text.len;
		return false;
	}
	*tag = (struct tag){ kind, start, end + close.len, str_slice(s->text, from, end) };
	size_t next = str_find(tag->content, s->open, 0);
	if (next != SIZE_MAX && kind != TOKEN_COMMENT && kind != TOKEN_DELIMITERS) {
		report_unclosed(s, start, close);
		s->at = from + next;
		return false;
	}
	s->at = tag->end;
	return true;
}

static void
change_delimiters(struct scanner *s, const struct tag *tag)
{
	struct str both = str_trim(tag->content);
	size_t split = find_space(both);
	struct str open = str_slice(both, 0, split);
	struct str close = str_trim(str_slice(both, split, both.len));

	if (open.len == 0 || close.len == 0 || find_space(close) < close.len || memchr(both.at, '=', both.len)) {
		s->findings++;
		s->tokens->torn = true;
		diag_error(s->diags, "template-tag", place_at(s->tokens->source, tag->start, tag->end - tag->start),
		    diag_tr(s->diags, "delimiters must be two words without '='", "分隔符必须是两个不含“=”的词"));
		return;
	}
	use_delimiters(s, open, close);
}

/* `a.b.c` and `.`, but no empty part. */
static bool
dots_are_right(struct str name)
{
	if (name.len == 1 && name.at[0] == '.')
		return true;
	return !str_starts(name, STR(".")) && !str_ends(name, STR(".")) && str_find(name, STR(".."), 0) == SIZE_MAX;
}

static bool
names_data(const struct token *token)
{
	return token->dynamic || (token->kind >= TOKEN_VARIABLE && token->kind <= TOKEN_INVERTED);
}

/* A closing tag needs no look: what is no name closes nothing. */
static bool
name_is_right(const struct token *token)
{
	if (token->kind == TOKEN_CLOSE)
		return true;
	return find_space(token->name) == token->name.len && (!names_data(token) || dots_are_right(token->name));
}

static void
read_name(struct scanner *s, const struct tag *tag, struct token *token)
{
	token->name = str_trim(tag->content);
	if ((tag->kind == TOKEN_PARTIAL || tag->kind == TOKEN_PARENT) && str_starts(token->name, STR("*"))) {
		token->dynamic = true;
		token->name = str_trim(str_slice(token->name, 1, token->name.len));
	}
	if (token->name.len == 0) {
		s->findings++;
		diag_error(s->diags, "template-tag", tokens_place(s->tokens, token->text),
		    diag_tr(s->diags, "tag has no name", "标签没有名称"));
	} else if (!name_is_right(token)) {
		s->findings++;
		diag_error(s->diags, "template-tag", tokens_place(s->tokens, token->name),
		    diag_tr(s->diags, "'%.*s' is not a name", "“%.*s”不是名称"), STR_ARG(token->name));
	}
}

static void
add_tag(struct scanner *s, const struct tag *tag)
{
	struct token *token = arena_push(s->tokens->arena, s->tokens);

	token->kind = tag->kind;
	token->text = str_slice(s->text, tag->start, tag->end);
	if (tag->kind == TOKEN_DELIMITERS)
		change_delimiters(s, tag);
	else if (tag->kind != TOKEN_COMMENT)
		read_name(s, tag, token);
}

bool
tokens_scan(struct tokens *tokens, struct diags *diags)
{
	struct scanner s = { .tokens = tokens, .diags = diags, .text = tokens->source->text };
	struct tag tag;

	use_delimiters(&s, STR("{{"), STR("}}"));
	while (s.at < s.text.len && s.findings < TEMPLATE_FINDINGS) {
		size_t start = str_find(s.text, s.open, s.at);

		if (start == SIZE_MAX)
			start = s.text.len;
		add_text(&s, s.at, start);
		s.at = start;
		if (start < s.text.len && find_tag(&s, start, &tag))
			add_tag(&s, &tag);
	}
	if (s.at < s.text.len)
		tokens->torn = true;
	return s.findings == 0;
}
