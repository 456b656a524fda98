#include "load/paper_plain.h"

/* Puts the head of a table together. It comes as pieces: what stands between blanks and
 * line ends. Where there are more pieces than columns, some are parts of one name that
 * was broken, some name a group of columns. */

enum { PIECES = 256 };

struct head_piece {
	size_t from, to;
	size_t line;   /* of the head, from 0 */
	bool begins;   /* a name; else it goes on the one before */
	bool group;    /* names the columns of the line below */
	bool alone;    /* nothing else on its line */
	bool new_line; /* the first of its line */
};

struct head_pieces {
	struct head_piece items[PIECES];
	size_t count;
	size_t names; /* pieces that begin one and are no group */
};

/* Whether the line before was broken inside a name: in a document where a blank ends what
 * belongs together it has none. */
static bool
is_broken(const struct plain *plain, size_t line, size_t from)
{
	return plain->trailing && line > from && !plain->lines[line - 1].trail;
}

static bool
read_pieces(const struct plain *plain, size_t from, size_t to, struct head_pieces *pieces)
{
	*pieces = (struct head_pieces){ 0 };
	for (size_t i = from; i < to; i++) {
		const struct plain_line *line = &plain->lines[i];
		struct str text = plain_text(plain, line), word;
		size_t at = 0;
		unsigned blanks;

		for (size_t first = pieces->count; plain_word(text, &at, &word, &blanks);) {
			bool new_line = pieces->count == first, broken = new_line && is_broken(plain, i, from);

			if (pieces->count == PIECES)
				return false;
			pieces->items[pieces->count++] = (struct head_piece){ .from = line->from + at - word.len,
				.to = line->from + at,
				.line = i - from,
				.begins = !broken,
				.new_line = new_line,
				.alone = new_line && word.len == text.len };
			pieces->names += !broken;
		}
	}
	return true;
}

/* A name alone on its line, with several below it. */
static bool
is_group(const struct head_pieces *pieces, size_t at)
{
	const struct head_piece *piece = &pieces->items[at];

	return at > 0 && at + 2 < pieces->count && piece->alone && piece->begins && pieces->items[at + 1].begins &&
	       pieces->items[at + 1].new_line && !pieces->items[at + 2].new_line;
}

/* When that makes the number right, names that stand alone above others are groups. */
static void
find_groups(struct head_pieces *pieces, size_t columns)
{
	size_t groups = 0;

	for (size_t i = 0; i < pieces->count; i++)
		groups += is_group(pieces, i);
	if (groups == 0 || pieces->names - groups < columns)
		return;
	for (size_t i = 0; i < pieces->count; i++)
		pieces->items[i].group = is_group(pieces, i);
	pieces->names -= groups;
}

/* How names of columns end. */
static bool
is_whole(struct str text)
{
	static const char *const ends[] = { "数", "率", "比", "比例", "值", "量", "额", "度", "份", "号", "称", "况",
		"积", "入", "位", "名", "目", "标", "级", "型", "类", "别", "校", "区", "县", "市", "年", "）", ")",
		"%", "次", "元", "分", "费", "注", "计" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(text, str_from(ends[i])))
			return true;
	return false;
}

static bool
opens(struct str text)
{
	static const char *const marks[] = { "（", "(", "）", ")", "/", "／", "%", "％" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(text, str_from(marks[i])))
			return true;
	return text.len > 0 && text.at[0] >= '0' && text.at[0] <= '9';
}

/* How likely a piece goes on the name before it. */
static int
weight(const struct plain *plain, const struct head_pieces *pieces, size_t at)
{
	const struct head_piece *piece = &pieces->items[at], *before = &pieces->items[at - 1];
	struct str text = str_slice(plain->clean.text, piece->from, piece->to);
	struct str left = str_slice(plain->clean.text, before->from, before->to);

	if (!piece->begins || piece->group || before->group)
		return 0;
	return 1 +
	       (is_whole(left)             ? 0
		   : plain_is_figure(left) ? 6
					   : 4) +
	       (opens(text) ? 4 : 0) + (piece->new_line ? 2 : 0) + (text.len <= 6 ? 1 : 0);
}

/* The piece that most likely goes on the name before it; 0: none may. */
static size_t
likeliest(const struct plain *plain, const struct head_pieces *pieces)
{
	size_t best = 0;
	int most = 0;

	for (size_t i = 1; i < pieces->count; i++) {
		int here = weight(plain, pieces, i);

		if (here > most) {
			most = here;
			best = i;
		}
	}
	return best;
}

/* Joins the likeliest until there are no more names than columns. */
static void
join_names(const struct plain *plain, struct head_pieces *pieces, size_t columns)
{
	size_t at;

	while (pieces->names > columns && (at = likeliest(plain, pieces)) > 0) {
		pieces->items[at].begins = false;
		pieces->names--;
	}
}

/* The row of groups: each above its first column. */
static void
add_groups(struct plain *plain, const struct head_pieces *pieces, size_t columns)
{
	size_t column = 0;

	paper_row(&plain->builder);
	for (size_t i = 0; i < pieces->count && column < columns; i++) {
		const struct head_piece *piece = &pieces->items[i];

		if (piece->group)
			plain_add(plain, piece->from, piece->to);
		if (piece->group || !piece->begins)
			continue;
		paper_end_cell(&plain->builder);
		column++;
	}
	for (; column < columns; column++)
		paper_end_cell(&plain->builder);
}

static void
add_names(struct plain *plain, const struct head_pieces *pieces, size_t columns)
{
	size_t column = 0, end = 0;

	paper_row(&plain->builder);
	for (size_t i = 0; i < pieces->count; i++) {
		const struct head_piece *piece = &pieces->items[i];

		if (piece->group)
			continue;
		if (piece->begins && end > 0 && column + 1 < columns) {
			paper_end_cell(&plain->builder);
			column++;
			end = 0;
		}
		if (end > 0 && piece->new_line)
			plain_join(plain, end, piece->from, piece->to);
		else
			plain_add(plain, end > 0 ? end : piece->from, piece->to);
		end = piece->to;
	}
	for (; column < columns; column++)
		paper_end_cell(&plain->builder);
}

size_t
plain_head(struct plain *plain, size_t from, size_t to, size_t columns)
{
	struct head_pieces pieces;
	bool groups = false;

	if (!read_pieces(plain, from, to, &pieces))
		return 0;
	if (pieces.names > columns)
		find_groups(&pieces, columns);
	join_names(plain, &pieces, columns);
	for (size_t i = 0; i < pieces.count; i++)
		groups |= pieces.items[i].group;
	if (groups)
		add_groups(plain, &pieces, columns);
	add_names(plain, &pieces, columns);
	return groups ? 2 : 1;
}

bool
plain_head_fits(const struct plain *plain, size_t from, size_t to, size_t columns)
{
	struct head_pieces pieces;

	if (!read_pieces(plain, from, to, &pieces) || pieces.names < columns)
		return false;
	if (pieces.names > columns)
		find_groups(&pieces, columns);
	return pieces.names == columns;
}
