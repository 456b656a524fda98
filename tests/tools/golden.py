#!/usr/bin/env python3
"""Runs qsite on the small sites of tests/golden/ and compares everything it says and writes.

    golden.py [--qsite FILE] [--wrap COMMAND] [--label TEXT] [--golden FOLDER] sites|errors|SITE…

tests/README.md tells what a site folder holds. Each site is laid out in a folder of its own under the system's
temporary folder. With UPDATE=1 in the environment the expected files are written anew instead of being compared.
Prints one line a test (see tap.sh); ends with 1 when one failed.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
UPDATE = os.environ.get("UPDATE") == "1"
NOT_CONTENT = ("expected", "expected.*", "command", "setup", "DELETE")
TEXT_SUFFIXES = {".html", ".xml", ".txt", ".csv", ".json", ".css", ".js", ".svg"}
TIME_LIMIT = 300  # seconds a command
DIFF_LINES = 60
PASSED_ON = ("PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
# 2024-01-01T00:00:00Z: decides what is released, see --now.
FIXED = {"LANG": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1704067200", "HOME": "/nonexistent"}


class Failure(Exception):
    """A test failed; the text says how."""


def environment():
    return {**{name: os.environ[name] for name in PASSED_ON if name in os.environ}, **FIXED}


def normalise(text, folder):
    """Takes out what differs from run to run: the folder, and how long it took."""
    text = text.replace(f"{folder}/", "").replace(str(folder), ".")
    return re.sub(r"\b\d+(?:\.\d+)? ?(ms|s|秒|毫秒)(?![\w])", r"N \1", text)


def without_counts(text):
    """The closing line of a build without its figures, and without the line of a check that tells which families of
    rules want a site: a site made wrong on purpose is not about them."""
    text = re.sub(r"^(?:names are those of|名称用).*\n", "", text, flags=re.M)
    return re.sub(r"^.*\bN (?:ms|s|毫秒|秒)$", lambda line: re.sub(r"\d+", "N", line[0]), text, flags=re.M)


class Result:
    """What all commands of a site did: the last status, everything said."""

    def __init__(self):
        self.status = 0
        self.out = ""
        self.log = ""


def run_commands(site, folder, options):
    """Runs the lines of `command` (one `build` when there is none): [NAME=VALUE…] [ARGUMENT…]"""
    path = site / "command"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["build"]
    result = Result()
    for words in filter(None, (shlex.split(line, comments=True) for line in lines)):
        env = environment()
        while words and re.match(r"[A-Z_]+=", words[0]):
            name, _, value = words.pop(0).partition("=")
            env[name] = value
        done = subprocess.run(shlex.split(options.wrap) + [str(options.qsite)] + words, cwd=folder, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, check=False)
        result.status = done.returncode
        result.out += normalise(done.stdout.decode("utf-8", "backslashreplace"), folder)
        result.log += normalise(done.stderr.decode("utf-8", "backslashreplace"), folder)
    return result


def lay_out(site, folder):
    """Puts the site's files over what is in the folder already, DELETE first."""
    deleted = site / "DELETE"
    for line in deleted.read_text(encoding="utf-8").split() if deleted.exists() else []:
        path = folder / line
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(site, folder, symlinks=True, dirs_exist_ok=True, ignore=ignore_at(site))
    setup = site / "setup"
    if setup.exists():
        subprocess.run(["sh", "-eu", str(setup)], cwd=folder, env=environment(), stdin=subprocess.DEVNULL, check=True)


def ignore_at(top):
    """For copytree: leaves out the files that steer a test, which stand at the top only."""
    patterns = shutil.ignore_patterns(*NOT_CONTENT)
    return lambda folder, names: patterns(folder, names) if pathlib.Path(folder) == top else set()


def tree(folder):
    """Every file's path and bytes; a link counts as its target's name."""
    files = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_symlink():
            files[path.relative_to(folder).as_posix()] = os.fsencode(os.readlink(path))
        elif path.is_file():
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def text_files(files):
    """Those to compare byte for byte: pictures, workbooks and the search index depend on the versions of libraries, and
    so does the manifest, which has their hashes."""
    return {name: data for name, data in files.items()
            if pathlib.PurePosixPath(name).suffix in TEXT_SUFFIXES and name != "manifest.json"
            and not name.startswith("search/")}


def diff(name, expected, got):
    expected, got = expected.splitlines(), got.splitlines()
    lines = list(difflib.unified_diff(expected, got, f"expected {name}", f"got {name}", lineterm=""))
    if len(lines) > DIFF_LINES:
        lines = lines[:DIFF_LINES] + [f"… and {len(lines) - DIFF_LINES} more lines"]
    return "\n".join(lines)


def compare_text(path, got):
    """One expected file; one that is not there expects nothing."""
    expected = path.read_bytes().decode("utf-8", "backslashreplace") if path.exists() else ""
    return [] if expected == got else [diff(path.name, expected, got) or f"{path.name}: line ends differ"]


def compare_tree(site, files):
    problems = compare_text(site / "expected.files", "".join(f"{name}\n" for name in files))
    expected, got = tree(site / "expected"), text_files(files)
    for name in sorted(expected.keys() | got.keys()):
        if expected.get(name) != got.get(name):
            old, new = (data.get(name, b"").decode("utf-8", "backslashreplace") for data in (expected, got))
            problems.append(diff(name, old, new) or f"{name}: bytes differ")
    return problems


def said_files(site, result):
    return {site / "expected.log": result.log, site / "expected.out": result.out,
            site / "expected.status": f"{result.status}\n"}


def update_said(site, result):
    for path, text in said_files(site, result).items():
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")


def update_tree(site, files):
    shutil.rmtree(site / "expected", ignore_errors=True)
    (site / "expected.files").write_text("".join(f"{name}\n" for name in files), encoding="utf-8")
    for name, data in text_files(files).items():
        path = site / "expected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def fail_when(problems):
    if problems:
        raise Failure("\n".join(problems))


def lay_out_whole(site, folder):
    """A site that stands for itself, with the theme that all share."""
    shutil.copytree(site.parent / "theme", folder / "themes" / "plain", symlinks=True)
    lay_out(site, folder)


def test_site(site, folder, options):
    lay_out_whole(site, folder)
    result = run_commands(site, folder, options)
    files = tree(folder / "public")
    if UPDATE:
        update_said(site, result)
        update_tree(site, files)
        return
    problems = [problem for path, text in said_files(site, result).items() for problem in compare_text(path, text)]
    fail_when(problems + compare_tree(site, files))


def test_error(site, folder, options):
    """A site made wrong on purpose: the right finding, and the destination as it was unless the build went through."""
    code = site.name[len("err-"):].partition(".")[0]
    shutil.copytree(options.base, folder, symlinks=True, dirs_exist_ok=True)
    lay_out(site, folder)
    before = tree(folder / "public")
    result = run_commands(site, folder, options)
    result.log = without_counts(result.log)
    after = tree(folder / "public")
    if UPDATE:
        update_said(site, result)
    problems = []
    said = result.out + result.log
    if not re.search(rf"\[{re.escape(code)}\]$", said, re.M):
        problems.append(f"the code [{code}] was not reported; said was:\n{said}")
    if result.status != 0 and before != after:
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        problems.append("the build failed and changed the destination: " + ", ".join(changed))
    if not UPDATE:
        problems += [problem for path, text in said_files(site, result).items() for problem in compare_text(path, text)]
    fail_when(problems)


def guarded(test, site, options):
    """The lines to print for one site, and whether it passed."""
    name = f"{options.label}{site.name}"
    folder = pathlib.Path(options.work) / site.name
    folder.mkdir()
    try:
        test(site, folder, options)
    except Failure as failure:
        said = str(failure)
    except subprocess.TimeoutExpired as late:
        said = f"still running after {late.timeout} s: {late.cmd}"
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(error)
    else:
        note = "  *** UPDATED: review what changed ***" if UPDATE else ""
        return True, f"ok - {name}{note}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return False, f"not ok - {name}\n" + "\n".join(f"    {line}" for line in said.splitlines())


def build_base(options):
    """What every wrong site starts from: tests/golden/base with its built pages."""
    folder = pathlib.Path(options.work) / ".base"
    lay_out_whole(options.golden / "base", folder)
    result = run_commands(options.golden / "base", folder, options)
    if result.status != 0:
        print(f"not ok - {options.label}base, which all err sites start from, does not build")
        print("\n".join(f"    {line}" for line in result.log.splitlines()))
        sys.exit(1)
    return folder


def choose(golden, names):
    """The site folders that the arguments name."""
    folders = sorted(path for path in golden.iterdir() if path.is_dir() and path.name != "theme")
    errors = [path for path in folders if path.name.startswith("err-")]
    groups = {"sites": [path for path in folders if path not in errors], "errors": errors}
    chosen = []
    for name in names:
        if name not in groups and golden / name not in folders:
            sys.exit(f"golden.py: no site {golden / name}")
        chosen += groups.get(name, [golden / name])
    return chosen


def parse_arguments():
    parser = argparse.ArgumentParser(description="compare what qsite makes of the sites in tests/golden")
    parser.add_argument("--qsite", type=pathlib.Path, default=TOP / ".build" / "release" / "qsite")
    parser.add_argument("--wrap", default="", help="run qsite under this command")
    parser.add_argument("--label", default="golden: ", help="stands before the name of each test")
    parser.add_argument("--golden", type=pathlib.Path, default=TOP / "tests" / "golden")
    parser.add_argument("names", nargs="+", metavar="sites|errors|SITE")
    options = parser.parse_args()
    options.qsite, options.golden = options.qsite.resolve(), options.golden.resolve()
    return options


def main():
    options = parse_arguments()
    sites = choose(options.golden, options.names)
    if not options.qsite.exists():
        sys.exit(f"golden.py: no program {options.qsite}")
    if UPDATE:
        print(f"*** UPDATE=1: the expected files of {len(sites)} sites are written anew, nothing is compared ***")
    with tempfile.TemporaryDirectory(prefix="qsite-golden-") as options.work:
        if any(site.name.startswith("err-") for site in sites):
            options.base = build_base(options)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            tests = [(test_error if site.name.startswith("err-") else test_site, site) for site in sites]
            passed = True
            for ok, text in pool.map(lambda test: guarded(*test, options), tests):
                print(text, flush=True)
                passed = passed and ok
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
