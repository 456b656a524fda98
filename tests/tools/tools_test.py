#!/usr/bin/env python3
"""Shows that the checks beside this file pass what is right and fail on what is wrong."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
BASE = "https://edu.example.gov.cn/a/"
PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{title}的说明">
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{up}style.css">
</head>
<body>
<h1 id="顶">{title}</h1>
{body}
</body>
</html>
"""


def page(title, path, body):
    canonical = BASE + (path[:-len("index.html")] if path.endswith("index.html") else path)
    return PAGE.format(title=title, canonical=canonical, up="../" * path.count("/"), body=body)


def right_site():
    return {
        "index.html": page("首页", "index.html", '<a href="data/index.html?q=1#%E9%A1%B6">数据</a> '
                           '<img alt="" src="charts/a.png" srcset="charts/a.png 1x, charts/b.png 2x">'),
        "data/index.html": page("数据", "data/index.html", '<a href="a.csv">表</a> <a href="../index.html#顶">首页</a> '
                                '<a href="https://www.gov.cn/">政府</a> <a href="#顶">顶</a>'),
        "404.html": page("没有此页", "404.html", f'<a href="{BASE}">首页</a>'),
        "data/a.csv": "\ufeff年,人\r\n2021,\"4\"\r\n",
        "charts/a.png": "1",
        "charts/b.png": "2",
        "style.css": "body { background: url(charts/a.png) }",
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
                       f"<url><loc>{BASE}</loc></url><url><loc>{BASE}data/</loc></url></urlset>",
        "feed.xml": f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{BASE}</id><link href="{BASE}"/>'
                    f'<entry><id>{BASE}data/</id><link href="{BASE}data/#%E9%A1%B6"/></entry></feed>',
    }


def write_files(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def manifest(files):
    return json.dumps({"files": [{"path": name, "size": len(text.encode()),
                                  "sha256": hashlib.sha256(text.encode()).hexdigest()}
                                 for name, text in sorted(files.items())]})


def run(*command, **variables):
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False,
                          env={**os.environ, **variables})
    return done.returncode, done.stdout + done.stderr


class Folder(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="qsite-tools-"))
        self.addCleanup(shutil.rmtree, self.root)


class WalkSite(Folder):
    def walk(self, changes=None, **extra):
        files = {name: text for name, text in {**right_site(), **(changes or {})}.items() if text is not None}
        write_files(self.root, {"manifest.json": manifest(files), **files, **extra.get("after", {})})
        return run(HERE / "walk_site.py", self.root)

    def refuses(self, changes, *texts, **extra):
        status, said = self.walk(changes, **extra)
        self.assertEqual(status, 1, said)
        for text in texts:
            self.assertIn(text, said)
        self.assertEqual(said.count("not ok - "), 1, said)

    def home(self, body):
        return {"index.html": page("首页", "index.html", body)}

    def test_a_right_site_passes(self):
        status, said = self.walk()
        self.assertEqual(status, 0, said)
        self.assertIn("# 3 pages", said)

    def test_a_link_to_no_file(self):
        self.refuses(self.home('\n<a href="gone.html">x</a>'), "index.html:13: leads to no file: gone.html")

    def test_a_link_to_a_folder_does_not_work_on_disk(self):
        self.refuses(self.home('<a href="data/">x</a>'), "leads to no file: data/")

    def test_a_fragment_without_an_id(self):
        self.refuses(self.home('<a href="data/index.html#no">x</a>'), "leads to no such place in data/index.html")

    def test_one_picture_of_a_srcset(self):
        self.refuses(self.home('<img alt="" src="charts/a.png" srcset="charts/a.png, charts/c.png 2x">'),
                     "leads to no file: charts/c.png")

    def test_a_picture_in_a_style(self):
        self.refuses({"style.css": "a { background: url('no.png') }"}, "style.css: url(no.png): leads to no file")

    def test_an_absolute_link_to_the_site_itself(self):
        self.refuses(self.home(f'<a href="{BASE}data/">x</a>'), "index.html:12: absolute")

    def test_a_link_from_the_root(self):
        self.refuses({"b/c.html": page("c", "b/c.html", '<a href="/a/x">x</a>'), "x": "y"}, "absolute: /a/x")

    def test_a_script_of_another_host(self):
        self.refuses(self.home('<script src="//cdn.example.com/x.js"></script>'), "loads //cdn.example.com/x.js")

    def test_two_headings(self):
        self.refuses(self.home("<h1>再</h1>"), "index.html: has 2 h1")

    def test_a_title_twice(self):
        self.refuses({"a.html": page("首页", "a.html", "")}, "index.html: has the title of a.html")

    def test_no_description(self):
        text = right_site()["index.html"].replace('name="description"', 'name="keywords"')
        self.refuses({"index.html": text}, "index.html: no meta description")

    def test_no_language(self):
        self.refuses({"index.html": right_site()["index.html"].replace(' lang="zh-CN"', "")}, "index.html: no lang")

    def test_a_sitemap_that_leads_nowhere(self):
        self.refuses({"sitemap.xml": right_site()["sitemap.xml"].replace("data/", "gone/")},
                     f"is no page of this site: {BASE}gone/")

    def test_a_feed_that_leads_nowhere(self):
        self.refuses({"feed.xml": right_site()["feed.xml"].replace("%E9%A1%B6", "no")}, "leads to no such place")

    def test_a_manifest_without_a_file(self):
        self.refuses({}, "does not list extra.txt", after={"extra.txt": "x"})

    def test_a_file_that_was_altered(self):
        self.refuses({}, "size or SHA-256 differs: charts/a.png", after={"charts/a.png": "3"})

    def test_data_that_is_not_offered(self):
        self.refuses({"data/reports/a.xlsx": "x"}, "does not link data/reports/a.xlsx")

    def test_a_table_without_bom(self):
        self.refuses({"data/a.csv": "a,b\r\n"}, "data/a.csv: wants a BOM")


class CompareSource(Folder):
    def compare(self, document, body):
        write_files(self.root, {"d.txt": document, "p/a.html": page("页", "p/a.html", body)})
        return run(HERE / "compare_source.py", self.root / "d.txt", self.root / "p")

    def test_all_figures_are_there_in_any_spelling(self):
        status, said = self.compare("目录 ...... 77\n在校生 ４７９０７ 名，1,793,170 册，99.64%，第 08 期\n 12 \n",
                                    "<p>47,907<b>人</b></p><td>1793170</td><td>99.64%</td><p>8 期</p>")
        self.assertEqual(status, 0, said)
        self.assertIn("100.0 % of 4 distinct figures", said)

    def test_a_missing_figure_is_shown_with_its_surroundings(self):
        status, said = self.compare("毕业生 3133 人", "<p>3134</p>")
        self.assertEqual(status, 1)
        self.assertIn("missing 3133: 毕业生 3133 人", said)

    def test_a_copied_sentence(self):
        sentence = "各校积极开展形式多样的职业技能竞赛活动并且取得了十分显著而且可喜的成绩"
        body = f"<p>{sentence[:25]}\n<b>{sentence[25:]}</b></p>"
        status, said = self.compare(sentence[:20] + "，\n" + sentence[20:], body)
        self.assertEqual(status, 1)
        self.assertIn(f"  {len(sentence)} {sentence}", said)

    def test_titles_and_separate_cells_are_no_sentences(self):
        title = "《关于推动现代职业教育高质量发展的意见和进一步深化改革的若干措施的通知》"
        cells = "专任教师双师型教师研究生学历教师高级职称教师校外兼职教师生师比例情况统计"
        body = f"<p>{title}</p><table><tr><td>{cells[:18]}</td><td>{cells[18:]}</td></tr></table>"
        status, said = self.compare(title + "\n" + cells, body)
        self.assertEqual(status, 0, said)


class NoSources(Folder):
    def check(self, source, known=""):
        write_files(self.root, {
            "documents/a.txt": "东浦市2023年\n临江职业中等专业学校有学生 36,214 人，占 98.37%，共\n2000 人，每年都要召开全市职业教育工作会议。\n",
            "cities/dongpu/city.json": '{"name": "东浦市", "districts": ["海曲区", {"name": "临江县"}]}',
            "source/a.c": source,
            "tools/no_sources.txt": f"# why\n{known}\n",
        })
        shutil.copy(HERE / "no_sources.py", self.root / "tools")
        return run(self.root / "tools" / "no_sources.py", self.root / "documents", self.root / "cities",
                   self.root / "source")

    def test_what_a_document_has_not_or_everybody_says(self):
        self.assertEqual(self.check("/* 临水市有学生 2000 人，2023 年召开全市职业教育 */ 0x36214 a36214")[0], 0)
        self.assertEqual(self.check("召开全市职业教育工作会议", "召开全市职业教育工作会议。\ta phrase")[0], 0)

    def test_names_figures_and_sentences_of_a_document(self):
        for wrong in ("东浦", "海曲区", "临江县", "cities/dongpu/2023", "临江职业中等专业学校", "36214", "9 < 98.37",
                      "召开全市职业教育工作会议"):
            status, said = self.check(f"int a;\n/* {wrong} */")
            self.assertEqual(status, 1, wrong)
            self.assertIn("a.c:2: a ", said)

    def test_nothing_to_compare_with(self):
        self.assertEqual(run(HERE / "no_sources.py", self.root, self.root, self.root)[0], 1)


class Codes(Folder):
    def check(self, source, sites, excuses=""):
        write_files(self.root, {"generator/load/a.c": source, "golden/codes-without-site.txt": excuses})
        for site in sites:
            (self.root / "golden" / site).mkdir(parents=True)
        return run(HERE / "codes.py", self.root / "generator", self.root / "golden")

    def test_codes_over_line_breaks_constants_and_wrappers_are_found(self):
        source = ('static bool\nsay(struct diags *diags, const char *code, int x)\n{\n'
                  '\treturn diag_error(diags, code, f(x, ")"), "x");\n}\n\n'
                  'bool\nload(struct diags *diags)\n{\n\tstatic const char code[] = "file-read";\n\n'
                  '\tsay(diags, "by-wrapper", 1); /* diag_error(diags, "in-comment", x) */\n'
                  '\tdiag_system(diags, code, p, 0, "x");\n'
                  '\treturn diag_warning(\n\t    diags, x ? "left-one" : "right-one", p, "x");\n}\n')
        sites = ["err-by-wrapper", "err-file-read.folder", "err-left-one"]
        status, said = self.check(source, sites, "right-one rare\n")
        self.assertEqual((status, said), (0, "4 codes\n"))

    def test_a_code_without_a_site(self):
        status, said = self.check('\tdiag_usage(diags, "a-b", "x");\n', [])
        self.assertEqual(status, 1)
        self.assertIn("generator/load/a.c:1: no site tests/golden/err-a-b", said)

    def test_a_code_that_cannot_be_read(self):
        status, said = self.check("\tdiag_usage(diags, rule->code, y);\n", [])
        self.assertEqual(status, 1)
        self.assertIn("must be a literal, not rule->code", said)

    def test_sites_and_excuses_that_are_not_needed(self):
        status, said = self.check('diag_usage(diags, "a", "x");', ["err-a", "err-old"], "a seldom\nb gone\nc\n")
        self.assertEqual(status, 1)
        for text in ("err-old: no finding", "the code 'b'", "there is a site for 'a'", "'c' has no reason"):
            self.assertIn(text, said)

    def rules(self, table, source, program=None):
        write_files(self.root, {"generator/check/a.c": f"static const struct rule rules[] = {{\n{table}}};\n\n{source}",
                                "golden/codes-without-site.txt": ""})
        for site in ("err-a-b", "err-c-d"):
            (self.root / "golden" / site).mkdir(parents=True, exist_ok=True)
        option = []
        if program is not None:
            option = ["--qsite", self.program(program)]
        return run(HERE / "codes.py", *option, self.root / "generator", self.root / "golden")

    def program(self, script):
        path = self.root / "qsite"
        path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
        path.chmod(0o755)
        return path

    BOTH = '\tchecker_find(x, "a-b", p, "t");\n\tdiag_error(x, "a-b", p);\n\tdiag_error(x, "c-d", p);\n'
    TABLE = '\t{ "a-b", SEVERITY_ERROR, "one",\n\t    "一" },\n\t{ "c-d",\n\t    SEVERITY_NOTE, "two", "二" },\n'
    EXPLAIN = """case "$3" in
a-b) printf 'a-b: error (x); family f (y)\\n  one\\n' ;;
c-d) printf 'c-d: note (x); family f (y)\\n  two\\n' ;;
*) printf 'f: y\\n  a-b    error    one\\n  c-d    note     two\\n' ;;
esac
"""

    def test_rules_with_codes_and_explanations(self):
        self.assertEqual(self.rules(self.TABLE, self.BOTH, self.EXPLAIN), (0, "2 codes\n"))

    def test_a_code_that_is_in_no_table(self):
        status, said = self.rules('\t{ "a-b", SEVERITY_ERROR, "one", "一" },\n', self.BOTH)
        self.assertEqual(status, 1)
        self.assertIn("'c-d' is in no table of rules", said)

    def test_rules_that_are_not_found_or_there_twice(self):
        table = self.TABLE + '\t{ "a-b", SEVERITY_NOTE, "one", "一" },\n\t{ "e-f", SEVERITY_NOTE, "three", "三" },\n'
        status, said = self.rules(table, self.BOTH)
        self.assertEqual(status, 1)
        self.assertIn("no finding has the code 'e-f'", said)
        self.assertIn("'a-b' is in a table of rules already", said)

    def test_an_explanation_that_is_missing_or_wrong(self):
        for old, new, text in (("  c-d    note ", "  c-e    note ", "'c-d' is not as in the sources"),
                               ("  a-b    error", "  a-b    note ", "'a-b' is not as in the sources"),
                               ("c-d: note", "c-d note", "--explain c-d: says nothing")):
            status, said = self.rules(self.TABLE, self.BOTH, self.EXPLAIN.replace(old, new))
            self.assertEqual(status, 1)
            self.assertIn(text, said)


class ManualRules(Folder):
    SAID = "f: some rules\n  a-b    error    one of them\ng: none\nh: more\n  c-d    note     .two \\\\* it\n"

    def manual(self, rules, **variables):
        module_lines = (HERE / "manual_rules.py").read_text(encoding="utf-8")
        begin, end = (re.search(rf"^RULES_{name} = '(.*)'$", module_lines, re.M)[1].replace("\\\\", "\\")
                      for name in ("BEGIN", "END"))
        program = self.root / "qsite"
        program.write_text(f"#!/bin/sh\nprintf '{self.SAID.replace(chr(10), chr(92) + 'n')}'\n", encoding="utf-8")
        program.chmod(0o755)
        self.path = self.root / "qsite.1"
        self.path.write_text("\n".join([".Sh RULES", begin, *rules, end, ".Sh MORE"]) + "\n", encoding="utf-8")
        return run(HERE / "manual_rules.py", program, self.path, **variables)

    def test_the_rules_are_written_and_then_the_same(self):
        self.assertEqual(self.manual(["old"], UPDATE="1")[0], 0)
        text = self.path.read_text(encoding="utf-8")
        for line in (".Ss f: some rules", ".It Cm a-b Pq error", "One of them.", "\\&.two \\e* it.", ".Sh MORE"):
            self.assertIn(f"\n{line}\n", text)
        self.assertNotIn("old", text)
        self.assertNotIn("g: none", text)
        rules = text.splitlines()[2:-2]
        self.assertEqual(self.manual(rules)[0], 0)
        status, said = self.manual(rules[:-3] + rules[-1:])
        self.assertEqual(status, 1)
        self.assertIn("+.It Cm c-d Pq note", said)


if __name__ == "__main__":
    unittest.main()
