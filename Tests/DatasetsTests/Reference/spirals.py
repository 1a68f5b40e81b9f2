"""Prints the hash of the points of two spirals under seed 42, which SpiralsTests expects: the formulas of `Spirals` in
Python's double arithmetic, with the streams of `RandomStream`. Run it in this folder.
"""

import math
import runpy
import struct

streams = runpy.run_path("../../NeuralTests/Reference/streams.py")
MASK64 = 2**64 - 1
CLASSES, POINTS, NOISE = 2, 200, 0.1

stream = streams["key"](42, "#espiral")
value = 0xCBF29CE484222325
step = 0
words = []
for point in range(POINTS):
    for label in range(CLASSES):
        if not words:
            words = streams["philox"]([step, 0, 0, 0], stream)
            step += 1
        u, v = (words.pop(0) + 1) / 2**32, words.pop(0) / 2**32
        size = math.sqrt(-2 * math.log(u))
        radius = (point + 1) / POINTS
        angle = 2 * label / CLASSES + 1.5 * radius
        x = radius * math.cos(math.pi * angle) + NOISE * size * math.cos(2 * math.pi * v)
        y = radius * math.sin(math.pi * angle) + NOISE * size * math.sin(2 * math.pi * v)
        for number in (x, y):
            bits = struct.unpack("<I", struct.pack("<f", number))[0]
            value = ((value ^ bits) * 0x100000001B3) & MASK64
print(value)
