#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy 14 with .clang-tidy over a fixed list of small files and over what differs from origin.

usage: check_tidy.py BUILD-FOLDER (with compile_commands.json) [FILE...]
"""
import concurrent.futures
import pathlib
import shutil
import subprocess
import sys

import common

FIXED = ("shared/base", "shared/merkle", "shared/errors")
MAX_CHANGED = 30  # about a quarter of an hour of one core; a larger change is looked at file by file with FILE...


def changed_files(root):
    """.cpp files that differ from the branch's origin, biggest programs last; empty where there is no origin."""
    for base in ("origin/HEAD", "origin/main", "origin/master"):
        run = subprocess.run(["git", "-C", str(root), "diff", "--name-only", "--diff-filter=d", f"{base}...HEAD"],
                             capture_output=True, text=True)
        if run.returncode == 0:
            return [pathlib.Path(line) for line in run.stdout.splitlines()
                    if line.endswith(".cpp") and line.split("/", 1)[0] in common.SOURCE_FOLDERS]
    return []


def check(root, build, paths):
    tool = shutil.which("clang-tidy-14")
    if tool is None:
        return ["clang-tidy 14 is missing: run scripts/install-dependencies --test"]

    def tidy(path):
        # The data base was made for GCC; with a unity build clang-tidy takes the nearest file's flags.
        run = subprocess.run([tool, "--quiet", "-p", str(build), "--extra-arg=-Wno-unknown-warning-option",
                              "--extra-arg=-Wno-error", str(path)], cwd=root, capture_output=True, text=True)
        if run.returncode == 0:
            return []
        lines = [line for line in run.stdout.splitlines() if ": error:" in line or ": warning:" in line]
        return lines or [f"{path}: clang-tidy failed: {run.stderr.strip()[-500:]}"]

    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return [problem for result in pool.map(tidy, paths) for problem in result]


def main():
    if len(sys.argv) < 2 or not (pathlib.Path(sys.argv[1]) / "compile_commands.json").exists():
        print("tidy: give a build folder that has compile_commands.json")
        sys.exit(1)
    build = pathlib.Path(sys.argv[1]).resolve()
    paths = [pathlib.Path(name) for name in sys.argv[2:]]
    if not paths:
        paths = common.files(common.ROOT, {".cpp"}, FIXED)
        changed = [path for path in changed_files(common.ROOT) if path not in paths]
        if len(changed) > MAX_CHANGED:
            print(f"tidy: {len(changed)} changed files; the first {MAX_CHANGED} are checked")
        paths += changed[:MAX_CHANGED]
    common.finish("tidy", check(common.ROOT, build, paths), len(paths))


if __name__ == "__main__":
    main()
