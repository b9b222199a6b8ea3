#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the translations to the sources: every error code in Korean and English, the portal's two catalogues with
the same keys and placeholders, the console's two files without unfinished entries."""
import importlib.util
import json
import pathlib
import re
import xml.etree.ElementTree

import common

CODE_USE = re.compile(
    r"""(?:\b(?:refused|failed)\s*\(|ErrorKind::(?:Refused|Failed)\s*,)\s*"([^"\\]*)\"""")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def codes_in(text):
    """[(line number, code)] of the error codes that C++ text makes."""
    code = common.code_only(text, keep_strings=True)
    return [(code.count("\n", 0, match.start(1)) + 1, match.group(1)) for match in CODE_USE.finditer(code)]


def merge_module(root):
    spec = importlib.util.spec_from_file_location("merge_errors", pathlib.Path(root) / "translations/merge_errors.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flatten(value, prefix=""):
    if isinstance(value, dict):
        result = {}
        for key, inner in value.items():
            result.update(flatten(inner, f"{prefix}.{key}" if prefix else key))
        return result
    return {prefix: value}


def check_catalogues(korean, english):
    """Problems between two JSON catalogues of texts."""
    ko, en = flatten(korean), flatten(english)
    problems = [f"portal.en.json: {key} is missing" for key in sorted(set(ko) - set(en))]
    problems += [f"portal.ko.json: {key} is missing" for key in sorted(set(en) - set(ko))]
    for key in sorted(set(ko) & set(en)):
        for language, text in (("ko", ko[key]), ("en", en[key])):
            if not isinstance(text, str) or not text.strip():
                problems.append(f"portal.{language}.json: {key} is empty")
        if isinstance(ko[key], str) and isinstance(en[key], str) and (
                set(PLACEHOLDER.findall(ko[key])) != set(PLACEHOLDER.findall(en[key]))):
            problems.append(f"portal.*.json: {key} has different placeholders in ko and en")
    return problems


def check_ts(name, text):
    """Problems of one Qt translation file."""
    problems = []
    for context in xml.etree.ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            where = f"{name}: {context.findtext('name')}: {message.findtext('source')!r}"
            kind = "" if translation is None else translation.get("type", "")
            if translation is None or kind == "unfinished":
                problems.append(f"{where} is unfinished")
            elif kind in ("vanished", "obsolete"):
                problems.append(f"{where} is no longer used; run lupdate with -no-obsolete")
            elif not "".join(translation.itertext()).strip():
                problems.append(f"{where} is empty")
    return problems


def check(root):
    root = pathlib.Path(root)
    catalogue, problems = merge_module(root).load(root / "translations/errors.d")
    problems = [f"translations/errors.d/{problem}" for problem in problems]
    count = 0
    sources = [p for p in common.files(root, common.CPP) if p.parts[0] != "tests"]
    for path in sources:
        for number, code in codes_in(common.read(root, path)):
            count += 1
            if code not in catalogue:
                problems.append(f"{path}:{number}: {code!r} has no title in translations/errors.d")

    portal = [root / "translations" / f"portal.{language}.json" for language in ("ko", "en")]
    if any(p.suffix == ".html" for p in common.files(root, None, ("citizen-portal-backend",))) or any(
            p.exists() for p in portal):
        missing = [f"translations/{p.name} is missing" for p in portal if not p.exists()]
        problems += missing
        if not missing:
            korean, english = (json.loads(p.read_text(encoding="utf-8")) for p in portal)
            problems += check_catalogues(korean, english)
            count += len(flatten(korean))

    if common.files(root, {".cpp"}, ("admin-console",)):
        for language in ("ko", "en"):
            path = root / "translations" / f"console_{language}.ts"
            if path.exists():
                problems += check_ts(path.name, path.read_text(encoding="utf-8"))
                count += 1
            else:
                problems.append(f"translations/{path.name} is missing")
    return problems, count


if __name__ == "__main__":
    common.finish("translations", *check(common.ROOT))
