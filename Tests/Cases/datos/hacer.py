"""Writes the images and sounds of the test cases: stripes and dots as PNG, one as JPEG, tones, whistles and
claps as WAV."""

import math
import pathlib
import random
import struct
import zlib

from PIL import Image

CASES = pathlib.Path(__file__).parent.parent


def chunk(name, content):
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(rows, color):
    """A PNG file of rows of pixels: grey (color 0), or red, green and blue (color 2)."""
    size = len(rows[0]) if color == 0 else len(rows[0]) // 3
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", size, len(rows), 8, color, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def wav(samples, rate=8000):
    data = struct.pack(f"<{len(samples)}h", *samples)
    form = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tone(count, half):
    """A triangular wave whose half period has so many samples."""
    wave = [abs(n % (2 * half) - half) for n in range(count)]
    return [24000 * (2 * v - half) // half for v in wave]


def voices():
    """Whistles that rise, hums that stay and claps that fade, a fifth of a second each, eight of each kind."""
    chance = random.Random(7)
    for k in range(1, 9):
        low, volume, shift = chance.uniform(0.9, 1.2), chance.uniform(0.5, 0.9), chance.randrange(200)
        noise = [chance.uniform(-1, 1) for _ in range(1600)]
        times = [n / 8000 for n in range(1600)]
        kinds = {
            "silbido": [math.sin(2 * math.pi * low * (900 * t + 4000 * t * t)) for t in times],
            "zumbido": [
                sum(math.sin(2 * math.pi * low * 150 * m * t) / m for m in (1, 2, 3)) / 1.5 for t in times],
            "palmada": [0 if n < shift else noise[n] * math.exp((shift - n) / 250) for n in range(1600)],
        }
        for name, samples in kinds.items():
            hiss = [0.01 * noise[-n] for n in range(1600)]
            yield f"{name}/{k}.wav", [round(32000 * volume * (a + b) / 1.2) for a, b in zip(samples, hiss)]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main():
    shapes = CASES / "bien/carpeta-de-imágenes/formas"
    for k in range(1, 5):
        side = 10 + 2 * k if k > 1 else 12
        stripe = [[255 if y % 4 < 2 else 10 * k for _ in range(side)] for y in range(side)]
        write(shapes / f"raya/{k}.png", png(stripe, 0))
        middle = range(side // 3, side - side // 3)
        dot = [[v for x in range(side) for v in ((250, 40, 20 * k) if x in middle and y in middle else (0, 0, 0))]
               for y in range(side)]
        write(shapes / f"punto/{k}.png", png(dot, 2))
        sounds = CASES / "bien/carpeta-de-sonidos/tonos"
        write(sounds / f"grave/{k}.wav", wav(tone(390 + 10 * k, 18 + k)))
        write(sounds / f"agudo/{k}.wav", wav(tone(500 + 10 * k, 3 + k)))
    for name, samples in voices():
        write(CASES / "bien/borrador-sonido/sonidos" / name, wav(samples))
    stripe = bytes(230 if y % 8 < 4 else 25 for y in range(20) for _ in range(20))
    Image.frombytes("L", (20, 20), stripe).save(shapes / "raya/5.jpg", quality=80, progressive=True)
    bad = CASES / "mal/imágenes-y-sonidos-que-no-valen"
    whole = png([[0, 1], [2, 3]], 0)
    write(CASES / "mal/imagen-cortada/fotos/a/1.png", whole[:40])
    write(bad / "dañada/a/1.png", whole[:20] + b"\1" + whole[21:])
    write(bad / "distintas/a/1.png", whole)
    write(bad / "distintas/a/2.png", png([[0, 1, 2]], 0))
    huge = chunk(b"IHDR", struct.pack(">IIBBBBB", 1 << 30, 1 << 30, 8, 0, 0, 0, 0))
    write(bad / "enorme/a/1.png", whole[:8] + huge)
    write(bad / "otra/a/1.png", b"GIF89a")
    write(bad / "mezcla/a/1.png", whole)
    write(bad / "mezcla/a/2.wav", wav([1]))
    write(bad / "notas/a/léeme.txt", b"hola\n")
    write(bad / "ritmos/a/1.wav", wav([1, 2]))
    write(bad / "ritmos/a/2.wav", wav([1, 2], rate=16000))
    write(bad / "mudo/a/1.wav", wav([]))
    write(bad / "roto/a/1.wav", wav([1, 2, 3])[:-2])
    write(bad / "comprimido.wav", wav([1])[:20] + b"\x11" + wav([1])[21:])


main()
