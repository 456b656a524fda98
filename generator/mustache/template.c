#include "mustache/program.h"

enum { FIRST_OPS = 16 }; /* room to begin with, so that an empty template has a place where it ends too */

void
template_set_init(struct template_set *set, struct arena *arena, struct template_options options)
{
	*set = (struct template_set){ .arena = arena, .options = options };
}

bool
template_set_add(struct template_set *set, struct str name, const struct source *source)
{
	struct program *program = arena_new(set->arena, struct program);

	program->source = source;
	program->index = set->templates.count;
	program->capacity = FIRST_OPS;
	program->items = arena_array(set->arena, struct op, program->capacity);
	return map_add(&set->templates, set->arena, name, program);
}

bool
template_set_compile(struct template_set *set, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < set->templates.count; i++)
		ok = program_parse(set, set->templates.entries[i].value, diags) && ok;
	return template_set_link(set, diags) && ok;
}

bool
template_set_has(const struct template_set *set, struct str name)
{
	return map_has(&set->templates, name);
}
