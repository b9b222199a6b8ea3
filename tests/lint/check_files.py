#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Rules for single files: length, licence line, #pragma once, and which room may include which library."""
import re

import common

MAX_LINES = 1000
SPDX = "SPDX-License-Identifier: Apache-2.0"
MARKED = {".h", ".cpp", ".cmake", ".py", ".js", ".mjs", ".css", ".ts", ".sh"}
TEXT = MARKED | {".md", ".txt", ".html", ".toml", ".in", ".json"}

# (what, header pattern, rooms that may include it)
CONTAINED = (
    ("Boost.Asio/Beast", r"boost/(?:asio|beast)(?:/|\.hpp)", ("shared/http", "server/chain/engines/cometbft")),
    ("Botan", r"botan/", ("shared/crypto", "tests/unit/crypto")),
    ("libsodium", r"sodium(?:\.h|/)", ("shared/crypto", "shared/voting/native", "tests/unit/crypto", "tests/unit/voting",
        "tests/fuzz")),
    ("OpenSSL", r"openssl/", ("shared/crypto", "shared/http", "tests/unit/crypto")),
    ("libxlsxwriter", r"xlsxwriter(?:\.h|/)", ("admin-console/report",)),
    ("libqrencode", r"qrencode\.h", ("admin-console/report",)),
    ("zlib", r"zlib\.h", ("shared/identity",)),
    ("SQLite", r"sqlite3(?:ext)?\.h", ("server/storage/sqlcipher",)),
    ("Qt", r"(?:Qt?[A-Z]\w*(?:/\w+(?:\.h)?)?|q[a-z]+\.h)", ("admin-console", "tests")),
)


def inside(path, rooms):
    return any(path.as_posix().startswith(room + "/") for room in rooms)


def check_file(path, text):
    """Problems of one file, given as a path relative to the root and its text."""
    problems = []
    lines = text.count("\n") + (0 if text.endswith("\n") or not text else 1)
    if lines >= MAX_LINES and path.suffix != ".json" and path.suffix != ".ts":
        problems.append(f"{path}: {lines} lines; the limit is {MAX_LINES - 1}")
    # Qt's translation files (.ts) are XML without comments; data files carry no licence line.
    is_marked = (path.suffix in MARKED and path.suffix not in common.CPP) or path.name == "CMakeLists.txt"
    if is_marked and not text.startswith("<?xml") and path.suffix != ".json":
        if SPDX not in "\n".join(text.split("\n", 2)[:2]):
            problems.append(f"{path}: the licence line is missing: {SPDX}")
    if path.suffix in common.CPP:
        if text.split("\n", 1)[0] != f"// {SPDX}":
            problems.append(f"{path}: the first line is not // {SPDX}")
        elif not re.match(r"// \S", (text.split("\n", 2) + ["", ""])[1]):
            problems.append(f"{path}: the second line does not say what the file is for")
        if path.suffix == ".h" and not re.search(r"^#pragma once$", text, re.MULTILINE):
            problems.append(f"{path}: #pragma once is missing")
        for number, name, quoted in common.includes(text):
            for what, pattern, rooms in CONTAINED:
                if re.fullmatch(pattern + (".*" if pattern.endswith(("/", ")")) else ""), name) and not quoted:
                    if not inside(path, rooms):
                        problems.append(f"{path}:{number}: {what} <{name}> belongs in {' or '.join(rooms)} only")
    return problems


def check(root):
    folders = common.SOURCE_FOLDERS + ("cmake", "docs", "installers", "translations", "scripts")
    paths = [p for p in common.files(root, None, folders)
             if (p.suffix in TEXT or p.name == "CMakeLists.txt") and not p.as_posix().startswith(("tests/data/", "tests/fuzz/corpus/"))]
    problems = []
    for path in paths:
        try:
            problems += check_file(path, common.read(root, path))
        except UnicodeDecodeError:
            problems.append(f"{path}: is not UTF-8")
    return problems, len(paths)


if __name__ == "__main__":
    common.finish("files", *check(common.ROOT))
