#!/usr/bin/env python3
"""Prints a workbook as text for xlsx_test.c: properties, sheets, and a line for each cell with its type."""

import sys
import xml.etree.ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parse(archive, name):
    return xml.etree.ElementTree.fromstring(archive.read(name))


def texts_of(archive):
    """The shared strings."""
    return ["".join(text.text or "" for text in item.iter(MAIN + "t"))
            for item in parse(archive, "xl/sharedStrings.xml").iter(MAIN + "si")]


def number_formats_of(archive):
    """The number format of each cell style: "" is the general one."""
    styles = parse(archive, "xl/styles.xml")
    own = {item.get("numFmtId"): item.get("formatCode") for item in styles.iter(MAIN + "numFmt")}
    built_in = {"0": "", "1": "0", "2": "0.00"}
    return [own.get(style.get("numFmtId"), built_in.get(style.get("numFmtId")))
            for style in styles.find(MAIN + "cellXfs")]


def dump_sheet(archive, number, name, texts, formats):
    sheet = parse(archive, f"xl/worksheets/sheet{number}.xml")
    filters = [item.get("ref") for item in sheet.iter(MAIN + "autoFilter")]
    panes = [f"{pane.get('topLeftCell')} {pane.get('state')}" for pane in sheet.iter(MAIN + "pane")]
    print(f"sheet {name} filter {filters} pane {panes}")
    for cell in sheet.iter(MAIN + "c"):
        if cell.find(MAIN + "f") is not None:
            print(f"{cell.get('r')} formula")
        elif cell.get("t") == "s":
            print(f"{cell.get('r')} text {texts[int(cell.findtext(MAIN + 'v'))]}")
        else:
            shown = formats[int(cell.get("s", "0"))]
            print(f"{cell.get('r')} number {float(cell.findtext(MAIN + 'v'))!r} {shown}")


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    with zipfile.ZipFile(sys.argv[1]) as archive:
        if archive.testzip() is not None:
            sys.exit("damaged")
        for item in parse(archive, "docProps/core.xml"):
            print(f"{item.tag.split('}')[1]} {item.text}")
        texts, formats = texts_of(archive), number_formats_of(archive)
        for number, sheet in enumerate(parse(archive, "xl/workbook.xml").iter(MAIN + "sheet"), 1):
            dump_sheet(archive, number, sheet.get("name"), texts, formats)


main()
