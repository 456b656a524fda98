#ifndef QSITE_BASE_ARENA_H
#define QSITE_BASE_ARENA_H

#include <stddef.h>

/* An arena hands out memory that lives until the arena is released; nothing is
 * freed singly. Memory is zeroed and aligned for any type. Allocation never
 * returns NULL: when memory is out the program says so and exits with 3, here
 * and nowhere else.
 *
 *     struct arena arena;
 *     arena_init(&arena);
 *     struct tick *ticks = arena_array(&arena, struct tick, count);
 *     arena_release(&arena);
 */

struct arena_block;

struct arena {
	struct arena_block *last;
	size_t total; /* bytes handed out so far */
};

void
arena_init(struct arena *arena);

void
arena_release(struct arena *arena);

/* Gives back all but one block: the arena is empty and ready to be used again. */
void
arena_reset(struct arena *arena);

void *
arena_alloc(struct arena *arena, size_t size);

/* count * size, or the end of the program when that overflows. */
void *
arena_alloc_array(struct arena *arena, size_t count, size_t size);

void *
arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Makes room for one more item, which is zeroed, in an array that grows by doubling:
 * returns the array to use from now on (the old one stays where it is until the arena
 * ends) and sets *capacity. */
void *
arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* Appends a zeroed item to a counted array (fields items, count, capacity) and
 * gives its address: *arena_push(arena, list) = value; */
#define arena_push(arena, list)                                                                                        \
	((list)->items = arena_grow((arena), (list)->items, (list)->count, &(list)->capacity, sizeof *(list)->items),  \
	    &(list)->items[(list)->count++])

/* malloc and realloc for the few owners that are no arena; they never return NULL. */
void *
memory_resize(void *bytes, size_t size);

#endif
