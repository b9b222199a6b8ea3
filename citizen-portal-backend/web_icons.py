# SPDX-License-Identifier: Apache-2.0
"""The app's icons as PNG, drawn from the same lines as web/root/icon.svg: phones want bitmaps. Used by web_build.py."""
import math
import struct
import zlib

GROUND = (0x0B, 0x50, 0xD0)
PLAIN_GROUND = (0x25, 0x6E, 0xF4)
# The house with its wooden floor, in the 32 x 32 box of icon.svg.
LINES = [(5, 12, 16, 6), (16, 6, 27, 12), (8, 13, 8, 23), (24, 13, 24, 23), (13, 13, 13, 23), (19, 13, 19, 23),
         (5, 25, 27, 25)]
HALF_WIDTH = 1.2
CORNER = 7.0


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _blend(pixels, at, colour, share):
    for i in range(3):
        pixels[at + i] = round(pixels[at + i] * (1 - share) + colour[i] * share)


def png(size: int, maskable: bool) -> bytes:
    """A maskable icon fills its square and keeps the drawing within the inner 80 %."""
    unit = size / 32
    ground = GROUND if maskable else PLAIN_GROUND
    pixels = bytearray(size * size * 4)
    for y in range(size):
        for x in range(size):
            at = (y * size + x) * 4
            pixels[at:at + 4] = bytes((*ground, 255))
    if not maskable:
        radius = CORNER * unit
        edge = math.ceil(radius)
        for y in range(edge):
            for x in range(edge):
                inside = min(max(radius - math.hypot(radius - x - 0.5, radius - y - 0.5) + 0.5, 0), 1)
                for px, py in ((x, y), (size - 1 - x, y), (x, size - 1 - y), (size - 1 - x, size - 1 - y)):
                    pixels[(py * size + px) * 4 + 3] = round(255 * inside)
    scale = unit * (0.72 if maskable else 1)
    shift = size * (1 - (0.72 if maskable else 1)) / 2
    half = HALF_WIDTH * scale
    cover = {}
    for line in LINES:
        x1, y1, x2, y2 = (value * scale + shift for value in line)
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        for y in range(max(0, int(min(y1, y2) - half - 1)), min(size, int(max(y1, y2) + half + 2))):
            for x in range(max(0, int(min(x1, x2) - half - 1)), min(size, int(max(x1, x2) + half + 2))):
                t = min(max(((x + 0.5 - x1) * (x2 - x1) + (y + 0.5 - y1) * (y2 - y1)) / length, 0), 1)
                distance = math.hypot(x + 0.5 - x1 - t * (x2 - x1), y + 0.5 - y1 - t * (y2 - y1))
                share = min(max(half - distance + 0.5, 0), 1)
                if share > 0:
                    at = (y * size + x) * 4
                    cover[at] = max(cover.get(at, 0), share)
    for at, share in cover.items():
        _blend(pixels, at, (255, 255, 255), share)
    rows = b"".join(b"\0" + bytes(pixels[y * size * 4:(y + 1) * size * 4]) for y in range(size))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


ICONS = {"icon-192.png": (192, False), "icon-512.png": (512, False), "icon-maskable-192.png": (192, True),
         "icon-maskable-512.png": (512, True)}
