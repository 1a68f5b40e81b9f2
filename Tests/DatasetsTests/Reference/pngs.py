"""Writes pngs.json: PNG files of all colour types and depths, with the pixels that they stand for.

The files are written here, byte by byte as the PNG specification says, so that every depth, filter, interlacing and
kind of transparency occurs; the expected pixels are the formulas of `PNGReader`, in integers. Where Pillow decodes a
file to 8 bits without loss it must agree. Also the sizes of `DecodedImage.resized`, with exact fractions.
Run it in this folder.
"""

import io
import json
import zlib
from fractions import Fraction

import numpy as np
from PIL import Image

random = np.random.default_rng(271828)
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(name, content):
    body = name + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def packed(row, depth):
    """A row of samples as bytes."""
    if depth == 16:
        return b"".join(int(v).to_bytes(2, "big") for v in row)
    bits = "".join(format(int(v), f"0{depth}b") for v in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(rows, step):
    """The rows with a filter drawn for each."""
    result, above = b"", bytes(len(rows[0]))
    for row in rows:
        kind = int(random.integers(0, 5))
        line = bytearray()
        for i, value in enumerate(row):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            guess = [0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner)][kind]
            line.append((value - guess) % 256)
        result += bytes([kind]) + bytes(line)
        above = row
    return result


def png(pixels, color, depth, interlaced, palette=None, transparency=None):
    height, width = pixels.shape[:2]
    step = max(1, SAMPLES[color] * depth // 8)
    data = b""
    for x, y, dx, dy in PASSES if interlaced else [(0, 0, 1, 1)]:
        part = pixels[y::dy, x::dx]
        if part.size:
            data += filtered([packed(row.ravel(), depth) for row in part], step)
    data = zlib.compress(data, int(random.integers(0, 10)))
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([depth, color, 0, 0, interlaced])
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"gAMA", (45455).to_bytes(4, "big"))
    if palette is not None:
        file += chunk(b"PLTE", bytes(palette.ravel().tolist()))
    if transparency is not None:
        file += chunk(b"tRNS", transparency)
    cut = len(data) // 3
    return file + chunk(b"IDAT", data[:cut]) + chunk(b"IDAT", data[cut:]) + chunk(b"IEND", b"")


def scaled(v, depth):
    return (int(v) * 255 + (2**depth - 1) // 2) // (2**depth - 1)


def over_white(v, alpha):
    return (v * alpha + 255 * (255 - alpha) + 127) // 255


def expected(pixels, color, depth, palette, transparency):
    result = []
    for pixel in pixels.reshape(-1, pixels.shape[2]):
        if color == 3:
            alpha = transparency[pixel[0]] if transparency and pixel[0] < len(transparency) else 255
            result += [over_white(int(v), alpha) for v in palette[pixel[0]]]
            continue
        alpha = 255
        channels = pixel[:3] if color in (2, 6) else pixel[:1]
        if color in (4, 6):
            alpha = scaled(pixel[-1], depth)
        elif transparency and b"".join(int(v).to_bytes(2, "big") for v in channels) == transparency:
            alpha = 0
        result += [over_white(scaled(v, depth), alpha) for v in channels]
    return result


def agrees(file, color, depth, values):
    """Pillow decodes what it can without loss to the same pixels."""
    if depth != 8 or color in (4, 6):
        return
    image = Image.open(io.BytesIO(file))
    assert list(image.convert("L" if color == 0 else "RGB").tobytes()) == values


def resized(pixels, height, width):
    """Each new pixel the mean of the area that it covers, in fractions, rounded half up."""
    old_height, old_width, channels = pixels.shape

    def shares(old, new):
        lengths = np.empty((new, old), dtype=object)
        for i in range(new):
            for j in range(old):
                low, high = max(Fraction(i * old, new), j), min(Fraction((i + 1) * old, new), j + 1)
                lengths[i, j] = max(high - low, Fraction(0)) / Fraction(old, new)
        return lengths

    rows, columns = shares(old_height, height), shares(old_width, width)
    result = []
    for i in range(height):
        for k in range(width):
            for c in range(channels):
                mean = sum(rows[i, a] * columns[k, b] * int(pixels[a, b, c])
                           for a in range(old_height) for b in range(old_width) if rows[i, a] and columns[k, b])
                result.append(int(mean + Fraction(1, 2)))
    return result


def main():
    files = []
    for color, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (0, 1):
                for clear in (False, True):
                    if clear and color in (4, 6):
                        continue
                    height, width = [(9, 13), (3, 2), (1, 5), (10, 8)][int(random.integers(0, 4))]
                    pixels = random.integers(0, 2**depth, (height, width, SAMPLES[color]))
                    palette = random.integers(0, 256, (2**depth, 3)) if color == 3 else None
                    transparency = None
                    if clear and color == 3:
                        transparency = bytes(random.integers(0, 256, max(1, 2**depth // 2)).tolist())
                    elif clear:
                        transparency = b"".join(int(v).to_bytes(2, "big") for v in pixels[0, 0])
                    file = png(pixels, color, depth, interlaced, palette, transparency)
                    values = expected(pixels, color, depth, palette, transparency)
                    if not clear:
                        agrees(file, color, depth, values)
                    files.append(dict(
                        name=f"color {color}, depth {depth}, interlaced {interlaced}, transparent {clear}",
                        file=file.hex(), width=width, height=height, pixels=bytes(values).hex()))
    sizes = []
    for height, width, channels, new_height, new_width in [
        (7, 5, 1, 3, 2), (4, 4, 1, 2, 2), (3, 5, 3, 7, 4), (1, 1, 1, 3, 2), (6, 9, 3, 1, 1), (5, 8, 1, 5, 3)]:
        pixels = random.integers(0, 256, (height, width, channels))
        sizes.append(dict(
            width=width, height=height, channels=channels, pixels=bytes(pixels.ravel().tolist()).hex(),
            newWidth=new_width, newHeight=new_height, resized=bytes(resized(pixels, new_height, new_width)).hex()))
    with open("pngs.json", "w", encoding="utf-8") as file:
        json.dump(dict(files=files, sizes=sizes), file, indent=0)
        file.write("\n")


main()
