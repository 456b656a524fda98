#include "base/arena.h"

#include "base/asan.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK_FIRST = 16 * 1024,
	BLOCK_MOST = 8 * 1024 * 1024, /* blocks stop doubling here */
	GROW_FIRST = 8,
	ALIGNMENT = _Alignof(max_align_t),
	/* Poisoned bytes behind every allocation, so that AddressSanitizer sees an overrun by one. */
	REDZONE = ASAN_BUILD ? ALIGNMENT : 0,
	STATUS_SYSTEM = 3,
};

struct arena_block {
	struct arena_block *previous;
	size_t size;
	size_t used;
	size_t dirty; /* bytes behind this have never been used: they are zero */
	_Alignas(max_align_t) unsigned char bytes[];
};

static _Noreturn void
memory_out(void)
{
	fputs("qsite: error: out of memory\n", stderr);
	exit(STATUS_SYSTEM);
}

void *
memory_resize(void *bytes, size_t size)
{
	void *resized = realloc(bytes, size > 0 ? size : 1);

	if (!resized)
		memory_out();
	return resized;
}

void
arena_init(struct arena *arena)
{
	*arena = (struct arena){ 0 };
}

static void
block_free(struct arena_block *block)
{
	ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->size);
	free(block);
}

void
arena_release(struct arena *arena)
{
	struct arena_block *block = arena->last;

	while (block) {
		struct arena_block *previous = block->previous;

		block_free(block);
		block = previous;
	}
	arena_init(arena);
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *last = arena->last;

	if (!last)
		return;
	arena->last = last->previous;
	arena_release(arena);

	ASAN_POISON_MEMORY_REGION(last->bytes, last->size);
	last->previous = NULL;
	last->dirty = last->used > last->dirty ? last->used : last->dirty;
	last->used = 0;
	arena->last = last;
}

/* A new last block with room for at least `need` bytes. calloc zeroes it, for
 * large blocks at no cost: their pages come zeroed from the kernel. */
static struct arena_block *
block_push(struct arena *arena, size_t need)
{
	size_t size = BLOCK_FIRST;
	struct arena_block *block;

	if (arena->last)
		size = arena->last->size < BLOCK_MOST / 2 ? arena->last->size * 2 : BLOCK_MOST;
	if (size < need)
		size = need;

	block = calloc(1, sizeof *block + size);
	if (!block)
		memory_out();
	ASAN_POISON_MEMORY_REGION(block->bytes, size);
	block->previous = arena->last;
	block->size = size;
	arena->last = block;
	return block;
}

/* Memory as it is; *dirty is how much of it is not known to be zero. */
static void *
bytes_take(struct arena *arena, size_t size, size_t *dirty)
{
	struct arena_block *block = arena->last;
	size_t need, used;

	if (size > PTRDIFF_MAX - sizeof *block - REDZONE - ALIGNMENT)
		memory_out();
	need = (size + REDZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!block || block->size - block->used < need)
		block = block_push(arena, need);

	used = block->used;
	ASAN_UNPOISON_MEMORY_REGION(block->bytes + used, size);
	block->used += need;
	arena->total += size;
	*dirty = block->dirty <= used ? 0 : block->dirty - used < size ? block->dirty - used : size;
	return block->bytes + used;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size_t dirty;
	void *bytes = bytes_take(arena, size, &dirty);

	return dirty > 0 ? memset(bytes, 0, dirty) : bytes;
}

void *
arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		memory_out();
	return arena_alloc(arena, count * size);
}

void *
arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	size_t dirty;
	void *copy = bytes_take(arena, size, &dirty);

	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

/* A larger array with the same items; what is behind them is not zeroed. */
static void *
array_grow(struct arena *arena, const void *items, size_t count, size_t larger, size_t size)
{
	size_t dirty;
	void *grown;

	if (size > 0 && larger > SIZE_MAX / size)
		memory_out();
	grown = bytes_take(arena, larger * size, &dirty);
	if (count > 0)
		memcpy(grown, items, count * size);
	return grown;
}

void *
arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	if (count >= *capacity) {
		*capacity = *capacity > 0 ? *capacity * 2 : GROW_FIRST;
		items = array_grow(arena, items, count, *capacity, size);
	}
	memset((unsigned char *)items + count * size, 0, size);
	return items;
}
