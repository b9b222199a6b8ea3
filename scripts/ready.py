#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints where server and portal are and the demo sign-ins; with --output also writes the ready file; with --key
prints where one key is."""
import argparse
import json
import os
import pathlib
import sys
import tempfile


def absolute(base, name):
    path = pathlib.Path(name)
    return str(path if path.is_absolute() else base / path)


def load_keys(data):
    """keys.json of `maru-server init`: {name: {file, passphrase_file, roles}}; paths become absolute."""
    folder = data / "keys"
    keys = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    for entry in keys.values():
        for field in ("file", "passphrase_file"):
            if entry.get(field):
                inside = folder / entry[field]
                entry[field] = str(inside) if inside.exists() else absolute(data, entry[field])
    return keys


def write_atomically(path, text):
    path = pathlib.Path(path).absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name + ".", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--server")
    parser.add_argument("--portal")
    parser.add_argument("--output")
    parser.add_argument("--key", help="only print this key's file and passphrase file, a line each; nothing if unknown")
    options = parser.parse_args()
    data = pathlib.Path(options.data)
    keys = load_keys(data)
    if options.key:
        if options.key in keys:
            print(keys[options.key]["file"], keys[options.key]["passphrase_file"], sep="\n")
        return 0
    if not (options.server and options.portal):
        parser.error("--server and --portal are needed")
    ca = str(data / "tls" / "ca.pem")

    print()
    print(f"  portal   {options.portal}   (citizens: open it in a browser)")
    print(f"  server   {options.server}")
    print(f"  CA       {ca}")
    print(f"  data     {data}")
    print()
    print("  sign-ins (console: choose the key file, type the passphrase)")
    for name, entry in keys.items():
        if name == "node":  # signs headers; nobody signs in with it
            continue
        passphrase = ""
        if entry.get("passphrase_file"):
            passphrase = pathlib.Path(entry["passphrase_file"]).read_text(encoding="utf-8").strip()
        print(f"    {name}")
        print(f"      key file    {entry['file']}")
        print(f"      passphrase  {passphrase}")
        roles = entry.get("roles", [])
        print(f"      roles       {', '.join(roles) if isinstance(roles, list) else roles}")
    print(flush=True)

    if options.output:
        ready = {"server": options.server, "portal": options.portal, "ca": ca, "data": str(data), "keys": keys}
        write_atomically(options.output, json.dumps(ready, ensure_ascii=False, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
