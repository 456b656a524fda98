#include "model/address.h"

#include "model_fixture.h"

static const struct site *
trusting(struct model *model, const char *const *trusted, size_t count)
{
	for (size_t i = 0; i < count; i++)
		*arena_push(&model->arena, &model->site.leaving.trusted) = str_from(trusted[i]);
	return &model->site;
}

static void
announces_what_is_not_trusted(void **state)
{
	static const char *const trusted[] = { ".gov.cn", "Www.Example.edu.cn", "" };
	static const char *const leave[] = { "https://example.com/", "http://gov.cn.example.com/", "https://notgov.cn/",
		"https://x.www.example.edu.cn/", "https://example.com/a.gov.cn", "https://example.com?.gov.cn",
		"https://example.com#.gov.cn", "https://www.gov.cn@example.com/", "https://example.com\\.gov.cn",
		"https://example.com:80", "https://" };
	const struct site *site = trusting(*state, trusted, 3);

	for (size_t i = 0; i < sizeof leave / sizeof *leave; i++)
		if (!address_leaves(site, str_from(leave[i])))
			fail_msg("'%s' does not leave", leave[i]);
}

static void
is_silent_about_trusted_hosts_and_its_own(void **state)
{
	static const char *const trusted[] = { ".gov.cn", "Www.Example.edu.cn" };
	static const char *const stay[] = { "https://www.gov.cn/", "https://gov.cn", "HTTPS://A.B.GOV.CN:8080/x?y#z",
		"https://user@www.gov.cn/", "https://www.example.edu.cn/a", "https://qsite.example.org/other/",
		"a/b.html", "#a", "mailto:a@example.com", "indicator:enrolment", "" };
	struct model *model = *state;
	const struct site *site = trusting(model, trusted, 2);

	model->site.base_url = STR("https://QSITE.example.org/zlnb/");
	for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
		if (address_leaves(site, str_from(stay[i])))
			fail_msg("'%s' leaves", stay[i]);
}

static void
trusts_government_when_there_is_no_site(void **state)
{
	(void)state;
	assert_true(address_leaves(NULL, STR("https://example.com/")));
	assert_false(address_leaves(NULL, STR("https://www.gov.cn/")));
	assert_false(address_leaves(NULL, STR("a/b.html")));
}

static void
reads_the_host(void **state)
{
	(void)state;
	assert_text(address_host(STR("https://user@Host:80/path")), "Host");
	assert_text(address_host(STR("mailto:a@b")), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(announces_what_is_not_trusted),
		MODEL_TEST(is_silent_about_trusted_hosts_and_its_own),
		cmocka_unit_test(trusts_government_when_there_is_no_site),
		cmocka_unit_test(reads_the_host),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
