#include "render/view.h"
#include "small_site.h"

static const struct view *
view_of(struct small_site *small, const char *const *trusted, size_t count)
{
	struct view *view = arena_new(&small->arena, struct view);

	for (size_t i = 0; i < count; i++)
		*arena_push(&small->arena, &small->site.leaving.trusted) = str_from(trusted[i]);
	view->site = &small->site;
	view->arena = &small->arena;
	return view;
}

static void
announces_what_is_not_trusted(void **state)
{
	static const char *const trusted[] = { ".gov.cn", "Www.Example.edu.cn", "" };
	static const char *const leave[] = { "https://example.com/", "http://gov.cn.example.com/", "https://notgov.cn/",
		"https://x.www.example.edu.cn/", "https://example.com/a.gov.cn", "https://example.com?.gov.cn",
		"https://example.com#.gov.cn", "https://www.gov.cn@example.com/", "https://example.com\\.gov.cn",
		"https://example.com:80", "https://" };
	const struct view *view = view_of(*state, trusted, 3);

	for (size_t i = 0; i < sizeof leave / sizeof *leave; i++)
		if (!view_leaves(view, str_from(leave[i])))
			fail_msg("'%s' does not leave", leave[i]);
}

static void
is_silent_about_trusted_hosts_and_its_own(void **state)
{
	static const char *const trusted[] = { ".gov.cn", "Www.Example.edu.cn" };
	static const char *const stay[] = { "https://www.gov.cn/", "https://gov.cn", "HTTPS://A.B.GOV.CN:8080/x?y#z",
		"https://user@www.gov.cn/", "https://www.example.edu.cn/a", "https://qsite.example.org/other/",
		"a/b.html", "#a", "mailto:a@example.com", "indicator:enrolment", "" };
	struct small_site *small = *state;
	const struct view *view = view_of(small, trusted, 2);

	small->site.base_url = STR("https://QSITE.example.org/zlnb/");
	for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
		if (view_leaves(view, str_from(stay[i])))
			fail_msg("'%s' leaves", stay[i]);
}

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
	const struct view *view = view_of(small, NULL, 0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		small->hangzhou_2023->release = str_from(cases[i].release);
		small->hangzhou_2023->published = str_from(cases[i].published);
		assert_bytes(&small->arena, view_publication(view, small->hangzhou_2023), cases[i].expected);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(announces_what_is_not_trusted),
		TEST(is_silent_about_trusted_hosts_and_its_own),
		TEST(tells_the_publication_no_more_exactly_than_it_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
