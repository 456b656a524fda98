#ifndef QSITE_MUSTACHE_MUSTACHE_H
#define QSITE_MUSTACHE_MUSTACHE_H

#include "base/diag.h"
#include "base/map.h"
#include "mustache/value.h"

/* Mustache templates: named sources are compiled once, then rendered often.
 *
 *     struct template_set set;
 *     template_set_init(&set, arena, (struct template_options){ .strict = true });
 *     template_set_add(&set, STR("page"), page_source);
 *     template_set_add(&set, STR("menu"), menu_source);
 *     if (template_set_compile(&set, diags))
 *             template_render(&set, STR("page"), value_object(page), &out, diags);
 *
 * The language is that of the Mustache specification 1.4: variables, sections,
 * inverted sections, comments, partials and set delimiters, with its optional
 * modules inheritance ({{<parent}}{{$block}}…) and dynamic names ({{>*name}}),
 * without lambdas. Partials and parents are the templates of the same set.
 *
 * White space. A tag that is alone on its line (section, block, partial, parent,
 * comment, delimiters) takes the line with it. A partial or parent that is alone
 * puts what stood before it in front of each line of the template it brings in;
 * lines that come from data are never changed. What is put into a block loses the
 * indentation of its first line where it is written and gets the one of the block
 * where it is shown: that of the block's own first line, or of its tag when the
 * block is empty or begins on the line of the tag.
 *
 * On what a block shows, the template that is rendered has the last word, then its
 * parent, and so on; then the block's own text. It sees the data of the place where
 * it is shown. A block within an argument is filled by the parents around the
 * template that wrote it.
 *
 * Strict, as themes are: a name that no data offers, a template that is not in the
 * set, a block argument that no block takes, a list or an object written as if it
 * were text, and raw output ({{{name}}}) of what is not HTML are errors. Not strict,
 * as the specification wants it, all of these are empty, and raw text is raw. Text
 * in a parent outside of its blocks is never shown; strict templates are warned.
 *
 * Limits: 64 templates within each other when rendering (a partial may include
 * itself as long as its data ends before that), 64 sections within each other in
 * one template, and the size of a rendering.
 *
 * Codes: template-tag and template-section (syntax), template-name, template-type,
 * template-raw, template-partial, template-block, template-depth, template-size. */

struct template_options {
	bool strict;
	size_t size_limit; /* of one rendering, in bytes written and steps taken; 0: 256 MiB */
};

struct template_set {
	struct map templates; /* name to struct program (program.h), in the order of adding */
	struct arena *arena;
	struct template_options options;
};

/* The set lives in the arena. */
void
template_set_init(struct template_set *set, struct arena *arena, struct template_options options);

/* Adds a source under the name that partials and parents use. Both are borrowed.
 * False when the set has a template of that name. */
bool
template_set_add(struct template_set *set, struct str name, const struct source *source);

/* Compiles all templates and reports every mistake that can be seen without data.
 * False when there is any: then nothing of the set may be rendered. Afterwards the
 * set is read-only. */
bool
template_set_compile(struct template_set *set, struct diags *diags);

bool
template_set_has(const struct template_set *set, struct str name);

/* Appends the rendering of one template to `out`. False when an error was found;
 * `out` then holds an unfinished page that must not be used. An error is reported
 * once for each place in a template, however often the place is rendered. */
bool
template_render(
    const struct template_set *set, struct str name, struct value root, struct strbuf *out, struct diags *diags);

#endif
