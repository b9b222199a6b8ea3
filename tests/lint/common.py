# SPDX-License-Identifier: Apache-2.0
"""What the lints share: the list of our own files, C++ comments and strings, and how problems are printed."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE_FOLDERS = ("shared", "server", "admin-console", "citizen-portal-backend", "tests")
SKIPPED_PARTS = {"build", "node_modules", "third-party", ".git", "samples", "__pycache__", "test-results"}
CPP = {".h", ".cpp"}


def files(root=ROOT, suffixes=None, folders=SOURCE_FOLDERS):
    """Our own files below the folders, as sorted paths relative to root."""
    found = []
    for folder in folders:
        for path in (pathlib.Path(root) / folder).rglob("*"):
            relative = path.relative_to(root)
            if path.is_file() and not SKIPPED_PARTS & set(relative.parts) and (
                    suffixes is None or path.suffix in suffixes):
                found.append(relative)
    return sorted(found)


TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<delimiter>[^()\\ ]{0,16})\((?:.*?)\)(?P=delimiter)"|"(?:\\.|[^"\\\n])*"|"""
    r"""'(?:\\.|[^'\\\n])+'""", re.DOTALL)


def code_only(text, keep_strings=False):
    """The text with comments blanked out (and string literals, unless kept); line numbers stay right."""
    def blank(match):
        token = match.group(0)
        if token.startswith(("//", "/*")) or not keep_strings:
            inner = "" if token.startswith(("//", "/*")) else '""'
            return inner + "\n" * token.count("\n")
        return token
    # A quote between digits is a separator (1'000'000), not a character literal.
    text = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text)
    return TOKEN.sub(blank, text)


def includes(text):
    """(line number, name, quoted) of every #include outside comments."""
    result = []
    for number, line in enumerate(code_only(text, keep_strings=True).split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
        if match:
            result.append((number, match.group(1) or match.group(2), match.group(1) is not None))
    return result


def read(root, relative):
    return (pathlib.Path(root) / relative).read_text(encoding="utf-8")


def git_files(root=ROOT):
    """Files that git tracks or would track; None where there is no git."""
    try:
        out = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard", "-z"],
                             capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [pathlib.Path(name) for name in out.decode("utf-8").split("\0") if name]


def finish(name, problems, checked):
    """Prints every problem and ends the program: 0 when there is none and something was checked."""
    for problem in problems:
        print(f"{name}: {problem}")
    if not problems and not checked:
        problems = ["nothing to check: the lint looks in the wrong place"]
        print(f"{name}: {problems[0]}")
    print(f"{name}: {checked} checked, {len(problems)} problems")
    sys.exit(1 if problems else 0)
