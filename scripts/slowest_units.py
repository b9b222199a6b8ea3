#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the ten compile units that took longest, from Ninja's log (the last build of each object)."""
import sys


def main():
    seconds = {}
    try:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            for line in log:
                fields = line.rstrip("\n").split("\t")
                if len(fields) >= 4 and fields[3].endswith(".o") and fields[0].isdigit():
                    seconds[fields[3]] = (int(fields[1]) - int(fields[0])) / 1000
    except OSError as error:
        print(f"slowest units: {error}")
        return
    print(f"the slowest of {len(seconds)} compile units (wall-clock seconds):")
    for name, duration in sorted(seconds.items(), key=lambda item: -item[1])[:10]:
        print(f"  {duration:7.1f}  {name}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
