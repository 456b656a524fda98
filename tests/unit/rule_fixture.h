#ifndef QSITE_TESTS_RULE_FIXTURE_H
#define QSITE_TESTS_RULE_FIXTURE_H

#include "check/dictionary.h"
#include "check/rule.h"
#include "doc_fixture.h"
#include "findings.h"
#include "load/paper.h"

/* One document and what a family of rules says about it. The tests are doc_tests. */

static inline void
rule_check(struct doc_fixture *fixture, const struct rule_family *family, const struct paper *paper)
{
	struct reading reading;
	struct checker checker = {
		.arena = &fixture->arena,
		.dictionary = dictionary_builtin(&fixture->arena),
		.reading = &reading,
		.diags = &fixture->diags,
	};

	checker.lexicon = lexicon_of(&fixture->arena, checker.dictionary);
	reading_of_paper(&reading, &fixture->arena, NULL, paper);
	for (size_t i = 0; i < family->document_count; i++)
		family->documents[i](&checker);
}

/* Markdown: lines are counted behind the three of the head. */
static inline void
rule_markdown(struct doc_fixture *fixture, const struct rule_family *family, const char *body)
{
	doc_compile(fixture, body);
	rule_check(fixture, family, &fixture->doc.paper);
}

static inline void
rule_plain(struct doc_fixture *fixture, const struct rule_family *family, const char *text)
{
	struct paper paper;

	fixture->source = source_add(&fixture->sources, STR("a.txt"), str_from(text));
	paper_read_plain(&fixture->arena, fixture->source, &paper);
	rule_check(fixture, family, &paper);
}

/* How the first finding of a code was computed. */
static inline void
assert_computed(const struct diags *diags, const char *code, const char *computation)
{
	assert_text(finding_of(diags, code)->computation, computation);
}

#endif
