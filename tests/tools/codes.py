#!/usr/bin/env python3
"""Holds the finding codes in the sources against the sites in tests/golden that provoke them, and against the rules.

    codes.py [--qsite FILE] [GENERATOR [GOLDEN]]

Fails when a code that generator/ reports has no site tests/golden/err-CODE (or err-CODE.VARIANT) and no line in
tests/golden/codes-without-site.txt; and when a site or a line stands for a code that is reported nowhere. Fails when a
code that generator/check/ reports is in no table of rules, is there twice, or when a table has one that is reported
nowhere; and with a program, when `qsite check --explain` does not tell all of them, or any of them alone.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"')
DEFINITION = re.compile(r"^(\w.*)\n(\w+)\(([^{;]*?)\)\s*\{", re.M)
RULE = re.compile(r'\{\s*"([a-z0-9-]+)",\s*SEVERITY_(ERROR|WARNING|NOTE),')
# A function that reports: its name, which argument is the code, and its file when it is static ("" for all files).
REPORTERS = {(name, 1, "") for name in ("diag_error", "diag_warning", "diag_usage", "diag_system")} | {("diag_finding", 2, "")}


def without_comments(text):
    return TOKEN.sub(lambda token: re.sub(r"[^\n]", " ", token[0]) if token[0][0] == "/" else token[0], text)


def call_arguments(text, start):
    """The arguments of a call whose parenthesis opened right before `start`."""
    arguments, depth, at, begin = [], 0, start, start
    while at < len(text):
        token = TOKEN.match(text, at)
        if token:
            at = token.end()
            continue
        if text[at] in ",)" and depth == 0:
            arguments.append(text[begin:at].strip())
            begin = at + 1
            if text[at] == ")":
                break
        depth += (text[at] in "([{") - (text[at] in ")]}")
        at += 1
    return arguments


class Sources:
    """The C files of a folder, and the codes they report: as literals, by a constant of the same file, or through a
    function that passes its parameter on."""

    def __init__(self, generator):
        self.codes = {}  # and the first place that reports it
        self.checked = {}  # the same of those that check/ reports
        self.problems = []
        self.texts = {path.relative_to(generator.parent).as_posix(): without_comments(path.read_text(encoding="utf-8"))
                      for path in sorted(generator.rglob("*.c"))}
        waiting, known = list(REPORTERS), set(REPORTERS)
        while waiting:
            for wrapper in self.read_calls(*waiting.pop()):
                if wrapper not in known:
                    known.add(wrapper)
                    waiting.append(wrapper)

    def read_calls(self, function, index, only):
        """Takes the codes at all calls; returns the functions that pass on a parameter of theirs."""
        wrappers = []
        for name, text in self.texts.items():
            if only not in ("", name):
                continue
            for call in re.finditer(rf"(?<![\w>.]){function}\s*\(", text):
                arguments = call_arguments(text, call.end())
                argument = arguments[index] if index < len(arguments) else ""
                if re.fullmatch(r"const char \*\s*\w+", argument):
                    continue  # the function's own head
                wrappers += self.take(argument, name, call.start())
        return wrappers

    def take(self, argument, name, at):
        text = self.texts[name]
        place = f"{name}:{text.count(chr(10), 0, at) + 1}"
        wrapper = self.enclosing(name, at, argument)
        if wrapper:
            return [wrapper]
        found = CODE.findall(argument)
        if not found and re.fullmatch(r"\w+", argument):
            found = re.findall(rf"\b{argument}(?:\[\])? = {CODE.pattern};", text)
        for code in found:
            self.codes.setdefault(code, place)
            if "/check/" in f"/{name}":
                self.checked.setdefault(code, place)
        if not found:
            self.problems.append(f"{place}: the code of a finding must be a literal, not {argument or 'nothing'}")
        return []

    def enclosing(self, name, at, parameter):
        """The function around `at`, when this is a parameter of it."""
        heads = list(DEFINITION.finditer(self.texts[name], 0, at))
        for index, declared in enumerate(heads[-1][3].split(",") if heads else []):
            if re.search(rf"\bchar \*{re.escape(parameter)}$", declared.strip()):
                return heads[-1][2], index, name if heads[-1][1].startswith("static") else ""
        return None


def rules_of(sources):
    """The codes of all tables of rules, and the places of those that are there before."""
    rules, twice = {}, []
    for name, text in sources.texts.items():
        if "/check/" not in f"/{name}":
            continue
        for row in RULE.finditer(text):
            place = f"{name}:{text.count(chr(10), 0, row.start()) + 1}"
            if row[1] in rules:
                twice.append(f"{place}: '{row[1]}' is in a table of rules already: {rules[row[1]][0]}")
            rules[row[1]] = place, row[2].lower()
    return rules, twice


def rule_problems(sources):
    rules, problems = rules_of(sources)
    problems += [f"{place}: '{code}' is in no table of rules" for code, place in sources.checked.items()
                 if code not in rules]
    problems += [f"{place}: no finding has the code '{code}'" for code, (place, _) in rules.items()
                 if code not in sources.codes]
    return rules, problems


def explain(qsite, *code):
    done = subprocess.run([str(qsite), "check", "--explain", *code], capture_output=True, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C"})
    return done.stdout


def explained_problems(qsite, rules):
    told = dict(re.findall(r"^  ([a-z0-9-]+) +(error|warning|note)  +\S", explain(qsite), re.M))
    problems = [f"qsite check --explain: '{code}' is not as in the sources"
                for code in sorted(rules.keys() | told.keys()) if told.get(code) != rules.get(code, ("", ""))[1]]
    problems += [f"qsite check --explain {code}: says nothing" for code, (_, severity) in sorted(rules.items())
                 if not re.match(rf"{code}: {severity} .*\n  \S", explain(qsite, code))]
    return problems


def excused_codes(path, problems):
    """codes-without-site.txt: a code and the reason why no site can provoke it."""
    excused = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else [], 1):
        code, _, reason = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if not reason.strip():
            problems.append(f"{path.name}:{number}: '{code}' has no reason")
        excused[code] = f"{path.name}:{number}"
    return excused


def main():
    parser = argparse.ArgumentParser(description="hold finding codes against golden sites and rules")
    parser.add_argument("--qsite", type=pathlib.Path)
    parser.add_argument("generator", nargs="?", type=pathlib.Path, default=TOP / "generator")
    parser.add_argument("golden", nargs="?", type=pathlib.Path, default=TOP / "tests" / "golden")
    arguments = parser.parse_args()
    golden = arguments.golden
    sources = Sources(arguments.generator)
    codes, problems = sources.codes, sources.problems
    excused = excused_codes(golden / "codes-without-site.txt", problems)
    sites = {path.name[len("err-"):].partition(".")[0] for path in golden.glob("err-*") if path.is_dir()}
    for code, place in sorted(codes.items()):
        if code not in sites and code not in excused:
            problems.append(f"{place}: no site tests/golden/err-{code}")
    for code in sorted(sites - codes.keys()):
        problems.append(f"tests/golden/err-{code}: no finding has this code")
    for code in sorted(excused.keys() - codes.keys()):
        problems.append(f"{excused[code]}: no finding has the code '{code}'")
    for code in sorted(excused.keys() & sites):
        problems.append(f"{excused[code]}: there is a site for '{code}'")
    if not codes:
        problems.append(f"no finding code below {arguments.generator}")
    rules, wrong = rule_problems(sources)
    problems += wrong
    if arguments.qsite:
        problems += explained_problems(arguments.qsite.resolve(), rules)
    print("\n".join(problems) if problems else f"{len(codes)} codes")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
