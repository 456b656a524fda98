#ifndef QSITE_WRITE_WALK_H
#define QSITE_WRITE_WALK_H

#include "base/diag.h"

/* Goes to folders below the destination, part by part and without ever following a
 * symbolic link, so that nothing outside is read, written or deleted, not even when
 * somebody puts a link there meanwhile. A walk stays where it is until it is sent
 * elsewhere: sorted paths make it move little. */

enum walk_end {
	WALK_THERE,
	WALK_MISSING,
	WALK_FILE,    /* a regular file stands in the folder's place */
	WALK_LINK,    /* a symbolic link */
	WALK_SPECIAL, /* a device, pipe or socket */
	WALK_MOUNT,   /* another file system, where nothing can be renamed to */
	WALK_FAILED,
};

struct walk {
	int root;            /* the destination, or -1 while it does not exist; borrowed */
	int folder;          /* the deepest open folder on the way; -1 when there is none */
	struct str reached;  /* its path; "" is the destination */
	struct str wanted;   /* where the walk was sent */
	struct str obstacle; /* the part of `wanted`, from its start, that ended it otherwise than THERE */
	enum walk_end end;
	int error; /* an errno, when it failed */
};

void
walk_init(struct walk *walk, int root);

void
walk_release(struct walk *walk);

/* `folder` ("" for the destination) must live as long as the walk. With `make`
 * missing folders are made. */
enum walk_end
walk_to(struct walk *walk, struct str folder, bool make);

/* Adds the finding for a walk that did not end THERE. */
bool
walk_blame(const struct walk *walk, struct str destination, struct diags *diags);

/* The finding for a link in the destination that is in the way of anything. */
bool
walk_blame_link(struct str path, struct diags *diags);

/* Whether `to`, a folder just below `from`, lies on another file system or is a
 * mount point. Both are open folders. */
bool
walk_crosses(int from, int to);

#endif
