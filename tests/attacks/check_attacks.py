#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/attacks.md and the defences of defences.py against the tree: every test that is named exists, every file too, and
every mutation's text occurs exactly once in its file. Exit status 1 and one line a fault."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "attacks"))
from defences import DEFENCES  # noqa: E402

# `tst_name::slot`, `mutate.mjs::aim or name`, `file.test.mjs::title`, `file.spec.mjs::title`, `fuzz_name`.
TEST = re.compile(r"`((?:tst_\w+|[\w.-]+\.mjs)::[^`]+|fuzz_\w+)`")
PATH = re.compile(r"`((?:shared|server|citizen-portal-backend|admin-console|tests|scripts|docs)/[\w./-]+)`")
SKIPPED = {"node_modules", "build", "test-results"}


def sources(pattern):
    return [path for path in (ROOT / "tests").rglob(pattern) if not SKIPPED & set(path.relative_to(ROOT).parts)]


def texts(pattern):
    return [path.read_text(encoding="utf-8") for path in sources(pattern)]


def has_slot(program, slot):
    found = texts(f"{program}.cpp")
    return any(re.search(rf"\bvoid (?:\w+::)?{re.escape(slot)}\(\)", text) for text in found)


def mutated_records():
    """"aim: name" of what tests/election/mutations holds, as far as it is written there as text."""
    names = set()
    for path in (ROOT / "tests" / "election" / "mutations").glob("*.mjs"):
        text = path.read_text(encoding="utf-8")
        names.update(re.findall(r'aimed\("(\w+)"', text))
        names.update(re.findall(r'\["([^"\n]+)",', text))
    return names


def fault_of(test, records):
    """Empty when there is such a test."""
    if test.startswith("fuzz_"):
        folder = ROOT / "tests" / "fuzz" / "corpus" / test[len("fuzz_"):]
        exists = (ROOT / "tests" / "fuzz" / f"{test}.cpp").is_file() and folder.is_dir() and any(folder.iterdir())
        return "" if exists else "no such fuzz target, or no corpus"
    program, name = test.split("::", 1)
    if program == "mutate.mjs":
        return "" if any(name in record for record in records) else "no such mutated records"
    if program.endswith(".mjs"):
        found = texts(program)
        return "" if any(name in text for text in found) else "no such test"
    return "" if has_slot(program, name) else "no such slot"


def faults(document, defences, records):
    found = []
    for number, line in enumerate(document.splitlines(), 1):
        for test in TEST.findall(line):
            if fault := fault_of(test, records):
                found.append(f"docs/attacks.md:{number}: {test}: {fault}")
        for path in PATH.findall(line):
            if not (ROOT / path).exists():
                found.append(f"docs/attacks.md:{number}: {path}: no such file")
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if len(cells) == 4 and cells[0] != "What is tried" and not set(line) <= set("|- ") and not TEST.search(cells[2]):
            found.append(f"docs/attacks.md:{number}: a row without a test")
    names = [defence.name for defence in defences]
    for name in sorted({name for name in names if names.count(name) > 1}):
        found.append(f"defences.py: {name}: twice")
    for defence in defences:
        path = ROOT / defence.file
        for text, replacement in defence.changes:
            count = path.read_text(encoding="utf-8").count(text) if path.is_file() else 0
            if count != 1:
                found.append(f"defences.py: {defence.name}: its text is {count} times in {defence.file}")
            if text == replacement:
                found.append(f"defences.py: {defence.name}: changes nothing")
        if fault := fault_of(defence.test_name, records):
            found.append(f"defences.py: {defence.name}: {defence.test_name}: {fault}")
        if f"`{defence.name}`" not in document:
            found.append(f"docs/attacks.md: nothing about the mutation {defence.name}")
    # A mutation that the page speaks of and nobody can run.
    for name in re.findall(r"mutation `([\w-]+)`", document):
        if name not in names:
            found.append(f"docs/attacks.md: {name}: no such mutation")
    return found


def self_test(records):
    """Each kind of fault is found in a bad sample; else the lint itself is broken."""
    class Bad:
        name, file, changes, test_name = "bad", "docs/attacks.md", (("\0", "\0"),), "tst_nothing::atAll"
    document = ("| a | b | `tst_tally::noSuchSlot` | no |\n| a | `shared/no/such.cpp` | `fuzz_nothing` | no |\n"
                "| a | b | no test | no |\nmutation `none`\n`mutate.mjs::no such record`\n")
    return len(faults(document, [Bad, Bad], records)) == 15


def main():
    records = mutated_records()
    if not self_test(records):
        print("check_attacks: the lint does not find what it should")
        return 1
    found = faults((ROOT / "docs" / "attacks.md").read_text(encoding="utf-8"), DEFENCES, records)
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
