#!/usr/bin/env python3
"""An English interface around Chinese content, on a copy of this project's site.

    english_test.py QSITE SITE

The interface's texts are complete in both languages; a page says that it is English and which parts are Chinese: texts
and headings, and names of content wherever they stand, in breadcrumbs, menu, pager, links and choices; and no text of the
Chinese interface is left in it. Prints one line a test (see tap.sh).
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys

CHINESE = re.compile(r"[\u4e00-\u9fff]")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect"}
READ = ("aria-label", "title", "alt", "data-copied", "data-failed")
NAMES = {"a", "h1", "h2", "h3", "dd", "label", "summary", "strong"}
FROM_CONTENT = {"kind-city", "kind-report", "kind-section", "kind-page", "kind-indicator", "kind-policy",
                "kind-policy_section", "kind-topic"}


class Reader(html.parser.HTMLParser):
    """The texts of a page, each with whether it stands in a part that says it is Chinese."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.lang, self.kind, self.open, self.texts, self.unmarked, self.names = "", "", [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "html":
            self.lang = attributes.get("lang")
        elif tag == "body":
            self.kind = attributes.get("class", "")
        inside = bool(self.open) and self.open[-1][1]
        chinese = inside if "lang" not in attributes or tag == "html" else attributes["lang"] == "zh-CN"
        if "prose" in attributes.get("class", "").split() and not chinese:
            self.unmarked.append("the text")
        if tag == "h1" and self.kind.split()[0] in FROM_CONTENT and not chinese:
            self.unmarked.append("the heading")
        self.texts += [(attributes[name].strip(), chinese) for name in READ if attributes.get(name)]
        if tag == "meta" and attributes.get("name", "").startswith("Column") and "content" in attributes:
            self.texts.append((attributes["content"], False))
        if tag not in VOID:
            named = tag in NAMES or "aria-current" in attributes or (bool(self.open) and self.open[-1][2] and tag != "option")
            self.open.append((tag, chinese, named))

    def handle_endtag(self, tag):
        if any(tag == name for name, *_ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if data.strip() and self.open and self.open[-1][0] not in ("script", "style"):
            tag, chinese, named = self.open[-1]
            self.texts.append((data.strip(), chinese))
            if named and not chinese:
                self.names.add(data.strip())


def flat(value, prefix=""):
    if not isinstance(value, dict):
        return {prefix: value}
    return {key: text for name, child in value.items()
            for key, text in flat(child, f"{prefix}.{name}" if prefix else name).items()}


def texts_of(value):
    if isinstance(value, dict):
        return {text for child in value.items() for text in (child[0], *texts_of(child[1]))}
    if isinstance(value, list):
        return {text for child in value for text in texts_of(child)}
    return {value} if isinstance(value, str) else set()


def content_words(content):
    """What content itself says, which may be what the interface says too: 指标 in the menu."""
    words = set()
    for path in content.rglob("*.json"):
        words |= texts_of(json.loads(path.read_text(encoding="utf-8")))
    for path in content.rglob("*.md"):
        words |= {line.partition(":")[2].strip() for line in path.read_text(encoding="utf-8").splitlines()[:10]}
    return words


def unmarked_names(pages, words):
    """Names of content in links, headings and choices that do not say that they are Chinese."""
    return [f"{name}: {text[:60]}" for name, page in pages.items() for text in sorted(page.names & words)
            if CHINESE.search(text)]


def pattern(text):
    """A text with its {names} open."""
    return re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text)), re.S)


def left_over(pages, chinese, words):
    exact = {text.strip(): key for key, text in chinese.items() if CHINESE.search(text) and "{" not in text}
    # of a text that is all names but a character or two, content could be an instance
    open_texts = [(key, pattern(text)) for key, text in chinese.items()
                  if "{" in text and len(CHINESE.findall(re.sub(r"\{\w+\}", "", text))) >= 3]
    problems = []
    for name, page in pages.items():
        for text, marked in page.texts:
            if marked or not CHINESE.search(text) or text in words:
                continue
            keys = [exact[text]] if text in exact else [key for key, form in open_texts if form.fullmatch(text)]
            problems += [f"{name}: {keys[0]} '{text[:60]}'"] if keys else []
    return problems


def say(name, problems):
    print(f"{'not ok' if problems else 'ok'} - english: {name}")
    for problem in problems[:30]:
        print(f"    {problem}")
    return not problems


def main():
    qsite, site = sys.argv[1], pathlib.Path(sys.argv[2])
    strings = site / "themes/bureau/strings"
    chinese, english = (flat(json.loads((strings / f"{language}.json").read_text(encoding="utf-8")))
                        for language in ("zh-CN", "en"))
    ok = say("both languages have the same texts", sorted(chinese.keys() ^ english.keys()))
    names = [key for key in chinese.keys() & english.keys()
             if set(re.findall(r"\{\w+\}", chinese[key])) != set(re.findall(r"\{\w+\}", english[key]))]
    ok = say("with the same names to be filled in", names) and ok
    ok = say("no English text is Chinese", [key for key, text in english.items() if CHINESE.search(text)]) and ok

    settings = site / "content/site.json"
    data = json.loads(settings.read_text(encoding="utf-8"))
    data.update(language="en", content_language="zh-CN")
    settings.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    built = subprocess.run([qsite, "build", "-q"], cwd=site, capture_output=True, text=True, check=False)
    ok = say("the site builds in English", [built.stderr] if built.returncode else []) and ok
    public = site / "public"
    pages = {path.relative_to(public).as_posix(): Reader(path.read_text(encoding="utf-8"))
             for path in sorted(public.rglob("*.html"))}
    ok = say("every page says that it is English", [name for name, page in pages.items() if page.lang != "en"]) and ok
    ok = say("headings and texts of content say that they are Chinese",
             [f"{name}: {what}" for name, page in pages.items() for what in page.unmarked]) and ok
    words = content_words(site / "content")
    ok = say("names of content say it too, wherever they stand", unmarked_names(pages, words)) and ok
    used = {text for page in pages.values() for text, _ in page.texts}
    ok = say("the pages have the English texts",
             [key for key in ("nav.skip", "footer.map", "page.site_map", "report.status", "column.data")
              if english[key].strip() not in used]) and ok
    ok = say("no text of the Chinese interface is left",
             left_over(pages, chinese, words)) and ok
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
