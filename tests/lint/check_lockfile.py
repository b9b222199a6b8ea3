#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""npm lock files: every package exactly pinned, with a SHA-512 integrity hash, without a registry's address."""
import json
import re

import common

FOLDERS = ("third-party/npm", "third-party/node")
EXACT = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?\Z")


def check_pair(name, package, lock):
    problems = []
    wanted = {}
    for group in ("dependencies", "devDependencies", "optionalDependencies"):
        wanted.update(package.get(group, {}))
    for dependency, version in wanted.items():
        if not EXACT.match(version):
            problems.append(f"{name}/package.json: {dependency} is not pinned exactly: {version}")
        locked = lock.get("packages", {}).get(f"node_modules/{dependency}", {}).get("version")
        if locked != version:
            problems.append(f"{name}: {dependency} is {version} in package.json and {locked} in the lock file")
    if lock.get("lockfileVersion") != 3:
        problems.append(f"{name}/package-lock.json: lockfileVersion is not 3")
    for path, entry in lock.get("packages", {}).items():
        if path == "" or entry.get("link"):
            continue
        if "resolved" in entry:
            problems.append(f"{name}/package-lock.json: {path} holds an address (resolved)")
        if not re.match(r"sha512-[A-Za-z0-9+/]{86}==\Z", entry.get("integrity", "")):
            problems.append(f"{name}/package-lock.json: {path} has no SHA-512 integrity hash")
        if entry.get("hasInstallScript"):
            problems.append(f"{name}/package-lock.json: {path} wants to run a script when it is installed")
    return problems


def check(root):
    problems, count = [], 0
    for folder in FOLDERS:
        package = json.loads(common.read(root, f"{folder}/package.json"))
        lock = json.loads(common.read(root, f"{folder}/package-lock.json"))
        problems += check_pair(folder, package, lock)
        count += len(lock.get("packages", {}))
        if "omit-lockfile-registry-resolved=true" not in common.read(root, f"{folder}/.npmrc"):
            problems.append(f"{folder}/.npmrc: omit-lockfile-registry-resolved=true is missing")
    return problems, count


if __name__ == "__main__":
    common.finish("lockfile", *check(common.ROOT))
