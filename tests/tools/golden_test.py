#!/usr/bin/env python3
"""Shows that golden.py passes and fails as it should, with a small script in the place of qsite."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

# Copies content/*.md to public/*.html. A file with "wrong" in it is an error, and with "half" too, but only after the
# destination was changed.
PROGRAM = """#!{python}
import os, pathlib, sys
if sys.argv[1] != "build":
    print("word", os.environ["LANG"])
    sys.exit("usage error: " + sys.argv[1] + " [command-unknown]")
os.makedirs("public", exist_ok=True)
for path in sorted(pathlib.Path("content").iterdir()):
    text = path.read_text()
    if "wrong" in text:
        print(f"{{path.absolute()}}:1:1: error: wrong [word-wrong]", file=sys.stderr)
        sys.exit(1)
    pathlib.Path("public", path.stem + ".html").write_text("<p>" + text)
    if "half" in text:
        print(f"{{path}}:1:1: error: half [word-half]", file=sys.stderr)
        sys.exit(1)
pathlib.Path("public/a.png").write_bytes(os.urandom(4))
print("1 page, 0.%d s" % (os.getpid() % 100), file=sys.stderr)
"""


class Golden(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="qsite-golden-test-"))
        self.addCleanup(shutil.rmtree, self.root)
        self.write("qsite", PROGRAM.format(python=sys.executable))
        (self.root / "qsite").chmod(0o755)
        self.write("golden/theme/theme.json", "{}")
        self.write("golden/base/content/a.md", "right")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.root / "golden" / name).read_text(encoding="utf-8")

    def golden(self, *names, update=False):
        command = [sys.executable, HERE / "golden.py", "--qsite", self.root / "qsite", "--golden", self.root / "golden"]
        done = subprocess.run([*command, *names], capture_output=True, text=True, check=False,
                              env={**os.environ, "UPDATE": "1" if update else ""})
        return done.returncode, done.stdout + done.stderr

    def test_what_an_update_writes_passes_afterwards(self):
        status, said = self.golden("sites", update=True)
        self.assertEqual(status, 0, said)
        self.assertIn("*** UPDATE=1", said)
        self.assertEqual(self.read("base/expected/a.html"), "<p>right")
        self.assertEqual(self.read("base/expected.files"), "a.html\na.png\n")
        self.assertEqual(self.read("base/expected.log"), "1 page, N s\n")
        self.assertEqual(self.read("base/expected.status"), "0\n")
        self.assertEqual(self.golden("sites"), (0, "ok - golden: base\n"))

    def test_nothing_expected_fails(self):
        status, said = self.golden("base")
        self.assertEqual(status, 1)
        self.assertIn("+0", said)

    def test_a_page_that_differs_fails(self):
        self.golden("base", update=True)
        self.write("golden/base/expected/a.html", "<p>left")
        status, said = self.golden("base")
        self.assertEqual(status, 1)
        self.assertIn("    -<p>left\n    +<p>right\n", said)

    def test_a_page_too_many_fails(self):
        self.golden("base", update=True)
        self.write("golden/base/expected/b.html", "<p>b")
        self.assertEqual(self.golden("base")[0], 1)

    def test_a_wrong_site_keeps_the_destination(self):
        self.write("golden/err-word-wrong/content/a.md", "wrong")
        self.golden("errors", update=True)
        self.assertEqual(self.read("err-word-wrong/expected.log"), "content/a.md:1:1: error: wrong [word-wrong]\n")
        self.assertEqual(self.golden("errors"), (0, "ok - golden: err-word-wrong\n"))

    def test_a_failed_build_that_changes_the_destination_fails(self):
        self.write("golden/err-word-half/content/a.md", "half")
        self.write("golden/err-word-half/expected.log", "content/a.md:1:1: error: half [word-half]\n")
        self.write("golden/err-word-half/expected.status", "1\n")
        status, said = self.golden("errors")
        self.assertEqual(status, 1)
        self.assertIn("changed the destination: a.html", said)

    def test_another_code_than_the_folder_says_fails_even_in_an_update(self):
        self.write("golden/err-word-other/content/a.md", "wrong")
        for update in (True, False):
            status, said = self.golden("errors", update=update)
            self.assertEqual(status, 1)
            self.assertIn("the code [word-other] was not reported", said)

    def test_files_can_be_deleted_and_set_up(self):
        self.write("golden/err-word-wrong.new/DELETE", "content/a.md")
        self.write("golden/err-word-wrong.new/setup", "test ! -e content/a.md\nprintf wrong >content/b.md")
        self.assertEqual(self.golden("errors", update=True)[0], 0)
        self.assertIn("content/b.md", self.read("err-word-wrong.new/expected.log"))

    def test_a_command_of_its_own(self):
        self.write("golden/err-command-unknown/command", "# the first word\nLANG=zh_CN.UTF-8 biuld 'a b'\n")
        self.assertEqual(self.golden("errors", update=True)[0], 0)
        self.assertEqual(self.read("err-command-unknown/expected.out"), "word zh_CN.UTF-8\n")
        self.assertEqual(self.read("err-command-unknown/expected.log"), "usage error: biuld [command-unknown]\n")
        self.assertEqual(self.golden("errors")[0], 0)

    def test_a_base_that_does_not_build_fails(self):
        self.write("golden/base/content/a.md", "wrong")
        self.write("golden/err-word-wrong/content/a.md", "wrong")
        status, said = self.golden("errors")
        self.assertEqual(status, 1)
        self.assertIn("does not build", said)


if __name__ == "__main__":
    unittest.main()
