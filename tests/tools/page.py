"""Reads a built HTML page for the checks beside this file."""

import html.parser
import re

# Which attributes load something into the page by themselves, and which only lead elsewhere.
LOADED = {("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"),
          ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("object", "data"), ("audio", "src"), ("video", "src"),
          ("video", "poster"), ("track", "src"), ("input", "src"), ("image", "href"), ("use", "href")}
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action"), ("q", "cite"), ("blockquote", "cite")}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon",
                     "preconnect", "dns-prefetch", "mask-icon"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label",
          "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
          "wbr"}
UNREAD = {"script", "style", "template"}


class Link:
    """A reference of a page: where in the source, what it says, and what for."""

    def __init__(self, line, target, use, relation=""):
        self.line = line
        self.target = target.strip()
        self.use = use  # "load", "follow", or "about" for canonical links and the like
        self.relation = relation


class Page(html.parser.HTMLParser):
    """What the checks want to know of one page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.lang = None
        self.titles = []
        self.headings = 0
        self.description = None
        self.ids = set()
        self.links = []
        self.styles = []  # texts that may hold url(…)
        self.blocks = [""]  # the text read, one string a block
        self.open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if tag not in INLINE:
            self.blocks.append("")
        if tag == "html":
            self.lang = attributes.get("lang")
        elif tag == "title" and "svg" not in self.open:
            self.titles.append("")
        elif tag == "h1":
            self.headings += 1
        elif tag == "meta":
            self.take_meta(attributes)
        elif tag == "link":
            self.take_link(attributes)
        self.ids.update(attributes[name] for name in ("id",) if attributes.get(name))
        self.styles += [attributes["style"]] if "style" in attributes else []
        for name, value in attributes.items():
            self.take_reference(tag, name, value)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data):
        inside = self.open[-1] if self.open else ""
        if inside == "title" and self.titles and "svg" not in self.open:
            self.titles[-1] += data
        elif inside == "style":
            self.styles.append(data)
        elif inside not in UNREAD:
            self.blocks[-1] += data

    def take_meta(self, attributes):
        if attributes.get("name", "").lower() == "description":
            self.description = attributes.get("content", "").strip()
        if attributes.get("http-equiv", "").lower() == "refresh":
            self.add(attributes.get("content", "").partition("=")[2], "follow")

    def take_link(self, attributes):
        relation = attributes.get("rel", "").lower()
        loads = LOADING_RELATIONS & set(relation.split())
        self.add(attributes.get("href", ""), "load" if loads else "about", relation)

    def take_reference(self, tag, name, value):
        use = "load" if (tag, name) in LOADED else "follow" if (tag, name) in FOLLOWED else None
        if use and name == "srcset":
            for candidate in re.split(r",\s+", value):
                self.add(candidate.strip().split(" ")[0], use)
        elif use:
            self.add(value, use)

    def add(self, target, use, relation=""):
        self.links.append(Link(self.getpos()[0], target, use, relation))

    def text(self):
        """What is read, a line a block."""
        lines = (" ".join(block.split()) for block in self.blocks)
        return "\n".join(line for line in lines if line)
