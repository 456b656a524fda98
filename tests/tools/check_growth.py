#!/usr/bin/env python3
"""Doubles documents of many shapes and counts the instructions of `qsite check`: none may grow faster than n log n. Then
gives it documents as large and as odd as can be: each must end, with findings or with a clear error.

    check_growth.py [--qsite FILE] [--only SHAPE]
"""

import argparse
import concurrent.futures
import functools
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
BYTES = 40_000          # of the smaller document of a pair
MOST = 2.4              # times as many instructions for twice the bytes; 2.15 is n log n at this size
SECONDS = 60            # of CPU: far from what any of them takes, and near to what a square does


def numbered(pattern, joint="\n"):
    """A shape: the pattern again and again, with the number of the turn filled in."""
    def shape(size):
        parts, length = [], 0
        while length < size:
            text = pattern.format(n=len(parts), odd=len(parts) * 7919 % 9973 + 10)
            parts.append(text)
            length += len(text.encode())
        return joint.join(parts) + "\n"
    return shape


REPORT = """
第{n}章 规模

全市有学校 {odd} 所，其中公办 {n} 所、民办 3 所，在校生 {odd}0 人，占 {n}.5%，比上年增长 4.17%。一是规划，二是建设，三是管理。

表 {n} 情况

年份 学校数 在校生数 占比

2022 {odd} {odd}0 45.57%

2023 {n} {odd}1 46.20%
"""

SHAPES = {
    "report": numbered(REPORT),
    "one line of sentences": numbered("第{n}校有学生 {odd} 人，其中女生 {n} 人，占 12.5%。", ""),
    "one name": numbered("在校生 {odd} 人。\n"),
    "names": numbered("第{n}类人员 {odd} 人，"),
    "items": numbered("甲乙丙{n}、", ""),
    "series": numbered("一是规划{n}，", ""),
    "series in order": numbered("一是甲，二是乙，三是丙。\n"),
    "digits": numbered("{odd}", ""),
    "separated digits": numbered("{odd}", " "),
    "headings": numbered("{n}.1 标题{n}\n"),
    "contents": numbered("{n}.1 标题{n} ........ {n}", "\n"),
    "titles": numbered("《关于第{n}项工作的通知》", "、"),
    "opening brackets": numbered("（", ""),
    "brackets": numbered("（“《{n}》”）", ""),
    "rows": numbered("| {n} | 甲{n} | {odd} | {n} |", "\n"),
    "tabs": numbered("\t{odd}", ""),
    "captions": numbered("表 {n} 名称{n}\n\n见表 {odd}。\n"),
    "words": numbered("按装设备{n}布署工作，", ""),
    "english": numbered("学生student{n}发展，", ""),
    "at signs": numbered("a@b", ""),
    "addresses": numbered("http://a.example.com/{n}", ""),
    "blank lines": numbered("\n\n", ""),
}

HOSTILE = {
    "a million digits": b"7" * 1_000_000,
    "a hundred thousand \u4e00\u662f": "一是".encode() * 100_000,
    "a line of ten megabytes": "全市有学校 18 所，占 12.5%，".encode() * 280_000,
    "brackets in brackets": "（".encode() * 200_000 + "）".encode() * 200_000,
    "a million short lines": b"1\n" * 1_000_000,
    "a hundred thousand tabs": b"\t1" * 100_000 + b"\n",
    "a hundred thousand headings": numbered("{n}.1 标题{n}\n")(2_600_000).encode(),
    "nothing": b"",
    "bytes that are no UTF-8": "学校".encode() + b"\xff\xfe" + "十所".encode(),
    "a zero byte": "学校\0十所".encode(),
    "private characters": "学校１２所，".encode() * 1000,
}


def instructions(qsite, text):
    """What `qsite check` takes for a document, None when it cannot be counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "document.txt"
        path.write_text(text, encoding="utf-8")
        run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/calls", qsite, "check", path],
                             capture_output=True, text=True, errors="replace", check=False)
        found = re.search(r"Collected : (\d+)", run.stderr)
        return int(found[1]) if found else None


@functools.lru_cache
def instructions_of_nothing(qsite):
    return instructions(qsite, "a\n")


def grow(qsite, name):
    # what any document costs is none of its growth
    counts = [instructions_of_nothing(qsite), *(instructions(qsite, SHAPES[name](size)) for size in (BYTES, 2 * BYTES))]
    if not all(counts):
        return False, "valgrind counted nothing"
    ratio = (counts[2] - counts[0]) / (counts[1] - counts[0])
    return ratio <= MOST, f"{counts[1] / 1e6:.0f} to {counts[2] / 1e6:.0f} million instructions, {ratio:.2f} times"


def limit_cpu():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def survive(qsite, name):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "document.txt"
        path.write_bytes(HOSTILE[name])
        with open(os.devnull, "wb") as nothing:
            run = subprocess.run([qsite, "check", path], stdout=nothing, stderr=nothing, preexec_fn=limit_cpu, check=False)
    return run.returncode in (0, 1), f"status {run.returncode}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qsite", default=str(TOP / ".build" / "release" / "qsite"))
    parser.add_argument("--only")
    options = parser.parse_args()
    jobs = [(kind, run, name) for kind, table, run in (("growth", SHAPES, grow), ("hostile", HOSTILE, survive))
            for name in table if options.only in (None, name)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda job: job[1](options.qsite, job[2]), jobs)
        for (kind, _, name), (good, told) in zip(jobs, results):
            failed += not good
            print(f"{'ok' if good else 'not ok'} - {kind}: {name}: {told}", flush=True)
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
