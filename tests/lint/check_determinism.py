#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bans from the rooms that consensus runs through whatever could differ between two machines or two runs."""
import re

import common

FOLDERS = ("shared/ledger", "shared/merkle", "server/domain", "server/domains")
HEADERS = {
    "thread": "threads", "mutex": "threads", "shared_mutex": "threads", "future": "threads", "atomic": "threads",
    "condition_variable": "threads", "random": "randomness", "fstream": "files", "filesystem": "files",
    "iostream": "files", "cstdio": "files", "stdio.h": "files", "locale": "locale", "clocale": "locale",
    "ctime": "clock", "time.h": "clock", "chrono": "clock", "regex": "locale", "unordered_map": "unordered",
    "unordered_set": "unordered", "cmath": "floating point", "math.h": "floating point", "iomanip": "locale",
    "sstream": "locale", "cctype": "locale", "ctype.h": "locale",
}
PATTERNS = [(re.compile(pattern), reason) for pattern, reason in (
    (r"\b(?:std::chrono|system_clock|steady_clock|high_resolution_clock|gettimeofday|clock_gettime)\b", "clock"),
    (r"(?<![\w.>:])(?:std::)?(?:time|localtime|gmtime|mktime|clock)\s*\(\s*(?:nullptr|NULL|0|&\w+)\s*\)", "clock"),
    (r"\b(?:rand|srand|random_device|mt19937(?:_64)?|arc4random)\b", "randomness"),
    (r"\brandomBytes\b|\brandombytes_\w+", "randomness"),
    (r"\bunordered_(?:multi)?(?:map|set)\b", "unordered"),
    (r"\b(?:float|double)\b", "floating point"),
    (r"\bstd::(?:thread|jthread|mutex|async|atomic|shared_mutex)\b|\bthread_local\b", "threads"),
    (r"\b(?:std::)?(?:[io]?fstream|fopen|getenv)\b", "files or environment"),
    (r"\bstd::(?:locale|stoi|stol|stoll|stoul|stoull|stof|stod|tolower|toupper|isalpha|isalnum|isdigit|isspace"
     r"|isupper|islower|ispunct|to_wstring)\b", "locale"),
    (r"(?<![\w:.>])(?:tolower|toupper|isalpha|isalnum|isdigit|isspace|isupper|islower|ispunct|strtol|strtoll|strtoul"
     r"|strtoull|strtod|atoi|atol|atof|strcoll|setlocale|printf|sprintf|snprintf)\s*\(", "locale"),
    (r"\bstd::(?:map|set)\s*<\s*(?:const\s+)?[\w:]+\s*\*", "pointer as a key"),
    (r"\breinterpret_cast\s*<\s*(?:std::)?u?intptr_t\s*>", "pointer as a number"),
)]

# (file, what is banned elsewhere): why it is right there.
ALLOWED = {
    ("shared/ledger/transaction.cpp", "randomBytes"): "the nonce that a signer's program puts into a transaction",
}


def check(root):
    problems = []
    sources = common.files(root, common.CPP, FOLDERS)
    for path in sources:
        text = common.read(root, path)
        for number, name, quoted in common.includes(text):
            if not quoted and name in HEADERS:
                problems.append(f"{path}:{number}: <{name}> ({HEADERS[name]})")
        for number, line in enumerate(common.code_only(text).split("\n"), 1):
            if line.lstrip().startswith("#"):
                continue
            for pattern, reason in PATTERNS:
                match = pattern.search(line)
                if match and (path.as_posix(), match.group(0).strip()) not in ALLOWED:
                    problems.append(f"{path}:{number}: {match.group(0).strip()} ({reason})")
    return problems, len(sources)


if __name__ == "__main__":
    common.finish("determinism", *check(common.ROOT))
