#include "check/check.h"

#include "cmd/commands.h"
#include "load/paper.h"

static void
check_file(const struct options *options, struct sources *sources, struct str path, struct diags *diags)
{
	struct check_options check = { 0 };
	struct paper paper;

	(void)options;
	if (paper_load(sources, diags->arena, path, &paper, diags))
		check_paper(NULL, &paper, &check, diags);
}

struct str
command_check(const struct options *options, struct arena *arena, struct diags *diags)
{
	struct sources sources = { .arena = arena };

	for (size_t i = 0; i < options->files.count; i++)
		check_file(options, &sources, options->files.items[i], diags);
	return STR_NONE;
}
