#include "plan/route.h"

#include "model_fixture.h"

static void
names_the_page_of_every_noun(void **state)
{
	struct model *model = *state;
	struct arena *arena = &model->arena;
	struct city *city = model_city(model, "hangzhou", "330100");
	struct report *report = model_report(model, city, 2023);
	struct policy policy = { .slug = STR("zhejiang-2020") };
	struct topic topic = { .id = STR("cooperation") };
	struct indicator *indicator = model_indicator(model, "employment_rate", "%");

	assert_text(route_city(arena, city), "hangzhou/index.html");
	assert_text(route_report(arena, report), "hangzhou/2023/index.html");
	assert_text(route_full(arena, report), "hangzhou/2023/full.html");
	assert_text(route_indicator(arena, indicator), "indicators/employment_rate.html");
	assert_text(route_topic(arena, &topic), "topics/cooperation.html");
	assert_text(route_policy(arena, &policy), "policies/zhejiang-2020/index.html");
	assert_text(route_year(arena, 2022), "years/2022.html");
	assert_text(route_indicator_data(arena, indicator, "csv"), "data/indicators/employment_rate.csv");
	assert_text(route_report_data(arena, report, "json"), "data/reports/hangzhou-2023.json");
}

static void
names_sections_by_their_kind(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "hangzhou", "330100"), 2023);
	struct policy policy = { .slug = STR("zhejiang-2020") };
	struct section section = { .slug = STR("bridge"), .report = report, .policy = &policy };
	static const char *const paths[] = { [SECTION_CHAPTER] = "hangzhou/2023/bridge.html",
		[SECTION_CASE] = "hangzhou/2023/cases/bridge.html",
		[SECTION_ANNEX] = "hangzhou/2023/annexes/bridge.html",
		[SECTION_POLICY] = "policies/zhejiang-2020/bridge.html",
		[SECTION_PAGE] = "bridge.html" };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		section.kind = (enum section_kind)i;
		assert_text(route_section(&model->arena, &section), paths[i]);
	}
}

static void
leads_from_page_to_page_without_a_root(void **state)
{
	static const struct {
		const char *from, *to, *url;
	} cases[] = {
		{ "index.html", "about.html", "about.html" },
		{ "index.html", "index.html", "index.html" },
		{ "index.html", "hangzhou/2023/index.html", "hangzhou/2023/index.html" },
		{ "hangzhou/index.html", "index.html", "../index.html" },
		{ "hangzhou/2023/talent.html", "index.html", "../../index.html" },
		{ "hangzhou/2023/talent.html", "hangzhou/2023/full.html", "full.html" },
		{ "hangzhou/2023/talent.html", "hangzhou/2023/talent.html", "talent.html" },
		{ "hangzhou/2023/talent.html", "hangzhou/2023/cases/bridge.html", "cases/bridge.html" },
		{ "hangzhou/2023/cases/bridge.html", "hangzhou/2023/talent.html", "../talent.html" },
		{ "hangzhou/2023/talent.html", "hangzhou/2022/talent.html", "../2022/talent.html" },
		{ "hangzhou/2023/talent.html", "hangzhou/index.html", "../index.html" },
		{ "hangzhou/2023/talent.html", "indicators/enrolment.html", "../../indicators/enrolment.html" },
		{ "hang/a.html", "hangzhou/a.html", "../hangzhou/a.html" },
		{ "a/b.html", "a/bc.html", "bc.html" },
		{ "a/b.html", "a", "../a" },
		{ "a", "a/b.html", "a/b.html" },
		{ "policies/a/index.html", "theme/style.css", "../../theme/style.css" },
		{ "hangzhou/2023/talent.html", "assets/附表 1#?.pdf", "../../assets/%E9%99%84%E8%A1%A8%201%23%3F.pdf" },
		{ "assets/表/a.html", "assets/表/b.html", "b.html" },
		/* the two names share bytes of a character, but no folder */
		{ "assets/表.html", "assets/衮.html", "%E8%A1%AE.html" },
	};
	struct model *model = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_text(
		    route_relative(&model->arena, str_from(cases[i].from), str_from(cases[i].to)), cases[i].url);
}

static void
encodes_what_a_path_may_not_hold(void **state)
{
	struct model *model = *state;
	struct arena *arena = &model->arena;

	assert_text(route_encode(arena, STR("a/B-9._~!$&'()*+,;=@")), "a/B-9._~!$&'()*+,;=@");
	assert_text(route_encode(arena, STR("a b%c?d#e:f[g]h\"i<j>k\\l^m`n{o|p}q")),
	    "a%20b%25c%3Fd%23e%3Af%5Bg%5Dh%22i%3Cj%3Ek%5Cl%5Em%60n%7Bo%7Cp%7Dq");
	assert_text(route_encode(arena, STR("图1：规模.png")), "%E5%9B%BE1%EF%BC%9A%E8%A7%84%E6%A8%A1.png");
	assert_text(route_encode(arena, STR("\x01\x7f\xff")), "%01%7F%FF");
	assert_text(route_encode(arena, (struct str){ "a\0b", 3 }), "a%00b");
	assert_text(route_encode(arena, STR("")), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(names_the_page_of_every_noun),
		MODEL_TEST(names_sections_by_their_kind),
		MODEL_TEST(leads_from_page_to_page_without_a_root),
		MODEL_TEST(encodes_what_a_path_may_not_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
