#include "cmd/commands.h"
#include "cmd/terminal.h"

#include <errno.h>
#include <unistd.h>

typedef struct str
command_function(const struct options *options, struct arena *arena, struct diags *diags);

static command_function *const functions[] = {
	[COMMAND_BUILD] = command_build,
	[COMMAND_CHECK] = command_check,
	[COMMAND_VERSION] = command_version,
	[COMMAND_HELP] = command_help,
};

/* As POSIX wants it: LC_ALL, then LC_MESSAGES, then LANG. The words are qsite's own,
 * so the locale itself need not be installed. */
static enum diag_language
message_language(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = terminal_variable(names[i]);

		if (*value)
			return str_starts(str_from(value), STR("zh")) ? DIAG_CHINESE : DIAG_ENGLISH;
	}
	return DIAG_ENGLISH;
}

/* What was printed must have arrived: a full disk or closed pipe is an error. */
static void
close_output(struct diags *diags)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		diag_system(diags, "output", STR("stdout"), errno, "%s",
		    diag_tr(diags, "cannot write the output", "无法写出输出内容"));
}

int
main(int argc, char **argv)
{
	struct arena arena;
	struct diags diags;
	struct options options;
	struct diag_print print;
	struct str closing = STR_NONE;
	bool understood;
	int status;

	arena_init(&arena);
	diags_init(&diags, &arena, message_language());
	understood = options_parse(&options, argc, argv, &diags);
	if (understood)
		closing = functions[options.command](&options, &arena, &diags);
	close_output(&diags);
	print = (struct diag_print){
		.color = terminal_wants_color(STDERR_FILENO),
		.quiet = options.quiet,
		.strict = options.strict,
		.no_notes = options.command == COMMAND_BUILD,
		.part = understood && options.command == COMMAND_CHECK ? DIAG_TROUBLE : DIAG_ALL,
	};
	diags_print(&diags, stderr, &print);
	if (closing.len > 0 && !options.quiet)
		fprintf(stderr, "%.*s\n", STR_ARG(closing));
	status = diags_status(&diags, options.strict);
	arena_release(&arena);
	return status;
}
