#include "base/sha256.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The examples of FIPS 180-4 and of NIST's example values. */
static void
gives_the_sums_of_the_standard(void **state)
{
	struct arena arena;
	char *million;

	(void)state;
	arena_init(&arena);
	million = arena_alloc(&arena, 1000000);
	memset(million, 'a', 1000000);
	assert_true(str_eq(
	    sha256_text(&arena, STR("abc")), STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
	assert_true(str_eq(
	    sha256_text(&arena, STR_NONE), STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")));
	assert_true(str_eq(sha256_text(&arena, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
	    STR("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")));
	assert_true(str_eq(sha256_text(&arena, (struct str){ million, 1000000 }),
	    STR("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")));
	arena_release(&arena);
}

static void
writes_64_digits_and_nothing_behind_them(void **state)
{
	char hex[SHA256_HEX_LENGTH + 1];

	(void)state;
	hex[SHA256_HEX_LENGTH] = '!';
	sha256_hex(STR("x"), hex);
	assert_int_equal(hex[SHA256_HEX_LENGTH], '!');
	for (size_t i = 0; i < SHA256_HEX_LENGTH; i++)
		assert_non_null(memchr("0123456789abcdef", hex[i], 16));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_sums_of_the_standard),
		cmocka_unit_test(writes_64_digits_and_nothing_behind_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
