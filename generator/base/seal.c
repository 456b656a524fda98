#include "base/seal.h"

#include "base/file.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A seal is a row of parts: a kind, a name, and what was found under it. To prove it,
 * the same is looked up again for every name. */
enum part { PART_PROGRAM, PART_FILE, PART_VARIABLE };

/* Nothing when it is not there. A folder changes its time when an entry comes or goes. */
static void
find_file(struct strbuf *found, struct str path)
{
	struct path_zero zero;
	struct stat status;

	if (path_zero(&zero, path) != 0 || stat(zero.at, &status) != 0)
		return;
	strbuf_pack_u64(found, (uint64_t)status.st_size);
	strbuf_pack_u64(found, (uint64_t)status.st_mtim.tv_sec);
	strbuf_pack_u64(found, (uint64_t)status.st_mtim.tv_nsec);
}

/* Its path counts too: two programs may share a folder of results. Nothing for a
 * program whose file is gone, which could be any by then. */
static void
find_program(struct strbuf *found, struct str name)
{
	struct path_zero zero;
	ssize_t length = readlink("/proc/self/exe", zero.at, sizeof zero.at);
	struct str path = { zero.at, length > 0 ? (size_t)length : 0 };

	(void)name;
	find_file(found, path);
	if (found->len > 0)
		strbuf_pack_str(found, path);
}

static void
find_variable(struct strbuf *found, struct str name)
{
	struct path_zero zero;
	const char *value = path_zero(&zero, name) == 0 ? getenv(zero.at) : NULL;

	if (value)
		strbuf_pack_str(found, str_from(value));
}

typedef void
find_function(struct strbuf *found, struct str name);

static find_function *const finders[] = {
	[PART_PROGRAM] = find_program,
	[PART_FILE] = find_file,
	[PART_VARIABLE] = find_variable,
};

static void
add_part(struct strbuf *seal, enum part kind, struct str name)
{
	struct strbuf found = { 0 };

	finders[kind](&found, name);
	strbuf_pack_u64(seal, kind);
	strbuf_pack_str(seal, name);
	strbuf_pack_str(seal, strbuf_view(&found));
	strbuf_release(&found);
}

void
seal_add_program(struct strbuf *seal)
{
	add_part(seal, PART_PROGRAM, STR_NONE);
}

void
seal_add_file(struct strbuf *seal, struct str path)
{
	add_part(seal, PART_FILE, path);
}

void
seal_add_variable(struct strbuf *seal, struct str name)
{
	add_part(seal, PART_VARIABLE, name);
}

/* The program has no name in this list, and what the kernel gives has no path. */
static int
add_library(struct dl_phdr_info *info, size_t size, void *context)
{
	(void)size;
	if (strchr(info->dlpi_name, '/'))
		seal_add_file(context, str_from(info->dlpi_name));
	return 0;
}

void
seal_add_libraries(struct strbuf *seal)
{
	dl_iterate_phdr(add_library, seal);
}

bool
seal_holds(struct str seal)
{
	struct unpack from = { .rest = seal };
	bool holds = true;
	bool program = false;

	while (holds && from.rest.len > 0) {
		uint64_t kind = unpack_u64(&from);
		struct str name = unpack_str(&from);
		struct str was = unpack_str(&from);
		struct strbuf found = { 0 };

		holds = !from.failed && kind < sizeof finders / sizeof *finders;
		if (holds)
			finders[kind](&found, name);
		holds = holds && str_eq(strbuf_view(&found), was);
		program = program || (holds && kind == PART_PROGRAM && was.len > 0);
		strbuf_release(&found);
	}
	return holds && program;
}
