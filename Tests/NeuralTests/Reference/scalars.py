"""Writes scalars.json: exp, log, tanh, sigmoid, powers, sines and activations of doubles, correctly rounded from 60 digits.

Arguments and results are the bit patterns of doubles, in hexadecimal. Run it in this folder; needs mpmath.
"""

import json
import random
import struct

import mpmath as mp

mp.mp.dps = 60
random.seed(5)


def bits(x):
    return f"{struct.unpack('<Q', struct.pack('<d', x))[0]:016x}"


def nearest(x):
    """The nearest double; mpmath rounds to 53 bits without a limit of exponents, so subnormals are rounded here."""
    if x == 0:
        return 0.0
    if abs(x) >= mp.mpf(2) ** 1024:
        return float("inf") if x > 0 else float("-inf")
    if abs(x) < mp.mpf(2) ** -1022:
        return float(mp.nint(x * mp.mpf(2) ** 1074)) * 2.0 ** -1074
    return float(x)


def with_exponents(low, high, count):
    return [random.choice([1, -1]) * random.uniform(1, 2) * 2.0 ** random.randint(low, high) for _ in range(count)]


exps = with_exponents(-60, 9, 250) + [random.uniform(-746, 710) for _ in range(250)]
exps += [0.0, -745.1, -744.4, 709.78, 1e-300]
logs = [abs(v) for v in with_exponents(-1022, 1023, 250)]
logs += [random.uniform(0.5, 2) for _ in range(150)] + [1 + v for v in with_exponents(-50, -2, 150)]
logs += [5e-324, 1e-310, 2.2e-308, 1.7e308, 1.0]
smalls = with_exponents(-40, 5, 400) + [0.55, 0.5499999, 0.0]
powers = [(random.uniform(0.01, 100), random.uniform(-20, 20)) for _ in range(300)]
powers += [
    (abs(base), random.uniform(-1, 1) * 700 / max(1, abs(float(mp.log(abs(base))))))
    for base in with_exponents(-900, 900, 150)
]
powers += [(v, random.randint(-40, 40)) for v in with_exponents(-3, 4, 300)]
powers += [(1.0000001, 1e9), (0.9999999, 3e9), (10.0, -310), (10.0, 308), (3.0, 33), (2.0, -1074), (2.0, 0.5)]
powers += [(1.5, 1700)]


def power(base, exponent):
    return nearest(mp.mpf(base) ** (exponent if isinstance(exponent, int) else mp.mpf(exponent)))


result = {
    "exp": [[bits(v), bits(nearest(mp.exp(v)))] for v in exps],
    "log": [[bits(v), bits(nearest(mp.log(v)))] for v in logs],
    "tanh": [[bits(v), bits(nearest(mp.tanh(v)))] for v in smalls],
    "sigmoid": [[bits(v), bits(nearest(1 / (1 + mp.exp(-mp.mpf(v)))))] for v in smalls],
    "pow": [[bits(a), bits(float(b)), bits(power(a, b))] for a, b in powers],
}
cosines = [random.uniform(-3, 3) for _ in range(400)] + [abs(v) for v in with_exponents(-40, 3, 100)]
cosines += [0.25, 0.75, 0.5 + 2.0 ** -40, 1e15 + 0.5, 0.2500000001]
result["cosineOfPi"] = [[bits(v), bits(nearest(mp.cospi(mp.mpf(v))))] for v in cosines]
activations = smalls + [random.uniform(-38, 10) for _ in range(200)]
result["elu"] = [[bits(v), bits(nearest(mp.expm1(v) if v < 0 else mp.mpf(v)))] for v in activations]
result["softplus"] = [[bits(v), bits(nearest(mp.log1p(mp.exp(v))))] for v in activations]
result["gelu"] = [[bits(v), bits(nearest(mp.mpf(v) * mp.erfc(-mp.mpf(v) / mp.sqrt(2)) / 2))] for v in activations]
wide = activations + with_exponents(-1070, -1, 200) + [random.uniform(-760, -30) for _ in range(200)] + [-745.2, -708.4]
result["wide sigmoid"] = [[bits(v), bits(nearest(1 / (1 + mp.exp(-mp.mpf(v)))))] for v in wide]
result["swish"] = [[bits(v), bits(nearest(mp.mpf(v) / (1 + mp.exp(-mp.mpf(v)))))] for v in wide]
tails = with_exponents(-1070, -1, 200) + [random.uniform(-39, 2) for _ in range(300)] + [1.25, -1.25, -1.2499999]
result["wide gelu"] = [[bits(v), bits(nearest(mp.mpf(v) * mp.erfc(-mp.mpf(v) / mp.sqrt(2)) / 2))] for v in tails]
angles = [random.uniform(-10, 10) for _ in range(300)] + with_exponents(-1070, 50, 300)
angles += [float(mp.pi * k / 4) for k in range(-9, 40)] + [2764.601535159018, 0.0, 1e15]
result["sin"] = [[bits(v), bits(nearest(mp.sin(mp.mpf(v))))] for v in angles]
result["cos"] = [[bits(v), bits(nearest(mp.cos(mp.mpf(v))))] for v in angles]
with open("scalars.json", "w") as file:
    lines = [
        f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]" for name, rows in result.items()
    ]
    file.write("{\n" + ",\n".join(lines) + "\n}\n")
