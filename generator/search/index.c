#include "search/index_parts.h"

#include "search/fold.h"

/* Where the parts begin, in the bytes of the core. */
static void
add_directory(struct strbuf *core, const struct cut *cut)
{
	uint64_t before = 0;

	search_add_number(core, cut->count);
	for (size_t i = 0; i < cut->count; i++) {
		search_add_number(core, cut->keys[i] - before);
		before = cut->keys[i];
	}
}

static void
add_alphabet(struct strbuf *core, const struct alphabet *alphabet)
{
	search_add_number(core, alphabet->count);
	for (size_t i = 0; i < alphabet->count; i++) {
		bool distance = i > ALPHABET_FREQUENT;

		search_add_number(core, alphabet->chars[i] - (distance ? alphabet->chars[i - 1] : 0));
	}
}

static void
add_facets(struct strbuf *core, struct search_documents documents)
{
	search_add_number(core, documents.count);
	for (size_t facet = 0; facet < SEARCH_FACETS; facet++)
		for (size_t i = 0; i < documents.count; i++)
			search_add_number(core, documents.items[i].facets[facet]);
}

/* What is searched for is folded. */
static void
count_folded(struct alphabet *alphabet)
{
	for (uint32_t i = 0; i <= FOLD_LAST; i++)
		if (fold_char(i) != i)
			alphabet->counts[fold_char(i)] += alphabet->counts[i];
}

static void
make_alphabet(struct alphabet *alphabet, struct search_documents documents, struct arena *arena)
{
	alphabet_init(alphabet, arena);
	for (size_t i = 0; i < documents.count; i++) {
		alphabet_count(alphabet, documents.items[i].path);
		for (size_t level = 0; level < SEARCH_LEVELS; level++)
			alphabet_count(alphabet, documents.items[i].lines[level]);
	}
	count_folded(alphabet);
	alphabet_rank(alphabet, arena);
}

static void
collect_grams(struct grams *grams, struct search_documents documents)
{
	for (uint32_t i = 0; i < documents.count; i++) {
		for (enum search_level level = 0; level < SEARCH_LEVELS; level++) {
			struct gram_text text = { i, level, documents.items[i].lines[level] };

			grams_add(grams, &text);
		}
	}
}

void
search_index_build(struct search_index *index, struct search_documents documents, struct arena *arena)
{
	struct alphabet alphabet;
	struct grams grams = { .alphabet = &alphabet };
	struct search_texts texts = { documents, &alphabet };
	struct cut cuts[SEARCH_PARTS] = { 0 };
	struct strbuf core = { 0 };
	struct postings all, common;

	for (size_t kind = 0; kind < SEARCH_PARTS; kind++)
		index->parts[kind] = arena_array(arena, struct str, index->counts[kind]);
	make_alphabet(&alphabet, documents, arena);
	collect_grams(&grams, documents);
	all = grams_sort(&grams);
	cuts[SEARCH_GRAMS] = search_cut_postings(all, documents.count, index->counts[SEARCH_GRAMS], arena);
	common = search_common(all, &cuts[SEARCH_GRAMS], documents.count, arena);
	cuts[SEARCH_COMMON] = search_cut_postings(common, documents.count, index->counts[SEARCH_COMMON], arena);
	search_write_postings(index->parts[SEARCH_GRAMS], all, &cuts[SEARCH_GRAMS], arena);
	search_write_postings(index->parts[SEARCH_COMMON], common, &cuts[SEARCH_COMMON], arena);
	cuts[SEARCH_TEXTS] = search_cut_texts(documents, index->counts[SEARCH_TEXTS], arena);
	search_write_texts(index->parts[SEARCH_TEXTS], &texts, &cuts[SEARCH_TEXTS], arena);
	grams_release(&grams);

	add_alphabet(&core, &alphabet);
	for (size_t kind = SEARCH_GRAMS; kind < SEARCH_PARTS; kind++)
		add_directory(&core, &cuts[kind]);
	add_facets(&core, documents);
	index->parts[SEARCH_CORE][0] = strbuf_take(arena, &core);
}
