"""Makes the small Fashion-MNIST of the test cases: the first images of the real one, not compressed.

Use: python3 recortar.py FOLDER-WITH-THE-REAL-FILES
"""
import gzip
import pathlib
import struct
import sys

COUNTS = {"train": 96, "t10k": 32}
source = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).parent / "fashion_mnist"
target.mkdir(exist_ok=True)

for part, count in COUNTS.items():
    for name, header, size in ((f"{part}-images-idx3-ubyte", 16, 784), (f"{part}-labels-idx1-ubyte", 8, 1)):
        content = gzip.open(source / f"{name}.gz").read(header + count * size)
        head = content[:4] + struct.pack(">I", count) + content[8:header]
        (target / name).write_bytes(head + content[header:])
