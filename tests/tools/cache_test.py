#!/usr/bin/env python3
"""Charts that were drawn once are not drawn again, and whatever happens to the cache changes no byte of the output.

    cache_test.py QSITE SITE

SITE is a copy of the golden site base, not built yet; the test edits it. What a build draws is told without a clock: by
the libraries that it loads (the dynamic linker lists them), and by the files that are new in the cache. Prints one line
a test (see tap.sh).
"""

import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

DATA = "content/cities/dongpu/2022/data.json"
BEFORE, AFTER = '"graduates": { "2022": 1500 }', '"graduates": { "2022": 1501 }'
ENTRY = re.compile(r"[0-9a-f]{64}")
KILLS = 12  # at as many moments of a build


class Site:
    def __init__(self, qsite, folder):
        self.qsite, self.folder = qsite, folder
        self.public, self.top = folder / "public", folder / ".qsite"
        self.cache = self.top / "charts"

    def run(self, *arguments, qsite=None):
        """Runs qsite; returns what is wrong with how it ended, and whether any of its processes loaded libgd."""
        logs = self.folder / "loaded"
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir()
        environment = os.environ | {"LD_DEBUG": "libs", "LD_DEBUG_OUTPUT": str(logs / "log")}
        ended = subprocess.run([qsite or self.qsite, *arguments], cwd=self.folder, env=environment,
                               capture_output=True, text=True, check=False)
        said = "".join(path.read_text(encoding="utf-8", errors="replace") for path in logs.iterdir())
        problems = [] if ended.returncode == 0 else [f"status {ended.returncode}: {ended.stderr}"]
        if "libc.so.6" not in said:
            problems.append("the dynamic linker did not say what it loads")
        return problems, "libgd.so" in said

    def build(self, drawing, *arguments, qsite=None):
        """Builds; what is wrong, also when it drew and should not have, or the other way round."""
        problems, drew = self.run("build", *arguments, qsite=qsite)
        if drew != drawing:
            problems.append("libgd was loaded" if drew else "libgd was not loaded")
        return problems

    def entries(self):
        """name -> inode and time, which tell a file that was written again."""
        found = {path.name: path.lstat() for path in self.cache.iterdir() if ENTRY.fullmatch(path.name)}
        return {name: (status.st_ino, status.st_mtime_ns) for name, status in found.items()}

    def entry_paths(self):
        return [self.cache / name for name in sorted(self.entries())]


def tree(folder):
    """path -> hash of every file."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def differences(expected, got):
    names = sorted(name for name in expected.keys() | got.keys() if expected.get(name) != got.get(name))
    return [f"{name} differs" for name in names[:10]]


def charts_of(public):
    return {path.name for path in (public / "charts").iterdir()}


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(data)


def flip_first(site):
    for path in site.entry_paths():
        flip(path, 0)


def flip_middle(site):
    for path in site.entry_paths():
        flip(path, path.stat().st_size // 2)


def flip_last(site):
    for path in site.entry_paths():
        flip(path, -1)


def flip_one(site):
    flip(max(site.entry_paths(), key=lambda path: path.stat().st_size), 1000)


def truncate(site):
    for path in site.entry_paths():
        os.truncate(path, path.stat().st_size - 1)


def empty(site):
    for path in site.entry_paths():
        os.truncate(path, 0)


def exchange(site):
    paths = site.entry_paths()
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, contents[1:] + contents[:1]):
        path.write_bytes(content)


def folders(site):
    for path in site.entry_paths():
        path.unlink()
        path.mkdir()


def links(site):
    outside = site.folder / "outside"
    shutil.copytree(site.cache, outside, dirs_exist_ok=True)
    for path in site.entry_paths():
        path.unlink()
        path.symlink_to(outside / path.name)


def pipes(site):
    for path in site.entry_paths():
        path.unlink()
        os.mkfifo(path)


def random_bytes(site):
    for path in site.entry_paths():
        path.write_bytes(os.urandom(path.stat().st_size))


def random_seal(site):
    """The record of what the charts were drawn with: the one entry that names a library."""
    seals = [path for path in site.entry_paths() if b"libgd.so" in path.read_bytes()]
    if len(seals) != 1:
        raise OSError(f"{len(seals)} seals in the cache")
    seals[0].write_bytes(os.urandom(seals[0].stat().st_size))


def delete_charts(site):
    shutil.rmtree(site.cache)


def delete_all(site):
    shutil.rmtree(site.top)


def file_for_folder(site):
    shutil.rmtree(site.top)
    site.top.write_text("no folder")


def link_for_folder(site):
    shutil.rmtree(site.top)
    (site.folder / "elsewhere").mkdir()
    site.top.symlink_to(site.folder / "elsewhere")


DAMAGES = [flip_first, flip_middle, flip_last, flip_one, truncate, empty, exchange, folders, links, pipes, random_bytes,
           random_seal, delete_charts, delete_all, file_for_folder, link_for_folder]


def clear(site):
    """No cache, of whatever kind it is by now."""
    if site.top.is_dir() and not site.top.is_symlink():
        shutil.rmtree(site.top)
    else:
        site.top.unlink(missing_ok=True)


def test_reuse(site, expected):
    problems = site.run("version")
    yield "a start that draws nothing loads no libgd", problems[0] + ["libgd was loaded"] * problems[1]
    yield "a second build draws nothing", site.build(False) + differences(expected, tree(site.public))
    other = site.folder / "other"
    problems = site.build(False, "-d", str(other))
    yield "nor does one to another folder, and it gives the same", problems + differences(expected, tree(other))
    shutil.rmtree(other)


def test_place(site):
    ended = subprocess.run([site.qsite, "build", "-d", ".qsite/charts"], cwd=site.folder, capture_output=True, text=True,
                           check=False)
    refused = ended.returncode == 3 and "[write-foreign]" in ended.stderr
    yield "the cache is no place to publish to", ([] if refused else [ended.stderr]) + site.build(False)


def test_dry_run(site):
    clear(site)
    problems = site.build(True, "-n")
    yield "a dry run makes no cache", problems + ["there is one"] * site.top.exists()
    problems = site.build(True)
    yield "and uses one", problems + site.build(False, "-n")


def test_change(site):
    data = site.folder / DATA
    text = data.read_text(encoding="utf-8")
    charts, entries = charts_of(site.public), site.entries()
    data.write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    problems = site.build(True)
    new_charts, now = charts_of(site.public) - charts, site.entries()
    written = {name for name, status in now.items() if entries.get(name) != status}
    if not new_charts or len(new_charts) == len(charts) or len(written) != len(new_charts):
        problems.append(f"{len(new_charts)} charts are new, {len(written)} entries of the cache were written")
    if len(now) != len(entries) or len(now) != len(charts_of(site.public)) + 1:
        problems.append(f"{len(now)} entries for {len(charts_of(site.public))} charts")
    yield "a changed figure draws the charts that show it, and no other", problems
    data.write_text(text, encoding="utf-8")
    yield "and changed back, it draws them again", site.build(True)


def test_program(site, expected):
    other = site.folder / "other-qsite"
    shutil.copy2(site.qsite, other)
    problems = site.build(True, qsite=other) + differences(expected, tree(site.public))
    yield "another program does not trust the charts of this one", problems + site.build(False, qsite=other)
    os.utime(other)
    yield "nor does one that was built anew", site.build(True, qsite=other)
    site.build(True)


def test_damage(site, expected):
    for damage in DAMAGES:
        name = damage.__name__.replace("_", " ")
        try:
            damage(site)
            problems = site.build(True) + differences(expected, tree(site.public))
        except OSError as error:
            problems = [str(error)]
        if any((site.folder / "elsewhere").glob("*")):
            problems.append("something was written through a link")
        yield f"damage ({name}) changes no byte", problems
        clear(site)
        site.build(True)


def test_killed(site, expected):
    clear(site)
    began = time.monotonic()
    problems, _ = site.run("build")
    whole = time.monotonic() - began
    for kill in range(KILLS):
        clear(site)
        with subprocess.Popen([site.qsite, "build"], cwd=site.folder, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            time.sleep(whole * kill / KILLS)
            process.send_signal(signal.SIGKILL)
        built, _ = site.run("build")
        problems += built + differences(expected, tree(site.public)) + site.build(False)
    yield "a build that is killed leaves a cache that serves", problems


def test_together(site, expected):
    clear(site)
    folders = [site.folder / f"together-{number}" for number in range(3)]
    processes = [subprocess.Popen([site.qsite, "build", "-d", str(folder)], cwd=site.folder, stderr=subprocess.DEVNULL)
                 for folder in folders]
    problems = [f"status {process.returncode}" for process in processes if process.wait() != 0]
    for folder in folders:
        problems += differences(expected, tree(folder))
        shutil.rmtree(folder, ignore_errors=True)
    yield "builds at the same time do not disturb each other", problems


def say(name, problems):
    print(f"{'not ok' if problems else 'ok'} - cache: {name}", flush=True)
    for problem in problems:
        print(f"    {problem}")
    return not problems


def main():
    site = Site(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
    if not say("a first build draws", site.build(True)):
        return 1
    expected = tree(site.public)
    tests = (test_reuse(site, expected), test_change(site), test_program(site, expected), test_place(site),
             test_dry_run(site), test_damage(site, expected), test_killed(site, expected),
             test_together(site, expected))
    return 0 if all([say(*result) for results in tests for result in results]) else 1


if __name__ == "__main__":
    sys.exit(main())
