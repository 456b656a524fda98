#!/usr/bin/env python3
"""LibreOffice opens the downloads of a built site, and finds in them what is in the CSV files.

    spreadsheets.py PUBLIC

Workbooks: every report's, and those of some indicators (SOME_INDICATORS of them, spread over all: each costs a tenth of
a second). Also observations.csv. Two runs of LibreOffice, which write what they have read as CSV "as shown": numbers
of workbooks keep their decimals, so that all cells can be compared as texts. Prints one line a test (see tap.sh).
"""

import csv
import decimal
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SOME_INDICATORS = 60
SECONDS = 300
SHOWN_AT_MOST = 20
UTF_8 = 76  # LibreOffice's number for it
# Comma, quote, encoding, from line 1, no column formats, language of the system; then: quote all texts no, detect
# special numbers no (when reading) or cells as shown yes (when writing).
READ = f"Text - txt - csv (StarCalc):44,34,{UTF_8},1,,0,false,false"
WRITE = f"csv:Text - txt - csv (StarCalc):44,34,{UTF_8},1,,0,false,true"


def read_csv(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True)))


def convert(files, folder, options):
    """Gives what LibreOffice said when it did not write one of the files."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *options,
               "--convert-to", WRITE, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    return [f"{file.name}: not opened: {done.stdout[-500:]}{done.stderr[-500:]}"
            for file in files if not (folder / f"{file.stem}.csv").is_file()]


def plain(cell):
    """Line breaks inside of a cell are LF in a workbook."""
    return cell.replace("\r\n", "\n")


def unarmed(cell):
    """A workbook has texts that look like formulas as they are; CSV files put an apostrophe in front of them."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n]", cell) else cell


def number(cell):
    return decimal.Decimal(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell


def compare(name, expected, actual, same):
    """Cells that differ, with their places."""
    if len(expected) != len(actual):
        yield f"{name}: {len(actual)} rows instead of {len(expected)}"
    for line, (wanted, found) in enumerate(zip(expected, actual), 1):
        if len(wanted) != len(found):
            yield f"{name}:{line}: {len(found)} cells instead of {len(wanted)}"
        for title, left, right in zip(expected[0], wanted, found):
            if not same(left, right):
                yield f"{name}:{line}: {title}: '{right}' instead of '{left}'"


def some(files, count):
    step = max(1, len(files) // count)
    return files[::step]


def workbooks(data):
    files = sorted(data.glob("reports/*.xlsx")) + some(sorted(data.glob("indicators/*.xlsx")), SOME_INDICATORS)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        yield from convert(files, folder, [])
        for file in (file for file in files if (folder / f"{file.stem}.csv").is_file()):
            yield from compare(file.name, read_csv(file.with_suffix(".csv")), read_csv(folder / f"{file.stem}.csv"),
                               lambda left, right: plain(unarmed(left)) == plain(right))
    if not any(data.glob("reports/*.xlsx")) or not any(data.glob("indicators/*.xlsx")):
        yield "there are no workbooks"


def has_mark(data):
    """The dialog of LibreOffice proposes UTF-8 because of it, and Excel needs it. Without a dialog LibreOffice does not
    look for it: there the encoding is told."""
    return [f"{file.relative_to(data)}: no byte order mark" for file in sorted(data.glob("**/*.csv"))
            if not file.read_bytes().startswith(b"\xEF\xBB\xBF")]


def observations(data):
    file = data / "observations.csv"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        problems = convert([file], folder, [f"--infilter={READ}"])
        if not problems:
            problems = compare(file.name, read_csv(file), read_csv(folder / file.name),
                               lambda left, right: number(plain(left)) == number(plain(right)))
        yield from problems


def chinese(data):
    """That the comparison has something to lose: most rows have Chinese in them."""
    rows = read_csv(data / "observations.csv")
    columns = json.loads((data / "csv-metadata.json").read_text("utf-8"))["tableSchema"]["columns"]
    city = [column["name"] for column in columns].index("city")
    if not all(re.search("[一-鿿]", row[city]) for row in rows):
        yield "observations.csv: a city without Chinese"


def say(name, problems):
    problems = list(problems)
    print(f"{'not ok' if problems else 'ok'} - data: {name}")
    for problem in problems[:SHOWN_AT_MOST]:
        print(f"    {problem}")
    if len(problems) > SHOWN_AT_MOST:
        print(f"    and {len(problems) - SHOWN_AT_MOST} more")
    return not problems


def main():
    data = pathlib.Path(sys.argv[1]).resolve() / "data"
    good = [
        say("LibreOffice finds the values of the CSV files in the workbooks", workbooks(data)),
        say("CSV files begin with a byte order mark", has_mark(data)),
        say("LibreOffice opens observations.csv with all cells intact", [*chinese(data), *observations(data)]),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
