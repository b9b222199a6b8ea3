#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the header of colour constants from the token file of krds-uiux.

    make_palettes.py --tokens krds_tokens.css --output krds_tokens.h

Each token that palette.cpp maps to a role becomes `inline constexpr std::uint32_t kLightGray5 = 0xf4f5f6;`, with
references (`var(--krds-...)`) followed. A token that is missing, is no opaque colour or refers to itself is an error
that names it: the console is never built with a colour that nobody chose.
"""
import argparse
import pathlib
import re
import sys

STEPS = (5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)
HUES = ("primary", "danger", "warning", "success", "information", "point", "secondary")
# Roles of the modes: what the token file itself says a surface, a text or a border is.
ROLES = ("surface-white", "surface-gray-subtler", "surface-primary-subtler", "text-basic", "text-subtle", "text-primary",
         "border-gray-light", "button-primary-fill", "button-primary-fill-hover", "text-inverse-static")


def wanted():
    """Every token that is written, as (name of the constant, token)."""
    names = []
    for mode in ("light", "high-contrast"):
        for step in (0, *STEPS, 100):
            names.append(f"--krds-color-{mode}-gray-{step}")
        for hue in HUES:
            names += [f"--krds-color-{mode}-{hue}-{step}" for step in STEPS]
        names += [f"--krds-{mode}-color-{role}" for role in ROLES]
    return [(constant_name(name), name) for name in names]


def constant_name(token):
    """--krds-color-light-gray-5 -> kLightGray5; --krds-light-color-text-basic -> kLightRoleTextBasic."""
    text = token[len("--krds-"):]
    text = text[len("color-"):] if text.startswith("color-") else text.replace("-color-", "-role-", 1)
    return "k" + "".join(part.capitalize() for part in text.split("-"))


def parse(css):
    """{token: value} of the custom properties; a token given twice with different values is an error."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    tokens = {}
    for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;{}]+);", css):
        value = value.strip()
        if tokens.setdefault(name, value) != value:
            raise ValueError(f"{name} has two values, {tokens[name]} and {value}")
    return tokens


def resolve(tokens, name):
    """The six hex digits of a token, through its references."""
    seen = []
    while True:
        if name in seen:
            raise ValueError(f"{seen[0]} refers to itself: {' -> '.join(seen + [name])}")
        seen.append(name)
        if name not in tokens:
            by = f" (wanted by {seen[-2]})" if len(seen) > 1 else ""
            raise ValueError(f"the token {name} is missing{by}")
        value = tokens[name]
        reference = re.fullmatch(r"var\(\s*(--[\w-]+)\s*\)", value)
        if reference is None:
            break
        name = reference.group(1)
    colour = re.fullmatch(r"#([0-9a-fA-F]{6})", value)
    if colour is None:
        raise ValueError(f"{name} is no opaque colour: {value}")
    return colour.group(1).lower()


def header(tokens):
    lines = ["// Made by make_palettes.py from the colour tokens of krds-uiux.", "#pragma once", "",
             "#include <cstdint>", "", "namespace maru::console::krds {", ""]
    for constant, name in wanted():
        lines.append(f"inline constexpr std::uint32_t {constant} = 0x{resolve(tokens, name)};")
    return "\n".join(lines + ["", "} // namespace maru::console::krds", ""])


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tokens", required=True, type=pathlib.Path)
    parser.add_argument("--output", required=True, type=pathlib.Path)
    options = parser.parse_args(arguments)
    try:
        text = header(parse(options.tokens.read_text(encoding="utf-8")))
    except FileNotFoundError:
        print(f"make_palettes.py: {options.tokens} does not exist; run npm ci in third-party/npm", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"make_palettes.py: {options.tokens}: {error}", file=sys.stderr)
        return 1
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
