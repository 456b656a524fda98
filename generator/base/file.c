#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SIZE_MOST = 1 << 30 };

/* open, again when a signal came between. Gives -1 after adding a finding. */
static int
file_open(struct str path, int flags, const char *code, struct diags *diags)
{
	const mode_t mode = 0666; /* less the umask */
	struct path_zero zero;
	int error = path_zero(&zero, path);
	int file = -1;

	while (error == 0 && file < 0) {
		file = open(zero.at, flags | O_CLOEXEC | O_NOCTTY, mode);
		if (file < 0 && errno != EINTR)
			error = errno;
	}
	if (error != 0)
		diag_system(diags, code, path, error, diag_tr(diags, "cannot open the file", "无法打开文件"));
	return file;
}

/* Reads until the end or until `size` bytes are there. Gives how many, or -1. */
static ssize_t
read_all(int file, char *bytes, size_t size)
{
	size_t have = 0;

	while (have < size) {
		ssize_t more = read(file, bytes + have, size - have);

		if (more == 0)
			break;
		if (more < 0 && errno != EINTR)
			return -1;
		if (more > 0)
			have += (size_t)more;
	}
	return (ssize_t)have;
}

static bool
write_all(int file, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t written = write(file, bytes.at, bytes.len);

		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0)
			bytes = str_slice(bytes, (size_t)written, bytes.len);
	}
	return true;
}

/* Whether an open file is one to read, and its size. */
static bool
file_check(int file, struct str path, size_t *size, struct diags *diags)
{
	static const char code[] = "file-read";
	struct stat status;

	if (fstat(file, &status) != 0)
		return diag_system(diags, code, path, errno, diag_tr(diags, "cannot examine the file", "无法检查文件"));
	if (S_ISDIR(status.st_mode))
		return diag_system(diags, code, path, EISDIR, diag_tr(diags, "cannot read the file", "无法读取文件"));
	if (!S_ISREG(status.st_mode))
		return diag_system(diags, code, path, 0,
		    diag_tr(diags, "cannot read the file: it is a device or a pipe", "无法读取文件：是设备或管道"));
	if (status.st_size > SIZE_MOST)
		return diag_system(
		    diags, code, path, 0, diag_tr(diags, "the file is larger than 1 GiB", "文件大于 1 GiB"));
	*size = (size_t)status.st_size;
	return true;
}

static bool
file_read_open(int file, struct arena *arena, struct str path, struct str *bytes, struct diags *diags)
{
	static const char code[] = "file-read";
	size_t size = 0;
	char *buffer;
	ssize_t have;

	if (!file_check(file, path, &size, diags))
		return false;
	/* The byte more than there should be tells a file that grows. */
	buffer = arena_alloc(arena, size + 1);
	have = read_all(file, buffer, size + 1);
	if (have < 0)
		return diag_system(diags, code, path, errno, diag_tr(diags, "cannot read the file", "无法读取文件"));
	if ((size_t)have > size)
		return diag_system(
		    diags, code, path, 0, diag_tr(diags, "the file grew while it was read", "读取时文件正在变长"));
	*bytes = (struct str){ buffer, (size_t)have };
	return true;
}

bool
file_read(struct arena *arena, struct str path, struct str *bytes, struct diags *diags)
{
	int file;
	bool ok;

	*bytes = STR_NONE;
	/* O_NONBLOCK: to open a pipe must not wait for its writer. */
	file = file_open(path, O_RDONLY | O_NONBLOCK, "file-read", diags);
	if (file < 0)
		return false;
	ok = file_read_open(file, arena, path, bytes, diags);
	close(file); /* nothing was written that could be lost */
	return ok;
}

bool
file_write(struct str path, struct str bytes, struct diags *diags)
{
	static const char code[] = "file-write";
	int file = file_open(path, O_WRONLY | O_CREAT | O_TRUNC, code, diags);
	int error = 0;

	if (file < 0)
		return false;
	if (!write_all(file, bytes))
		error = errno;
	if (close(file) != 0 && error == 0)
		error = errno;
	if (error != 0)
		return diag_system(diags, code, path, error, diag_tr(diags, "cannot write the file", "无法写入文件"));
	return true;
}

enum file_type
file_type(struct str path)
{
	struct path_zero zero;
	struct stat status;

	if (path_zero(&zero, path) != 0 || lstat(zero.at, &status) != 0)
		return FILE_NONE;
	switch (status.st_mode & S_IFMT) {
	case S_IFREG:
		return FILE_REGULAR;
	case S_IFDIR:
		return FILE_FOLDER;
	case S_IFLNK:
		return FILE_LINK;
	default:
		return FILE_OTHER;
	}
}
