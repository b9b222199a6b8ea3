# SPDX-License-Identifier: Apache-2.0
"""make_palettes.py: the real token file gives every constant, and a broken one is named, never guessed."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "admin-console/widgets/make_palettes.py"
TOKENS = ROOT / "third-party/npm/node_modules/krds-uiux/resources/css/token/krds_tokens.css"


class Palettes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.output = pathlib.Path(self.folder.name) / "made" / "krds_tokens.h"
        self.css = TOKENS.read_text(encoding="utf-8")

    def run_on(self, css):
        tokens = pathlib.Path(self.folder.name) / "tokens.css"
        tokens.write_text(css, encoding="utf-8")
        return self.run_with(tokens)

    def run_with(self, tokens):
        return subprocess.run([sys.executable, str(SCRIPT), "--tokens", str(tokens), "--output", str(self.output)],
                              capture_output=True, text=True, check=False)

    def refused(self, css, *words):
        done = self.run_on(css)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertFalse(self.output.exists())
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_writes_the_tokens_of_both_modes(self):
        done = self.run_on(self.css)
        self.assertEqual(done.returncode, 0, done.stderr)
        made = dict(re.findall(r"(k\w+) = (0x[0-9a-f]{6});", self.output.read_text(encoding="utf-8")))
        self.assertEqual(made["kLightPrimary50"], "0x256ef4")
        self.assertEqual(made["kLightRoleTextPrimary"], made["kLightPrimary60"])
        self.assertEqual(made["kHighContrastRoleSurfaceWhite"], "0x000000")

    def test_follows_a_changed_value(self):
        done = self.run_on(self.css.replace("--krds-color-light-primary-60: #0b50d0", "--krds-color-light-primary-60: #123456"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("kLightRoleTextPrimary = 0x123456", self.output.read_text(encoding="utf-8"))

    def test_refuses_a_missing_scale_colour(self):
        self.refused(self.css.replace("--krds-color-light-gray-60:", "--krds-color-light-grey-60:"),
                     "--krds-color-light-gray-60 is missing")

    def test_refuses_a_missing_role(self):
        self.refused(re.sub(r"--krds-high-contrast-color-text-basic:[^;]*;", "", self.css),
                     "--krds-high-contrast-color-text-basic is missing")

    def test_names_who_wanted_a_missing_reference(self):
        self.refused(self.css.replace("--krds-light-color-text-basic: var(--krds-color-light-gray-90)",
                                      "--krds-light-color-text-basic: var(--krds-color-light-gray-91)"),
                     "--krds-color-light-gray-91 is missing", "wanted by --krds-light-color-text-basic")

    def test_refuses_a_circle(self):
        self.refused(self.css.replace("--krds-color-light-gray-90: #1e2124",
                                      "--krds-color-light-gray-90: var(--krds-light-color-text-basic)"),
                     "refers to itself")

    def test_refuses_what_is_no_opaque_colour(self):
        for value in ("#00000080", "rgb(1, 2, 3)", "red", "#fff"):
            with self.subTest(value=value):
                self.refused(self.css.replace("--krds-color-light-gray-60: #58616a", f"--krds-color-light-gray-60: {value}"),
                             "--krds-color-light-gray-60", value)

    def test_refuses_two_values(self):
        self.refused(self.css + ":root { --krds-color-light-gray-60: #000001; }", "--krds-color-light-gray-60 has two values")

    def test_refuses_an_empty_file(self):
        self.refused("", "is missing")

    def test_says_what_to_do_without_the_package(self):
        done = self.run_with(pathlib.Path(self.folder.name) / "nowhere.css")
        self.assertEqual(done.returncode, 1)
        self.assertIn("npm ci", done.stderr)


if __name__ == "__main__":
    unittest.main()
