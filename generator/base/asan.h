#ifndef QSITE_BASE_ASAN_H
#define QSITE_BASE_ASAN_H

/* Whether this is a build with AddressSanitizer, and its marks for memory that
 * must not be touched; in other builds the marks do nothing. */

#if defined(__SANITIZE_ADDRESS__)
#define ASAN_BUILD 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ASAN_BUILD 1
#endif
#endif

#ifdef ASAN_BUILD
#include <sanitizer/asan_interface.h>
#else
#define ASAN_BUILD 0
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

#endif
