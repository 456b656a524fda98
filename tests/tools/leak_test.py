#!/usr/bin/env python3
"""A report whose release time has not come leaves no trace in any output.

    leak_test.py QSITE SITE

SITE is a site folder of the test's own, with the city linshui and the indicators of tests/golden/base; the report is put
into it. Every marked word of it is looked for in the names and bytes of all files of public/, and inside the workbooks,
before its time, when none may be found, and after, when all must be. Prints one line a test (see tap.sh).
"""

import json
import pathlib
import subprocess
import sys
import zipfile

RELEASE, BEFORE, AFTER = "2031-05-01T09:00+08:00", "2031-05-01T08:59:59+08:00", "2031-05-01T09:00+08:00"
# Every word stands in one place of the report.
WORDS = {
    "the title": "扶摇题名", "the publisher": "扶摇发布者", "the original's address": "fuyao-original",
    "a figure": "918273645", "a figure's note": "扶摇口径", "a figure's wording": "扶摇约数",
    "another statement": "918273646", "a breakdown's figure": "102030405", "a correction": "扶摇订正",
    "an acknowledged doubt": "扶摇核对", "the index number": "fuyao-index", "a section's slug": "fuyao-slug",
    "a section's title": "扶摇章名", "its summary": "扶摇提要", "its text": "扶摇正文", "a caption": "扶摇表题",
    "a chart's title": "扶摇图题", "a case's title": "扶摇案例", "an annex's slug": "fuyao-annex",
    "a picture's name": "fuyao-picture", "an attached file's name": "扶摇附件", "an attached file's bytes": "扶摇文件内容",
}
FOLDER = "content/cities/linshui/2031"
REPORT = {
    "title": WORDS["the title"], "report_year": 2031, "data_year": 2030, "chapter_set": "two",
    "publisher": WORDS["the publisher"], "published": "2031-04", "url": "https://example.gov.cn/fuyao-original",
    "status": "published", "release": RELEASE,
    "disclosure": {"index_number": WORDS["the index number"], "issuer": "扶摇"},
    "corrections": [{"date": "2031-04-02", "text": WORDS["a correction"]}],
    "acknowledged": [{"code": "formula-differs", "at": "observations.enrolment.2030",
                      "reason": WORDS["an acknowledged doubt"]}],
}
DATA = {
    "observations": {
        "enrolment": {"2029": 918273600, "2030": {"value": 918273645, "note": WORDS["a figure's note"],
                                                  "also": [{"value": 918273646}]}},
        "employment_rate": {"2030": {"value": 98.7, "stated": WORDS["a figure's wording"]}},
    },
    "breakdowns": {"graduates": {"by": "district", "2030": {"一区": 102030405}}},
}
SECTION = """---
title: 扶摇章名
summary: 扶摇提要。
---
## 规模

扶摇正文，{{value.enrolment}}。[扶摇](../../../../assets/%E6%89%B6%E6%91%87%E9%99%84%E4%BB%B6.txt)

表：扶摇表题 {#tbl-a}

| 甲 | 乙 |
| --- | --- |
| 1 | 2 |

![图](../../../../assets/fuyao-picture.svg)

```chart
{ "kind": "bar", "indicators": ["enrolment"], "title": "扶摇图题" }
```
"""


def write(site, path, text):
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def make_report(site):
    city = json.loads((site / "content/cities/linshui/city.json").read_text(encoding="utf-8"))
    DATA["breakdowns"]["graduates"]["2030"] = {city["districts"][0]: 102030405}
    write(site, f"{FOLDER}/report.json", json.dumps(REPORT, ensure_ascii=False))
    write(site, f"{FOLDER}/data.json", json.dumps(DATA, ensure_ascii=False))
    write(site, f"{FOLDER}/01-fuyao-slug.md", SECTION)
    write(site, f"{FOLDER}/cases/01-one.md", "---\ntitle: 扶摇案例\n---\n文字。\n")
    write(site, f"{FOLDER}/annexes/01-fuyao-annex.md", "---\ntitle: 附\n---\n文字。\n")
    write(site, "assets/扶摇附件.txt", WORDS["an attached file's bytes"])
    write(site, "assets/fuyao-picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')


def contents(public):
    """Every file's name and bytes, and what is packed in it."""
    for path in sorted(path for path in public.rglob("*") if path.is_file()):
        name = path.relative_to(public).as_posix()
        yield name, name.encode() + b"\n" + path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for member in packed.namelist():
                    yield f"{name}:{member}", packed.read(member)


def build(qsite, site, now):
    return subprocess.run([qsite, "build", "-q", "--now", now], cwd=site, capture_output=True, text=True, check=False)


def say(name, problems):
    print(f"{'not ok' if problems else 'ok'} - leak: {name}")
    for problem in problems[:20]:
        print(f"    {problem}")
    return not problems


def main():
    qsite, site = sys.argv[1], pathlib.Path(sys.argv[2])
    public = site / "public"
    make_report(site)

    built = build(qsite, site, BEFORE)
    ok = say("the site builds before the release", [built.stderr] if built.returncode else [])
    files = list(contents(public))
    found = [f"{what} '{word}' is in {name}" for what, word in WORDS.items() for name, data in files
             if word.encode() in data]
    found += [f"the folder is named in {name}" for name, data in files if b"linshui/2031" in data or b"linshui-2031" in data]
    found += [f"a page of the year that only it speaks of: {name}" for name, _ in files if name == "years/2030.html"]
    ok = say("there is no trace of it", found) and ok
    ok = say("other assets are there", [] if any(name.startswith("assets/") for name, _ in files) else ["none"]) and ok
    before = {path: path.read_bytes() for path in public.rglob("*") if path.is_file()}

    built = build(qsite, site, AFTER)
    ok = say("the site builds at the release", [built.stderr] if built.returncode else []) and ok
    files = list(contents(public))
    missing = [f"{what} '{word}' is nowhere" for what, word in WORDS.items()
               if not any(word.encode() in data for _, data in files)]
    ok = say("then all of it is there", missing) and ok

    built = build(qsite, site, BEFORE)
    after = {path: path.read_bytes() for path in public.rglob("*") if path.is_file()}
    ok = say("and gone again with the clock put back, though the cache has its charts",
             [built.stderr] if built.returncode else [] if after == before else ["the outputs differ"]) and ok
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
