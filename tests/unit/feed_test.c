#include "small_site.h"

static void
leaves_the_name_of_a_folder_page_out_of_addresses(void **state)
{
	static const char *const expected[][2] = {
		{ "index.html", "https://edu.example.gov.cn/zlnb/" },
		{ "hangzhou/2023/index.html", "https://edu.example.gov.cn/zlnb/hangzhou/2023/" },
		{ "hangzhou/myindex.html", "https://edu.example.gov.cn/zlnb/hangzhou/myindex.html" },
		{ "feed.xml", "https://edu.example.gov.cn/zlnb/feed.xml" },
		{ "assets/图 1.png", "https://edu.example.gov.cn/zlnb/assets/%E5%9B%BE%201.png" },
	};
	struct small_site *small = *state;

	small_site_plan(small);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_bytes(&small->arena, absolute_url(&small->renderer, &small->arena, str_from(expected[i][0])),
		    expected[i][1]);
}

#define BASE "https://edu.example.gov.cn/zlnb/"
#define URL(path) "  <url>\n    <loc>" BASE path "</loc>\n  </url>\n"
#define URL_AT(path, day) "  <url>\n    <loc>" BASE path "</loc>\n    <lastmod>" day "</lastmod>\n  </url>\n"

static void
lists_every_page_but_404_with_the_days_that_content_gives(void **state)
{
	struct small_site *small = *state;
	struct correction corrections[] = { { .date = STR("2024-03-02") }, { .date = STR("2024-02-28") } };

	small_section(small, &small->hangzhou_2022->cases, SECTION_CASE, small->hangzhou_2022, STR("bridge"));
	small->hangzhou_2022->published = STR("2023-01-15");
	small->hangzhou_2023->corrections = corrections;
	small->hangzhou_2023->correction_count = 2;
	small->jobs->doc->updated = STR("2024-02-29");
	small_site_plan(small);
	assert_bytes(&small->arena, small_site_render(small, "sitemap.xml", render_sitemap),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
	    /* clang-format off */
	    URL("cases.html")
	    URL("cities.html")
	    URL("compare.html")
	    URL("data/")
	    URL_AT("hangzhou/2022/cases/bridge.html", "2023-01-15")
	    URL_AT("hangzhou/2022/full.html", "2023-01-15")
	    URL_AT("hangzhou/2022/", "2023-01-15")
	    URL_AT("hangzhou/2023/full.html", "2024-03-02")
	    URL_AT("hangzhou/2023/", "2024-03-02")
	    URL_AT("hangzhou/2023/jobs.html", "2024-02-29")
	    URL("hangzhou/")
	    URL("")
	    URL("indicators/employment_rate.html")
	    URL("indicators/enrolment.html")
	    URL("indicators/")
	    URL("notes.html")
	    URL("policies/")
	    URL("policies/plan-2020/")
	    URL("shaoxing/2022/full.html")
	    URL("shaoxing/2022/")
	    URL("shaoxing/")
	    URL("sitemap.html")
    URL("topics/")
	    URL("years/2021.html")
	    URL("years/2022.html")
	    URL("years/2023.html")
	    URL("years/")
	    /* clang-format on */
	    "</urlset>\n");
}

static void
writes_a_feed_newest_first(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_bytes(&small->arena, small_site_render(small, "feed.xml", render_feed),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n"
	    "  <id>" BASE "</id>\n"
	    "  <title>质量年报</title>\n"
	    "  <subtitle>说明文字</subtitle>\n"
	    "  <updated>2024-01-01T00:00:00Z</updated>\n"
	    "  <author>\n"
	    "    <name>示例站</name>\n"
	    "  </author>\n"
	    "  <link rel=\"self\" type=\"application/atom+xml\" href=\"" BASE "feed.xml\"/>\n"
	    "  <link rel=\"alternate\" type=\"text/html\" href=\"" BASE "\"/>\n"
	    "  <entry>\n"
	    "    <id>" BASE "hangzhou/2023/</id>\n"
	    "    <title>杭州年报2023</title>\n"
	    "    <updated>2024-01-01T00:00:00Z</updated>\n"
	    "    <link rel=\"alternate\" type=\"text/html\" href=\"" BASE "hangzhou/2023/\"/>\n"
	    "  </entry>\n"
	    "  <entry>\n"
	    "    <id>" BASE "hangzhou/2022/</id>\n"
	    "    <title>杭州年报2022</title>\n"
	    "    <updated>2022-12-31T00:00:00Z</updated>\n"
	    "    <link rel=\"alternate\" type=\"text/html\" href=\"" BASE "hangzhou/2022/\"/>\n"
	    "  </entry>\n"
	    "  <entry>\n"
	    "    <id>" BASE "shaoxing/2022/</id>\n"
	    "    <title>绍兴年报2022</title>\n"
	    "    <updated>2022-12-31T00:00:00Z</updated>\n"
	    "    <link rel=\"alternate\" type=\"text/html\" href=\"" BASE "shaoxing/2022/\"/>\n"
	    "  </entry>\n"
	    "  <entry>\n"
	    "    <id>" BASE "policies/plan-2020/</id>\n"
	    "    <title>实施方案</title>\n"
	    "    <updated>2020-11-06T00:00:00Z</updated>\n"
	    "    <link rel=\"alternate\" type=\"text/html\" href=\"" BASE "policies/plan-2020/\"/>\n"
	    "  </entry>\n"
	    "</feed>\n");
}

static void
takes_a_year_alone_as_its_first_day(void **state)
{
	struct small_site *small = *state;

	small->hangzhou_2023->published = STR("2025");
	small_site_plan(small);
	assert_has(&small->arena, small_site_render(small, "feed.xml", render_feed),
	    "<updated>2025-01-01T00:00:00Z</updated>");
}

static void
leaves_an_undated_policy_out_of_the_feed(void **state)
{
	struct small_site *small = *state;

	small->policy->published = STR_NONE;
	small_site_plan(small);
	assert_int_equal(str_find(small_site_render(small, "feed.xml", render_feed), STR("plan-2020"), 0), SIZE_MAX);
}

static void
writes_a_feed_without_entries(void **state)
{
	struct small_site *small = *state;
	struct str feed;

	small->site.cities = (struct map){ 0 };
	small->site.policies = (struct map){ 0 };
	small_site_plan(small);
	feed = small_site_render(small, "feed.xml", render_feed);
	assert_has(&small->arena, feed, "<updated>1970-01-01T00:00:00Z</updated>");
	assert_int_equal(str_find(feed, STR("<entry>"), 0), SIZE_MAX);
}

static void
escapes_markup_and_drops_what_xml_does_not_allow(void **state)
{
	struct small_site *small = *state;
	struct str feed;

	small->hangzhou_2023->title = STR("a<b>&\"'\x01\x0B\x1F\tc\xEF\xBF\xBE\xEF\xBF\xBF年\x7F");
	small->site.content_language = STR("zh\"CN");
	small_site_plan(small);
	feed = small_site_render(small, "feed.xml", render_feed);
	assert_has(&small->arena, feed, "<title>a&lt;b&gt;&amp;&quot;&#39;\tc年\x7F</title>");
	assert_has(&small->arena, feed, " xml:lang=\"zh&quot;CN\">");
}

static void
lets_robots_in_and_names_the_sitemap(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_bytes(&small->arena, small_site_render(small, "robots.txt", render_robots),
	    "User-agent: *\nAllow: /\n\nSitemap: " BASE "sitemap.xml\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(leaves_the_name_of_a_folder_page_out_of_addresses),
		TEST(lists_every_page_but_404_with_the_days_that_content_gives),
		TEST(writes_a_feed_newest_first),
		TEST(takes_a_year_alone_as_its_first_day),
		TEST(leaves_an_undated_policy_out_of_the_feed),
		TEST(writes_a_feed_without_entries),
		TEST(escapes_markup_and_drops_what_xml_does_not_allow),
		TEST(lets_robots_in_and_names_the_sitemap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
