#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Unpacks a WOFF 1 file (W3C WOFF File Format 1.0) into the TrueType file that a PDF writer can read. krds-uiux has its
fonts only as WOFF. Tables for laying out text on a screen are left out; the table `name` with copyright and licence stays.

usage: web_fonts.py FONT.woff > FONT.ttf
"""
import struct
import sys
import zlib

TRUETYPE = b"\x00\x01\x00\x00"
LARGEST_TABLE = 8 << 20
# The signature (DSIG) would no longer be true; the others are for kerning, substitution and vertical writing.
LEFT_OUT = {b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"vhea", b"vmtx"}
NEEDED = {b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post"}


def checksum(data: bytes) -> int:
    words = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(words) // 4}I", words)) & 0xFFFFFFFF


def tables_of(woff: bytes) -> dict:
    if len(woff) < 44 or woff[:4] != b"wOFF" or woff[4:8] != TRUETYPE:
        raise ValueError("no WOFF 1 file with TrueType outlines")
    (count,) = struct.unpack_from(">H", woff, 12)
    if len(woff) < 44 + 20 * count:
        raise ValueError("the font's directory is cut off")
    tables = {}
    for i in range(count):
        tag, offset, packed, length, _ = struct.unpack_from(">4s4I", woff, 44 + 20 * i)
        data = woff[offset:offset + packed]
        if len(data) != packed or packed > length or length > LARGEST_TABLE:
            raise ValueError(f"table {tag!r} is cut off")
        if packed < length:
            try:
                data = zlib.decompressobj().decompress(data, length + 1)
            except zlib.error as error:
                raise ValueError(f"table {tag!r}: {error}") from error
        if len(data) != length:
            raise ValueError(f"table {tag!r} has not its length")
        tables[tag] = data
    missing = NEEDED - tables.keys()
    if missing:
        raise ValueError(f"the font has no table {sorted(missing)[0]!r}")
    return {tag: data for tag, data in sorted(tables.items()) if tag not in LEFT_OUT}


def truetype(woff: bytes) -> bytes:
    tables = tables_of(woff)
    head = tables[b"head"]
    tables[b"head"] = head[:8] + b"\0\0\0\0" + head[12:]
    power = len(tables).bit_length() - 1
    directory = TRUETYPE + struct.pack(">4H", len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    offset = 12 + 16 * len(tables)
    body = b""
    head_at = 0
    for tag, data in tables.items():
        if tag == b"head":
            head_at = offset + len(body)
        directory += struct.pack(">4s3I", tag, checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = directory + body
    adjustment = struct.pack(">I", (0xB1B0AFBA - checksum(font)) & 0xFFFFFFFF)
    return font[:head_at + 8] + adjustment + font[head_at + 12:]


def main() -> int:
    try:
        with open(sys.argv[1], "rb") as file:
            sys.stdout.buffer.write(truetype(file.read()))
    except (IndexError, OSError, ValueError) as error:
        print(f"web_fonts.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
