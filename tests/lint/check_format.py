#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-format 14 over our C++ sources: reports, or with --fix rewrites, what .clang-format would change."""
import shutil
import subprocess
import sys

import common


def find_tool():
    """Version 14 exactly: other versions format some lines differently."""
    for name in ("clang-format-14", "clang-format"):
        tool = shutil.which(name)
        if tool and " version 14." in subprocess.run([tool, "--version"], capture_output=True, text=True).stdout:
            return tool
    return None


def check(root, paths, fix=False):
    tool = find_tool()
    if tool is None:
        return ["clang-format 14 is missing: run scripts/install-dependencies --test"]
    problems = []
    for start in range(0, len(paths), 100):
        batch = [str(path) for path in paths[start:start + 100]]
        options = ["-i"] if fix else ["--dry-run", "-Werror", "--ferror-limit=3"]
        run = subprocess.run([tool, "--style=file", *options, *batch], cwd=root, capture_output=True, text=True)
        if run.returncode != 0:
            lines = [line for line in run.stderr.splitlines() if ": error:" in line]
            problems += lines or [run.stderr.strip() or "clang-format failed"]
    return problems


if __name__ == "__main__":
    sources = common.files(common.ROOT, common.CPP)
    found = check(common.ROOT, sources, fix="--fix" in sys.argv[1:])
    if found:
        print("format: scripts/format puts it right")
    common.finish("format", found, len(sources))
