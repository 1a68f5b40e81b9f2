#!/usr/bin/env python3
"""Dibuja las imágenes de la lección 08: `python3 hacer.py`. Escribe siempre los mismos bytes.

`colombia/1.png` y `espana/1.png` son dos banderas de 12×8 píxeles; `canales.png`, la primera y sus tres luces.
"""

import pathlib
import struct
import zlib

FOLDER = pathlib.Path(__file__).parent
YELLOW, BLUE, RED, GOLD = (252, 209, 22), (0, 56, 147), (206, 17, 38), (241, 191, 0)

# Cuántas filas tiene cada franja, de arriba abajo.
FLAGS = {
    "colombia": [(YELLOW, 4), (BLUE, 2), (RED, 2)],
    "espana": [(RED, 2), (GOLD, 4), (RED, 2)],
}


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def stored(data):
    """Un flujo de zlib sin comprimir, para que no dependa de la versión de nadie."""
    blocks = [data[i:i + 65535] for i in range(0, len(data), 65535)]
    result = b"\x78\x01"
    for block in blocks:
        last = b"\x01" if block is blocks[-1] else b"\x00"
        result += last + struct.pack("<HH", len(block), len(block) ^ 65535) + block
    return result + struct.pack(">I", zlib.adler32(data))


def png(width, height, depth, kind, lines, *more):
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    data = stored(b"".join(b"\0" + line for line in lines))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), *more, chunk(b"IDAT", data), chunk(b"IEND", b"")])


def flag(stripes):
    rows = [color for color, count in stripes for _ in range(count)]
    return png(12, 8, 8, 2, [bytes(color) * 12 for color in rows])


def channels(stripes, scale=12, gap=12):
    """La bandera y, al lado, lo que lleva de rojo, de verde y de azul; cuatro bits por píxel y una paleta."""
    rows = [color for color, count in stripes for _ in range(count * scale)]
    palette = [(0, 0, 0)]
    lines = []
    for color in rows:
        alone = [tuple(value if i == channel else 0 for i, value in enumerate(color)) for channel in range(3)]
        panels = [color] + alone
        for panel in panels:
            if panel not in palette[1:]:
                palette.append(panel)
        codes = [palette.index(panel, 1) for panel in panels]
        line = []
        for code in codes:
            line += ([0] * gap if line else []) + [code] * 12 * scale
        lines.append(bytes(a << 4 | b for a, b in zip(line[::2], line[1::2])))
    table = b"".join(map(bytes, palette))
    # El primer color de la paleta, el de los huecos, es transparente.
    return png(len(lines[0]) * 2, len(lines), 4, 3, lines, chunk(b"PLTE", table), chunk(b"tRNS", b"\0"))


for name, stripes in FLAGS.items():
    (FOLDER / name).mkdir(exist_ok=True)
    (FOLDER / name / "1.png").write_bytes(flag(stripes))
(FOLDER / "canales.png").write_bytes(channels(FLAGS["colombia"]))
