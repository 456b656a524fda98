#!/usr/bin/env python3
"""What the rules for government websites ask of every page, on the site with everything set and with nothing set.

    gov_test.py QSITE SITE

SITE is a copy of this project's site; the test edits its settings and builds it twice. Prints one line a test (see
tap.sh).
"""

import html.parser
import json
import pathlib
import posixpath
import re
import subprocess
import sys

GOVERNMENT = {
    "site_name": "某市教育局", "site_domain": "edu.example.gov.cn", "site_id_code": "3300000001",
    "icp": "浙ICP备00000000号-1", "police": "浙公网安备 33010000000001号", "co_organiser": "某市教育信息中心",
    "error_report_url": "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3300000001",
}
SET = {"publisher": "某市教育局办公室", "contact": "0571-00000000", "keywords": ["职业教育", "质量年报"],
       "government": GOVERNMENT, "leaving": {"notice": True, "trusted": [".gov.cn", ".edu.cn"]}}
UNSET = ("contact", "keywords", "government", "leaving", "license")
DISCLOSURE = {"index_number": "330100-2024-001", "category": "教育/统计", "issuer": "杭州市教育局",
              "written": "2024-01-05", "validity": "valid"}
NOW = "2025-01-01T00:00Z"  # after the release that the test gives a report
FIGURE = "observations.employment_rate.2023"
CORRECTION = {"date": "2024-02-01", "text": "订正就业率的小数。", "where": FIGURE}
SITE_TAGS = {"SiteName": "site_name", "SiteDomain": "site_domain", "SiteIDCode": "site_id_code"}
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_TAGS = ("ArticleTitle", "ContentSource", "Author", "Description", "Url", "ColumnName", "ColumnType")
ARTICLES = {"page", "report", "section", "full", "policy", "policy_section"}
ALL_TAGS = {*SITE_TAGS, *COLUMN_TAGS, *ARTICLE_TAGS, "PubDate", "Keywords"}
PUB_DATE = re.compile(r"\d{4}(-\d\d(-\d\d( \d\d:\d\d)?)?)?")


class Reader(html.parser.HTMLParser):
    """The tags, the kind, the footer's text and links, and the links that leave."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.kind, self.links, self.scripts, self.text, self.dialogs = [], "", [], [], "", 0
        self.footer, self.footer_links, self.depth = "", [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "meta" and attributes.get("name") in ALL_TAGS:
            self.tags.append((attributes["name"], attributes["content"]))
        elif tag == "body":
            self.kind = attributes["class"].split()[0].removeprefix("kind-")
        elif tag == "footer" and "site-foot" in attributes.get("class", ""):
            self.depth = 1
        elif tag == "a" and attributes.get("href"):
            self.links.append(attributes)
            if self.depth:
                self.footer_links.append(attributes["href"])
        elif tag == "script":
            self.scripts.append(attributes.get("src", ""))
        self.dialogs += tag == "dialog"

    def handle_endtag(self, tag):
        if tag == "footer":
            self.depth = 0

    def handle_data(self, data):
        self.text += data
        if self.depth:
            self.footer += data


def edit(path, **members):
    settings = json.loads(path.read_text(encoding="utf-8"))
    for key, value in members.items():
        if value is None:
            settings.pop(key, None)
        else:
            settings[key] = value
    path.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def build(qsite, site):
    built = subprocess.run([qsite, "build", "-q", "--now", NOW], cwd=site, capture_output=True, text=True, check=False)
    public = site / "public"
    pages = {path.relative_to(public).as_posix(): Reader(path.read_text(encoding="utf-8"))
             for path in sorted(public.rglob("*.html"))}
    return built, pages


def say(name, problems):
    print(f"{'not ok' if problems else 'ok'} - gov: {name}")
    for problem in problems[:20]:
        print(f"    {problem}")
    return not problems


def tag_problems(name, page, site_tags):
    """What is wrong with the tags of one page."""
    tags = dict(page.tags)
    wanted = set(site_tags)
    if page.kind != "not_found":
        wanted |= set(ARTICLE_TAGS) if page.kind in ARTICLES else set(COLUMN_TAGS)
    problems = [f"{name}: no {tag}" for tag in sorted(wanted) if not tags.get(tag)]
    problems += [f"{name}: {tag} is empty" for tag, content in page.tags if not content.strip()]
    problems += [f"{name}: a tag is there twice"] if len(tags) != len(page.tags) else []
    problems += [f"{name}: {tag} on a page of this kind" for tag in tags
                 if tag in ALL_TAGS - wanted - {"PubDate", "Keywords"}]
    if "PubDate" in tags and (page.kind not in ARTICLES or not PUB_DATE.fullmatch(tags["PubDate"])):
        problems.append(f"{name}: PubDate {tags['PubDate']}")
    return problems


def check_set(pages):
    problems = [problem for name, page in pages.items() for problem in tag_problems(name, page, SITE_TAGS)]
    problems += [f"{name}: {tag}" for name, page in pages.items() for tag, key in SITE_TAGS.items()
                 if dict(page.tags).get(tag) != GOVERNMENT[key]]
    problems += [f"{name}: no Keywords" for name, page in pages.items()
                 if page.kind in ARTICLES and "职业教育" not in dict(page.tags).get("Keywords", "")]
    ok = say("every page has its tags", problems)
    words = [SET["publisher"], SET["contact"], *(GOVERNMENT[key] for key in ("icp", "police", "co_organiser",
                                                                            "site_id_code"))]
    links = [GOVERNMENT["error_report_url"], "https://beian.miit.gov.cn/",
             "https://beian.mps.gov.cn/#/query/webSearch?code=33010000000001"]
    problems = [f"{name}: no {word}" for name, page in pages.items() for word in words if word not in page.footer]
    problems += [f"{name}: no link to {link}" for name, page in pages.items() for link in links
                 if link not in page.footer_links]
    problems += [f"{name}: no link to {target}" for name, page in pages.items()
                 for target in ("sitemap.html", "accessibility.html")
                 if not any(link.endswith(target) for link in page.footer_links)]
    ok = say("every page has the whole footer", problems) and ok
    return check_report(pages) and ok


def check_report(pages):
    """The report that the test has given a release time, an entry of the catalogue, and a correction."""
    report = [page for name, page in pages.items() if name.startswith("hangzhou/2023/")]
    problems = [f"PubDate {dict(page.tags).get('PubDate')}" for page in report
                if dict(page.tags).get("PubDate") != "2024-01-20 10:00" or "2024-01-20 10:00" not in page.text]
    ok = say("the publication time is in the tags and in sight", problems if report else ["no pages"])
    cover = pages["hangzhou/2023/index.html"].text
    shown = {"index number": "330100-2024-001", "category": "教育/统计", "written": "2024-01-05", "validity": "有效"}
    problems = [f"no {what}" for what, word in shown.items() if word not in cover]
    problems += ["not on the policy"] if "330000-2020" not in pages["policies/zhejiang-2020/index.html"].text else []
    ok = say("the entry of the catalogue of public information is shown", problems) and ok
    where = ["hangzhou/2023/index.html", "hangzhou/index.html", "indicators/employment_rate.html", "notes.html",
             "index.html"]
    problems = [name for name in where if "订正就业率的小数" not in pages[name].text]
    problems += [] if "1处更正" in cover else ["not counted on the cover"]
    return say("a correction is shown where the figure is", problems) and ok


def leaving_problems(pages, trusted):
    problems, seen = [], 0
    for name, page in pages.items():
        for link in page.links:
            host = re.match(r"https?://([^/?#]+)", link["href"])
            away = bool(host) and not host[1].endswith(trusted)
            marked = "leaves" in link.get("class", "").split()
            seen += away
            if away != marked or (away and {"external", "noopener"} - set(link.get("rel", "").split())):
                problems.append(f"{name}: {link['href']}")
    return problems if seen else ["no link leaves"]


def map_problems(pages):
    listed = {posixpath.normpath(link["href"]) for link in pages["sitemap.html"].links}
    return [f"{name} is not on the map" for name in pages if name != "404.html" and name not in listed]


def main():
    qsite, site = sys.argv[1], pathlib.Path(sys.argv[2])
    settings, report = site / "content/site.json", site / "content/cities/hangzhou/2023/report.json"
    policy = site / "content/policies/zhejiang-2020/policy.json"
    plain = {path: path.read_text(encoding="utf-8") for path in (settings, report, policy)}

    edit(settings, **SET)
    edit(report, release="2024-01-20T10:00+08:00", disclosure=DISCLOSURE, corrections=[CORRECTION])
    edit(policy, disclosure={"index_number": "330000-2020", "issuer": "浙江省人民政府"})
    built, pages = build(qsite, site)
    ok = say("the site builds with everything set", [built.stderr] if built.returncode else [])
    ok = check_set(pages) and ok
    ok = say("links that leave are marked, and no others", leaving_problems(pages, (".gov.cn", ".edu.cn"))) and ok
    ok = say("each page has the notice and its script",
             [name for name, page in pages.items()
              if page.dialogs != 1 or not any(script.endswith("leave.js") for script in page.scripts)]) and ok
    ok = say("the map has every page", map_problems(pages)) and ok

    for path, text in plain.items():
        path.write_text(text, encoding="utf-8")
    edit(settings, **dict.fromkeys(UNSET))
    (site / "content/pages/accessibility.md").unlink()
    about = site / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8").replace("(accessibility.md)", "(about.md)"), encoding="utf-8")
    built, pages = build(qsite, site)
    ok = say("the site builds with nothing set", [built.stderr] if built.returncode else []) and ok
    problems = [problem for name, page in pages.items() for problem in tag_problems(name, page, ())]
    ok = say("then no page has tags of the site, and all others", problems) and ok
    problems = [f"{name}: {word}" for name, page in pages.items()
                for word in ("承办单位", "联系方式", "备案", "标识码", "找错", "数据许可", "无障碍声明")
                if word in page.footer]
    problems += [f"{name}: no map" for name, page in pages.items()
                 if not any(link.endswith("sitemap.html") for link in page.footer_links)]
    ok = say("the footer leaves out what is not set", problems) and ok
    ok = say("only .gov.cn is not announced", leaving_problems(pages, (".gov.cn",))) and ok

    edit(settings, leaving={"notice": False})
    built, pages = build(qsite, site)
    problems = [name for name, page in pages.items() if page.dialogs or any("leave.js" in src for src in page.scripts)]
    ok = say("without the notice no page has it", problems if not built.returncode else [built.stderr]) and ok
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
