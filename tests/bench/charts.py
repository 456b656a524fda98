#!/usr/bin/env python3
"""How much CPU time a chart takes at two pixels a CSS pixel, and how much gnuplot's pngcairo takes for one like it.

    charts.py CHART_BENCH [ROUNDS]

Both draw the same tables with the same font, each in one process on one core, in turns. Time is user and system time of
the process; the least of all rounds counts, since other programs can only add to it. "First" is a process that draws one
chart, with everything that it must load; "each" is what every further chart adds. Nothing passes or fails here.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {"grouped": "bar", "lines": "line", "ranking": "rank"}
TIMES = 40
ROUNDS = 5
SETTINGS = ("set terminal pngcairo size {width},{height} font 'Noto Sans CJK SC,18'; set datafile separator tab; "
            "set grid ytics; font_small = 'Noto Sans CJK SC,16'; times = {times}; table = '{table}'; out = '{out}'")


def png_size(path):
    """Width and height, which stand at the beginning of every PNG."""
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def cpu_ms(command):
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"charts.py: {command[0]} ended with status {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


class Contender:
    """A program with the least times seen: for one chart, and for many."""

    def __init__(self, name, folder, command):
        self.name, self.command = name, command
        self.out = folder / f"{name}.png"
        self.first = self.many = float("inf")

    def measure(self):
        self.first = min(self.first, cpu_ms(self.command(1, self.out)))
        self.many = min(self.many, cpu_ms(self.command(1 + TIMES, self.out)))

    def each(self):
        return (self.many - self.first) / TIMES


def contenders(kind, bench, folder):
    table = HERE / f"{kind}.tsv"

    def qsite(times, out):
        return [bench, KINDS[kind], str(table), str(times), str(out)]

    ours = Contender(f"{kind}-qsite", folder, qsite)
    cpu_ms(qsite(1, ours.out))
    width, height = png_size(ours.out)

    def gnuplot(times, out):
        settings = SETTINGS.format(width=width, height=height, times=times, table=table, out=out)
        return ["gnuplot", "-e", settings, str(HERE / f"{kind}.gp")]

    return ours, Contender(f"{kind}-gnuplot", folder, gnuplot)


def line(name, values):
    print(f"{name:<18}" + "".join(f"{value:>12}" for value in values))


def report(kind, pair):
    for contender in pair:
        width, height = png_size(contender.out)
        line(contender.name, [f"{width}x{height}", f"{contender.each():.1f}", f"{1000 / contender.each():.0f}",
                              f"{contender.first:.0f}", f"{contender.out.stat().st_size / 1024:.1f}"])
    ours, other = pair
    line(f"{kind} ratio", ["", f"{ours.each() / other.each():.2f}", "", f"{ours.first / other.first:.2f}", ""])


def main():
    bench, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    if not shutil.which("gnuplot"):
        sys.exit("charts.py: gnuplot is not installed: tests/tools/install bench")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    keep = pathlib.Path(".build/bench")
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pairs = {kind: contenders(kind, bench, pathlib.Path(folder)) for kind in KINDS}
        for _ in range(rounds):
            for pair in pairs.values():
                for contender in pair:
                    contender.measure()
        line("", ["pixels", "each, ms", "charts/s", "first, ms", "KB"])
        for kind, pair in pairs.items():
            report(kind, pair)
            for contender in pair:
                shutil.copy(contender.out, keep)
    ours, others = (sum(pair[side].each() for pair in pairs.values()) for side in (0, 1))
    print(f"all three: {1000 * len(pairs) / ours:.0f} charts a second and core, "
          f"{ours / others:.2f} of the CPU time of gnuplot; the pictures are in {keep}/")


if __name__ == "__main__":
    main()
