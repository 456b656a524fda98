#include "render/view.h"
#include "small_site.h"

static void
tells_the_publication_no_more_exactly_than_it_is_known(void **state)
{
	static const struct {
		const char *release, *published, *expected;
	} cases[] = {
		{ "", "", "" },
		{ "", "2024", "2024" },
		{ "", "2024-01-20", "2024-01-20" },
		{ "2024-02-01T10:05:59+08:00", "2024-01", "2024-02-01 10:05" },
		{ "2024-02-01T10:05Z", "", "2024-02-01 10:05" },
		{ "2024-02-01", "2024-01", "2024-02-01" },
	};
	struct small_site *small = *state;
	const struct view view = { .site = &small->site, .arena = &small->arena };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		small->hangzhou_2023->release = str_from(cases[i].release);
		small->hangzhou_2023->published = str_from(cases[i].published);
		assert_bytes(&small->arena, view_publication(&view, small->hangzhou_2023), cases[i].expected);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(tells_the_publication_no_more_exactly_than_it_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
