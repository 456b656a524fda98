#!/usr/bin/env python3
"""Makes a large site out of this project's own content, to measure search with.

    big_site.py FOLDER [SECTIONS]

FOLDER gets content/ and themes/, ready for `qsite build`. Sections come in reports of twenty: 50 cities, and as many
years as it takes (10,000 sections: ten years). Their texts are as long as those of content/, and have its characters in
the same proportions: a text on a topic of content/ follows a text of content/ for eight characters on average, then goes on elsewhere, from
another place with the same character. So pairs of characters are as frequent as in real texts, while sentences are new.
Figures and marks that come in pairs are left out of that, since they would make nonsense, of which `qsite check` has much
to say; instead there are sentences and tables whose figures agree, as many as in real reports: 19 figures and 60 marks of
punctuation on 1,000 characters, a table in every third section.
Chapters and their headings are named as real ones are, cases are not.
Each city has names of its own in its texts, as real ones have. The same input gives the same site.
"""

import json
import pathlib
import random
import re
import shutil
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
CITIES, A_REPORT, CASES = 50, 20, 8
LAST_YEAR = 2024
JUMP = 0.12
ENOUGH = 3000  # characters of a topic
LONGER = 1.2  # for what texts of content/ have, and these have not
TABLE_ROWS = 6
STOPS, CLAUSE = set("，。；：、！？"), 9  # no less between two of them
NUMBER = r"^[0-9. ]*(?:案例 *[0-9]* *[—：]*)?"  # of a heading
SYLLABLES = "临安富宁海云和景松遂龙泉青田缙玉环温岭仙居天台三门嵊泗岱定普陀江衢柯常开化磐浦义东永武兰婺德清长兴吴越"
UNWANTED = (r"[`*_~|<>\\\[\]#:“”‘’《》（）()〔〕【】「」]|[一二三四五六七八九十]+是|"
            r"[0-9０-９][0-9０-９.,%％‰:：\-—～万亿余多 ]*(?:[所人名个项年月日家次]|元|万元)?")


class Source:
    """The prose of a file of content/: no head, block, table, link target or placeholder, paragraphs apart."""

    def __init__(self, path):
        text = path.read_text(encoding="utf-8")
        self.topic = next(iter(re.findall(r"^topic: *(\w+)", text, flags=re.M)), None)
        self.titles = [re.sub(r'"', "", title) for title in re.findall(r"^title: *(.+)", text, flags=re.M)]
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
        text = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
        text = re.sub(r"\{\{value\.[^}]*\}\}", "", text)
        text = re.sub(r"\[\^[^\]]*\]:?|\{#[^}]*\}|!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
        self.headings = [re.sub(NUMBER, "", heading).strip() for heading in re.findall(r"^#+ *(.+)", text, flags=re.M)]
        lines = [re.sub(UNWANTED, "", line).strip() for line in text.splitlines()
                 if line and line[0] not in "#|-表图"]
        self.lines = [line for line in lines if len(line) > 1]


def sources():
    """The writers' models: of each topic that has enough text, and, as None, of all."""
    files = [Source(path) for path in sorted((TOP / "content" / "cities").rglob("*.md"))]
    topics = {topic: [file for file in files if file.topic == topic] for topic in {file.topic for file in files}}
    return {None: files, **{topic: found for topic, found in topics.items()
                            if topic and sum(len("".join(file.lines)) for file in found) > ENOUGH}}


class Writer:
    """Writes text after the texts it is made from."""

    def __init__(self, files, dice):
        self.random = dice
        self.text = "\n".join("\n".join(file.lines) for file in files) + "\n"
        self.titles = [title for file in files for title in file.titles]
        self.headings = [heading for file in files for heading in file.headings]
        self.places = {}
        for at, char in enumerate(self.text[:-1]):
            self.places.setdefault(char, []).append(at)
        self.lengths = [sum(map(len, file.lines)) for file in files if file.lines]

    def characters(self, count):
        """About so many characters, ended by a full stop."""
        at, out = self.random.randrange(len(self.text) - 1), []
        while len(out) < count:
            at = (at + 1) % (len(self.text) - 1)
            if self.random.random() < JUMP:
                at = self.random.choice(self.places[self.text[at]])
            if self.text[at] != "\n" and (self.text[at] not in STOPS or not STOPS & set(out[-CLAUSE:])):
                out.append(self.text[at])
        return "".join(out).strip("，。；：、！？.% -+") + "。"

    def sentence(self, names):
        """A sentence as reports have many, whose figures agree."""
        dice = self.random
        name = f"{dice.choice(names)}{dice.choice(SYLLABLES)}{dice.choice(SYLLABLES)}学院"
        count, change = dice.randint(200, 9999), dice.randint(1, 150)
        part = dice.randint(1, count)
        return dice.choice([
            f"{name}有在校生{count}人，其中女生{part}人，占{100 * part / count:.2f}%。",
            f"{name}有专任教师{count + change}人，比上年增加{change}人，增长{100 * change / count:.2f}%。",
            f"{name}培训{count}人次，到账{count / 100:.2f}万元。"])

    def table(self, names):
        """A table with a total and shares."""
        counts = [self.random.randint(1000, 9999) for _ in range(TABLE_ROWS)]
        total = sum(counts)
        rows = [(name, count, f"{100 * count / total:.2f}%")
                for name, count in zip(self.random.sample(names, TABLE_ROWS), counts)]
        return [f"| {' | '.join(map(str, row))} |" for row in
                [("学校", "在校生数（人）", "占比"), ("---", "---:", "---:"), *rows, ("合计", total, "100%")]]

    def paragraphs(self, names):
        rest = self.random.choice(self.lengths) * LONGER
        while rest > 0:
            length = self.random.randint(30, 150)
            text = self.characters(length)
            if self.random.random() < 0.3:
                text = f"{self.random.choice(names)}{text}"
            if self.random.random() < 0.7:
                text += self.sentence(names)
            yield text
            rest -= length

    def section(self, names, head):
        lines = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()), "---"]
        for number, text in enumerate(self.paragraphs(names)):
            if number % 4 == 0:
                lines += [f"## {self.random.choice(self.headings)}", ""]
            lines += [text, ""]
        if self.random.random() < 1 / 3:
            lines += ["## 情况", "", *self.table(names), ""]
        return "\n".join(lines)


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")


def write_report(writers, folder, city, year, topics):
    write(folder / "report.json", {"title": f"{city['name']}中等职业教育质量年度报告（{year}）", "report_year": year,
                                   "data_year": year, "chapter_set": "plain", "publisher": city["bureau"],
                                   "published": f"{year}-12", "status": "published"})
    write(folder / "data.json", {"observations": {"enrolment": {str(year): 1000 + 7 * year % 9000}}})
    for number in range(A_REPORT):
        chapter = number < A_REPORT - CASES
        topic = topics[number % len(topics)] if chapter else None
        writer = writers.get(topic, writers[None])
        if topic:
            head = {"title": writer.random.choice(writer.titles), "topic": topic}
        else:
            head = {"title": "职教" + writer.characters(writer.random.randint(3, 10))[:-1]}
        name = f"{number + 1:02d}-part{number + 1}.md"
        write(folder / name if chapter else folder / "cases" / name, writer.section(city["names"], head))


def write_site(folder, sections):
    dice = random.Random(20240101)
    writers = {topic: Writer(files, dice) for topic, files in sorted(sources().items(), key=str)}
    content = folder / "content"
    chapters = json.loads((TOP / "content" / "chapters.json").read_text(encoding="utf-8"))
    site = json.loads((TOP / "content" / "site.json").read_text(encoding="utf-8"))
    topics = list(chapters["topics"])
    shutil.copytree(TOP / "themes", folder / "themes", dirs_exist_ok=True)
    site["menu"] = [entry for entry in site["menu"] if entry["to"] != "about.html"]
    write(content / "site.json", site)
    write(content / "chapters.json", {"topics": chapters["topics"], "sets": {
        "plain": {"name": "章节", "chapters": []}}})
    write(content / "indicators.json", {"groups": [{"id": "scale", "name": "规模"}], "indicators": {
        "enrolment": {"name": "在校生数", "unit": "人", "kind": "count", "group": "scale",
                      "definition": "学年初在校生总数。"}}})
    names = [a + b for a in SYLLABLES for b in SYLLABLES if a != b]
    for number in range(CITIES):
        own = [dice.choice(names) for _ in range(8)]
        city = {"name": f"{own[0]}市", "short": own[0], "code": f"33{number + 1:02d}00", "province": "浙江省",
                "bureau": f"{own[0]}市教育局", "districts": [f"{name}区" for name in own[1:4]]}
        write(content / "cities" / f"city{number + 1:02d}" / "city.json", city)
        city["names"] = [f"{name}{kind}" for name in own for kind in ("职业中等专业学校", "技师学院", "集团", "实训基地")]
        for year in range(sections // (CITIES * A_REPORT)):
            write_report(writers, content / "cities" / f"city{number + 1:02d}" / str(LAST_YEAR - year), city,
                         LAST_YEAR - year, topics)


def main():
    write_site(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10000)


if __name__ == "__main__":
    main()
