#!/usr/bin/env python3
"""Holds the table of rules in the manual against what the program says of them.

    manual_rules.py QSITE [MANUAL]

The part of the manual between the lines RULES_BEGIN and RULES_END must be what `qsite check --explain` says, as mdoc.
With UPDATE=1 in the environment that part is written anew.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
RULES_BEGIN = '.\\" The rules: UPDATE=1 tests/run.sh manual writes them anew.'
RULES_END = '.\\" End of the rules.'
FAMILY = re.compile(r"(\w+): (.+)")
RULE = re.compile(r"  ([a-z0-9-]+) +(error|warning|note)  +(\S.*)")


def explained(qsite):
    done = subprocess.run([str(qsite), "check", "--explain"], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"})
    return done.stdout.splitlines()


def mdoc_text(text):
    """Words as they are: a backslash means itself, and no word is taken for a macro."""
    text = text.replace("\\", "\\e")
    return "\\&" + text if text[0] in ".'" else text


def mdoc(lines):
    out = []
    for line in lines:
        family, rule = FAMILY.fullmatch(line), RULE.fullmatch(line)
        if rule:
            out += [f".It Cm {rule[1]} Pq {rule[2]}", mdoc_text(rule[3][0].upper() + rule[3][1:] + ".")]
        elif family:
            if out:
                out.append(".El")
            out += [f".Ss {family[1]}: {family[2]}", ".Bl -tag -width Ds -compact"]
        else:
            sys.exit(f"manual_rules.py: not understood: {line}")
    return without_empty_lists(out + [".El"])


def without_empty_lists(lines):
    """A family without rules has no list."""
    text = "\n".join(lines) + "\n"
    return re.sub(r"^\.Ss [^\n]*\n\.Bl [^\n]*\n\.El\n", "", text, flags=re.M).splitlines()


def main():
    manual = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else TOP / "generator" / "qsite.1"
    lines = manual.read_text(encoding="utf-8").splitlines()
    if lines.count(RULES_BEGIN) != 1 or lines.count(RULES_END) != 1:
        sys.exit(f"{manual}: the lines around the rules are not there once each")
    begin, end = lines.index(RULES_BEGIN) + 1, lines.index(RULES_END)
    wanted = mdoc(explained(pathlib.Path(sys.argv[1]).resolve()))
    if os.environ.get("UPDATE") == "1":
        manual.write_text("\n".join(lines[:begin] + wanted + lines[end:]) + "\n", encoding="utf-8")
        print("*** UPDATE=1: the rules are written anew: review what changed ***")
        return 0
    print("\n".join(difflib.unified_diff(lines[begin:end], wanted, "the manual", "the program", lineterm="")))
    return int(lines[begin:end] != wanted)


if __name__ == "__main__":
    sys.exit(main())
