# SPDX-License-Identifier: Apache-2.0
"""The scripts beside the build: merging the error catalogue, the slowest units, the ready file."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import check_translations
import common

merge_errors = check_translations.merge_module(common.ROOT)


class MergeErrors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="maru-merge-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def problems(self, *fragments):
        for number, text in enumerate(fragments):
            (self.folder / f"{number}.json").write_text(text, encoding="utf-8")
        return merge_errors.load(self.folder)[1]

    def test_merges_and_writes_all_three_files(self):
        fragment = {"b.two": {"ko": '둘 "인용"', "en": "two \\ ??="}, "a.one": {"ko": "하나", "en": "one"}}
        (self.folder / "x.json").write_text(json.dumps(fragment), encoding="utf-8")
        output = self.folder / "out"
        self.assertEqual(merge_errors.main(["--fragments", str(self.folder), "--output", str(output)]), 0)
        self.assertEqual(json.loads((output / "errors.en.json").read_text(encoding="utf-8")),
                         {"a.one": "one", "b.two": "two \\ ??="})
        table = (output / "errors_table.cpp").read_text(encoding="utf-8")
        self.assertLess(table.index("a.one"), table.index("b.two"))
        self.assertIn('"둘 \\"인용\\""', table)
        self.assertIn('"two \\\\ ?""?="', table)

    def test_refuses_bad_fragments(self):
        good = '{"a.b": {"ko": "가", "en": "A"}}'
        for text, part in (
                ("[1]", "not an object"), ("{", "0.json"), ('{"A.b": {"ko": "가", "en": "A"}}', "lower case"),
                ('{"ab": {"ko": "가", "en": "A"}}', "area.reason"), ('{"a.b": {"ko": "가"}}', "needs exactly"),
                ('{"a.b": {"ko": "가", "en": " "}}', "needs exactly"),
                ('{"a.b": {"ko": "가", "en": "A", "fr": "A"}}', "needs exactly"), (good[:-1] + "," + good[1:], "twice")):
            with self.subTest(text):
                problems = self.problems(text)
                self.assertEqual(len(problems), 1, problems)
                self.assertIn(part, problems[0])

    def test_refuses_two_titles_but_accepts_the_same_twice(self):
        one, other = '{"a.b": {"ko": "가", "en": "A"}}', '{"a.b": {"ko": "나", "en": "A"}}'
        self.assertEqual(self.problems(one, one), [])
        self.assertEqual(len(self.problems(one, other)), 1)


class Ready(unittest.TestCase):
    def test_writes_absolute_key_paths(self):
        with tempfile.TemporaryDirectory(prefix="maru-ready-") as name:
            data = pathlib.Path(name) / "data"
            (data / "keys").mkdir(parents=True)
            (data / "keys" / "admin.passphrase").write_text("열려라 참깨\n", encoding="utf-8")
            (data / "keys" / "keys.json").write_text(json.dumps({"admin": {
                "file": "admin.key", "passphrase_file": "admin.passphrase", "roles": ["identity.admin"]}}))
            (data / "keys" / "admin.key").write_text("{}")
            output = pathlib.Path(name) / "out" / "ready.json"
            run = subprocess.run(
                [sys.executable, str(common.ROOT / "scripts/ready.py"), "--server", "https://127.0.0.1:1",
                 "--portal", "https://127.0.0.1:2", "--data", str(data), "--output", str(output)],
                capture_output=True, encoding="utf-8")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("열려라 참깨", run.stdout)
            ready = json.loads(output.read_text(encoding="utf-8"))
            self.assertEqual(set(ready), {"server", "portal", "ca", "data", "keys"})
            self.assertEqual(ready["keys"]["admin"]["file"], str(data / "keys" / "admin.key"))


class SlowestUnits(unittest.TestCase):
    def test_prints_the_slowest_first_and_survives_a_missing_log(self):
        with tempfile.TemporaryDirectory(prefix="maru-ninja-") as name:
            log = pathlib.Path(name) / ".ninja_log"
            log.write_text("# ninja log v5\n0\t1000\t1\ta.o\tff\n0\t9000\t1\tb.o\tff\n0\t500\t1\tb.a\tff\n")
            script = str(common.ROOT / "scripts/slowest_units.py")
            out = subprocess.run([sys.executable, script, str(log)], capture_output=True, text=True).stdout
            self.assertLess(out.index("b.o"), out.index("a.o"))
            self.assertNotIn("b.a", out)
            missing = subprocess.run([sys.executable, script, name + "/none"], capture_output=True, text=True)
            self.assertEqual(missing.returncode, 0)


if __name__ == "__main__":
    unittest.main()
