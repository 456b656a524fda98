#!/usr/bin/env python3
"""What a build consists of: the share of it that checking and the search index take, in instructions as valgrind counts
them, on a large site.

    shares.py QSITE [SECTIONS]

Pages are compiled and rendered by other processes, which have what the first one counted before they began: of those
only their jobs are added.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SECTIONS = 1000
JOBS = ("compile_job", "render_job")


def inclusive(calls):
    """Instructions of each function and what it calls, and of all of a process under ""."""
    told = subprocess.run(["callgrind_annotate", "--auto=no", "--inclusive=yes", "--threshold=100", calls],
                          capture_output=True, text=True, errors="replace", check=True).stdout
    counts = {"": int(re.search(r"([\d,]+) \([\d.]+%\)  PROGRAM TOTALS", told)[1].replace(",", ""))}
    for count, name in re.findall(r"^ *([\d,]+) \( *[\d.]+%\)  \S*:([\w.']+)", told, re.MULTILINE):
        counts[name] = max(counts.get(name, 0), int(count.replace(",", "")))
    return counts


def measure(qsite, sections):
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        subprocess.run([TOP / "tests/bench/big_site.py", site, str(sections)], check=True)
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/calls.%p", qsite, "build", "-j", "1"],
                       cwd=site, capture_output=True, check=True)
        processes = sorted(pathlib.Path(folder).glob("calls.*"), key=lambda path: int(path.suffix[1:]))
        return [inclusive(calls) for calls in processes]


def main():
    qsite, sections = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else SECTIONS
    first, *others = measure(qsite, sections)
    total = first[""] + sum(other.get(job, 0) for other in others for job in JOBS)
    check = first["check_figures"]
    index = first["renderer_index"] + sum(other.get("render_search", 0) for other in others)
    print(f"a build of {sections} sections: {total / 1e6:.0f} million instructions")
    print(f"    check: {check / 1e6:.0f} million, {100 * check / (total - check):.1f} % of all others")
    print(f"    search index: {index / 1e6:.0f} million, {100 * index / total:.0f} % of all")


main()
