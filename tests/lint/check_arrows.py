#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the sources to the table of rooms and arrows in docs/architecture.md.

Fails on an #include "..." from one room into a room that its row does not name, on a source file in no room,
on a cycle among the declared arrows, and on a row that names an unknown room. `server/domains/*` in the table
stands for every folder there, each of them a room of its own that may not know its siblings.
"""
import fnmatch
import re

import common

BEGIN, END = "<!-- arrows:begin -->", "<!-- arrows:end -->"


def parse_table(text):
    """{room pattern: [allowed patterns]} from the rows between the markers."""
    if BEGIN not in text or END not in text:
        raise ValueError("the arrows markers are missing")
    rooms = {}
    for line in text.split(BEGIN, 1)[1].split(END, 1)[0].splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        names = re.findall(r"`([^`]+)`", cells[0])
        if len(cells) >= 2 and len(names) == 1:
            if names[0] in rooms:
                raise ValueError(f"{names[0]} has two rows")
            rooms[names[0]] = re.findall(r"`([^`]+)`", cells[1])
    if not rooms:
        raise ValueError("the table of arrows is empty")
    return rooms


def room_of(folder, rooms):
    """(pattern, concrete room) with the longest match for the folder or one of its parents; else None."""
    parts = folder.split("/")
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in rooms:
            return name, name
        for pattern in rooms:
            if "*" in pattern and pattern.count("/") + 1 == length and fnmatch.fnmatchcase(name, pattern):
                return pattern, name
    return None


def find_cycle(rooms):
    state, stack = {}, []

    def visit(room):
        state[room] = "open"
        stack.append(room)
        for target in rooms[room]:
            if target == room:
                return [room, room]
            if state.get(target) == "open":
                return stack[stack.index(target):] + [target]
            if target in rooms and target not in state:
                cycle = visit(target)
                if cycle:
                    return cycle
        stack.pop()
        state[room] = "done"
        return None

    for room in rooms:
        if room not in state:
            cycle = visit(room)
            if cycle:
                return cycle
    return None


def check(root, table_text):
    """Returns (problems, number of files)."""
    try:
        rooms = parse_table(table_text)
    except ValueError as error:
        return [f"docs/architecture.md: {error}"], 0
    problems = [f"docs/architecture.md: {room} may know {target}, which is no room"
                for room, targets in rooms.items() for target in targets if target not in rooms]
    cycle = find_cycle(rooms)
    if cycle:
        problems.append("docs/architecture.md: a cycle: " + " -> ".join(cycle))

    sources = common.files(root, common.CPP)
    for path in sources:
        own = room_of(path.parent.as_posix(), rooms)
        if own is None:
            problems.append(f"{path}: is in no room of docs/architecture.md")
            continue
        for number, name, quoted in common.includes(common.read(root, path)):
            if not quoted or name.endswith(".moc") or name.startswith(("ui_", "qrc_")):
                continue
            if "/" not in name or name.startswith("."):
                problems.append(f"{path}:{number}: write the include of {name} from the root of the project")
                continue
            target = room_of(name.rsplit("/", 1)[0], rooms)
            if target is None:
                problems.append(f"{path}:{number}: {name} is in no room")
            elif target[1] != own[1] and target[0] not in rooms[own[0]]:
                problems.append(f"{path}:{number}: {own[1]} -> {target[1]} is not an allowed arrow")
    return problems, len(sources)


if __name__ == "__main__":
    problems, checked = check(common.ROOT, common.read(common.ROOT, "docs/architecture.md"))
    common.finish("arrows", problems, checked)
