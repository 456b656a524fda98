#include "chart/library.h"

#include <dlfcn.h>
#include <string.h>

static bool
report_missing(const struct library *library, struct diags *diags)
{
	const char *reason = dlerror();

	diag_error(diags, "chart-library", (struct place){ 0 },
	    diag_tr(diags, "cannot load the library '%s', which draws charts: %s", "无法加载绘图所需的库“%s”：%s"),
	    library->file, reason ? reason : "?");
	diag_hint(diags, diag_tr(diags, "install the Debian package %s", "请安装 Debian 软件包 %s"), library->package);
	return false;
}

/* POSIX lets an object pointer hold a function's address, C does not let it become a
 * function pointer: its bytes do. */
static bool
find(void *handle, const char *name, void *pointer)
{
	void *address = dlsym(handle, name);

	if (address)
		memcpy(pointer, &address, sizeof address);
	return address != NULL;
}

bool
library_open(const struct library *library, void *table, struct diags *diags)
{
	void *handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
	bool found = handle != NULL;

	for (size_t i = 0; found && i < library->count; i++)
		found = find(handle, library->names[i], (char *)table + i * sizeof(void *));
	return found || report_missing(library, diags);
}

bool
library_find(const char *file, const char *name, void *pointer)
{
	void *handle = dlopen(file, RTLD_LAZY | RTLD_NOLOAD);
	bool found = handle && find(handle, name, pointer);

	if (handle)
		dlclose(handle); /* who loaded it keeps it */
	return found;
}
