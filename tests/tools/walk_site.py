#!/usr/bin/env python3
"""Walks a built site as a visitor, a crawler and a checker of its manifest would.

    walk_site.py PUBLIC

Prints one line a rule (see tap.sh), with every place that breaks it; ends with 1 when one is broken.
"""

import csv
import hashlib
import json
import pathlib
import posixpath
import re
import sys
import urllib.parse
import xml.etree.ElementTree

from page import Page

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
SHOWN = 40


class Site:
    """All files of a folder, with the pages read."""

    def __init__(self, root):
        self.root = root
        self.files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
        self.files.pop(".gitkeep", None)
        self.pages = {name: Page(path.read_text(encoding="utf-8")) for name, path in self.files.items()
                      if name.endswith(".html")}
        home = self.pages.get("index.html")
        canonical = [link.target for link in home.links if link.relation == "canonical"] if home else []
        self.base = canonical[0] if canonical else ""

    def locate(self, page, target):
        """The file a reference leads to, by its name in the site, and the fragment. The file may not be there; None is
        a reference to elsewhere. A folder's URL stands for its index.html only when it is absolute: a relative link
        must work in a folder on disk too."""
        if self.base and target.startswith(self.base):
            path, fragment = self.split(target[len(self.base):])
            return (path + "index.html" if path == "" or path.endswith("/") else path), fragment
        parts = urllib.parse.urlsplit(target)
        if parts.scheme or parts.netloc:
            return None, ""
        path, fragment = self.split(target)
        if path == "":
            return page, fragment
        if path.startswith("/"):
            return posixpath.relpath(path, urllib.parse.urlsplit(self.base).path or "/"), fragment
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), fragment

    @staticmethod
    def split(target):
        target, _, fragment = target.partition("#")
        return urllib.parse.unquote(target.partition("?")[0]), urllib.parse.unquote(fragment)

    def broken(self, page, target):
        """What is wrong with where a reference leads, or None."""
        name, fragment = self.locate(page, target)
        if name is None:
            return None
        if name not in self.files:
            return f"leads to no file: {target}"
        if fragment and name in self.pages and fragment not in self.pages[name].ids:
            return f"leads to no such place in {name}: {target}"
        return None


def is_external(target):
    parts = urllib.parse.urlsplit(target)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp")


def pages_are_there(site):
    """there are pages, and the home page names its canonical URL"""
    if "index.html" not in site.pages:
        yield "index.html: is not there"
    elif not re.match(r"https?://.*/$", site.base):
        yield f"index.html: its canonical URL is no folder: '{site.base}'"


def links_lead_somewhere(site):
    """every internal link, picture and script leads to a file, every fragment to an id"""
    for name, page in site.pages.items():
        for link in page.links:
            problem = site.broken(name, link.target)
            if problem:
                yield f"{name}:{link.line}: {problem}"


def styles_lead_somewhere(site):
    """every url(…) in a style leads to a file of the site"""
    texts = [(name, text) for name, page in site.pages.items() for text in page.styles]
    texts += [(name, path.read_text(encoding="utf-8")) for name, path in site.files.items() if name.endswith(".css")]
    for name, text in texts:
        for match in CSS_URL.finditer(text):
            target = match[1] or match[2]
            problem = "is of another host" if is_external(target) else site.broken(name, target)
            if problem and not target.startswith("data:"):
                yield f"{name}: url({target}): {problem}"


def links_are_relative(site):
    """no link but canonical ones is absolute (404.html may be: it is served at any path)"""
    for name, page in site.pages.items():
        for link in page.links:
            rooted = re.match(r"/(?!/)", link.target)
            own = site.base != "" and link.target.startswith(site.base)
            if name != "404.html" and link.relation != "canonical" and (rooted or own):
                yield f"{name}:{link.line}: absolute: {link.target}"


def nothing_is_loaded_from_elsewhere(site):
    """no page loads anything from another host"""
    for name, page in site.pages.items():
        for link in page.links:
            own = name == "404.html" and site.base != "" and link.target.startswith(site.base)
            if link.use == "load" and is_external(link.target) and not own:
                yield f"{name}:{link.line}: loads {link.target}"


def pages_have_one_heading(site):
    """every page has exactly one h1"""
    for name, page in site.pages.items():
        if page.headings != 1:
            yield f"{name}: has {page.headings} h1"


def titles_are_unique(site):
    """every page has a title of its own"""
    first = {}
    for name, page in site.pages.items():
        title = " ".join(page.titles[0].split()) if len(page.titles) == 1 else ""
        if not title:
            yield f"{name}: has {len(page.titles)} titles" if len(page.titles) != 1 else f"{name}: the title is empty"
        elif first.setdefault(title, name) != name:
            yield f"{name}: has the title of {first[title]}: {title}"


def pages_say_what_they_are(site):
    """every page has a description and a language"""
    for name, page in site.pages.items():
        if not page.description:
            yield f"{name}: no meta description"
        if not page.lang:
            yield f"{name}: no lang"


def sitemap_is_right(site):
    """sitemap.xml leads to pages of the site only, each once"""
    path = site.files.get("sitemap.xml")
    if path is None:
        yield "sitemap.xml: is not there"
        return
    places = [place.text or "" for place in xml.etree.ElementTree.parse(path).iter(SITEMAP + "loc")]
    if not places:
        yield "sitemap.xml: is empty"
    for place in sorted({place for place in places if places.count(place) > 1}):
        yield f"sitemap.xml: twice: {place}"
    for place in places:
        name, _ = site.locate("sitemap.xml", place)
        if name not in site.pages:
            yield f"sitemap.xml: is no page of this site: {place}"


def feed_is_right(site):
    """feed.xml leads to places of the site"""
    path = site.files.get("feed.xml")
    if path is None:
        yield "feed.xml: is not there"
        return
    feed = xml.etree.ElementTree.parse(path)
    for target in [link.get("href", "") for link in feed.iter(ATOM + "link")]:
        problem = site.broken("feed.xml", target)
        if site.base == "" or not target.startswith(site.base):
            problem = f"is no absolute URL of this site: {target}"
        if problem:
            yield f"feed.xml: {problem}"
    identities = [identity.text or "" for identity in feed.iter(ATOM + "id")]
    for identity in sorted({identity for identity in identities if identities.count(identity) > 1 or not identity}):
        yield f"feed.xml: two entries have the id '{identity}'"


def manifest_entries(manifest):
    """(path, size, SHA-256) of every file."""
    files = manifest["files"]
    if isinstance(files, dict):
        return [(path, entry["size"], entry["sha256"]) for path, entry in files.items()]
    return [(entry["path"], entry["size"], entry["sha256"]) for entry in files]


def manifest_is_right(site):
    """manifest.json lists every file with its size and SHA-256, and nothing else"""
    path = site.files.get("manifest.json")
    if path is None:
        yield "manifest.json: is not there"
        return
    listed = set()
    for name, size, digest in manifest_entries(json.loads(path.read_text(encoding="utf-8"))):
        if name in listed:
            yield f"manifest.json: twice: {name}"
        listed.add(name)
        data = site.files[name].read_bytes() if name in site.files else None
        if data is None:
            yield f"manifest.json: is not there: {name}"
        elif len(data) != size or hashlib.sha256(data).hexdigest() != digest:
            yield f"manifest.json: size or SHA-256 differs: {name}"
    for name in sorted(site.files.keys() - listed - {"manifest.json"}):
        yield f"manifest.json: does not list {name}"


def data_is_offered(site):
    """data/index.html links every CSV, JSON and XLSX file below data/"""
    page = site.pages.get("data/index.html")
    linked = {site.locate("data/index.html", link.target)[0] for link in page.links} if page else set()
    for name in site.files:
        if re.fullmatch(r"data/.*\.(csv|json|xlsx)", name) and name not in linked:
            yield f"data/index.html: does not link {name}"


def tables_can_be_read(site):
    """every CSV is UTF-8 with BOM and CRLF, with as many fields in each row; every JSON can be parsed"""
    for name, path in site.files.items():
        data = path.read_bytes()
        if name.endswith(".csv"):
            text = data.decode("utf-8")
            rows = list(csv.reader(text.splitlines(keepends=True)))
            if not text.startswith("\ufeff") or data.count(b"\n") != data.count(b"\r\n"):
                yield f"{name}: wants a BOM, and CRLF at every line's end"
            if len({len(row) for row in rows}) != 1:
                yield f"{name}: rows differ in their number of fields"
        elif name.endswith(".json"):
            try:
                json.loads(data)
            except ValueError as error:
                yield f"{name}: {error}"


RULES = (pages_are_there, links_lead_somewhere, styles_lead_somewhere, links_are_relative,
         nothing_is_loaded_from_elsewhere, pages_have_one_heading, titles_are_unique, pages_say_what_they_are,
         sitemap_is_right, feed_is_right, manifest_is_right, data_is_offered, tables_can_be_read)


def main():
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1]).is_dir():
        sys.exit("usage: walk_site.py PUBLIC")
    site = Site(pathlib.Path(sys.argv[1]))
    passed = True
    for rule in RULES:
        problems = list(rule(site))
        passed = passed and not problems
        print(f"{'not ok' if problems else 'ok'} - site: {rule.__doc__}")
        for problem in problems[:SHOWN]:
            print(f"    {problem}")
        if len(problems) > SHOWN:
            print(f"    … and {len(problems) - SHOWN} more")
    links = sum(len(page.links) for page in site.pages.values())
    print(f"# {len(site.pages)} pages, {links} links, {len(site.files)} files")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
