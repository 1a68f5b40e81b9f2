"""Prints the coefficients of Sources/CKernels/functions.h: near-minimax polynomials, rounded to float32.

Each is interpolated at Chebyshev nodes with 50 digits, so that its error before rounding is within a few
percent of the smallest possible. Needs mpmath and NumPy.
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 50


def interpolate(f, low, high, degree):
    """The polynomial through f at the Chebyshev nodes of [low, high], lowest power first."""
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos((2 * i + 1) * mp.pi / (2 * n)) for i in range(n)]
    matrix = mp.matrix(n, n)
    for row, x in enumerate(nodes):
        for power in range(n):
            matrix[row, power] = x ** power
    return list(mp.lu_solve(matrix, mp.matrix([f(x) for x in nodes])))


def show(name, coefficients, error):
    print(f"{name}: largest relative error of the whole function before rounding 2^{mp.nstr(mp.log(error, 2), 4)}")
    for power, c in enumerate(coefficients):
        print(f"  x^{power}: {np.float32(float(c))!s:>16}  {float(np.float32(float(c))).hex()}")


def worst(approximation, f, low, high):
    points = [low + (high - low) * i / 2000 for i in range(2001)]
    return max(abs(approximation(x) / f(x) - 1) for x in points if abs(x) > mp.mpf(10) ** -6)


def evaluate(coefficients, x):
    return mp.polyval(list(reversed(coefficients)), x)


half_log2 = mp.log(2) / 2 + mp.mpf("1e-4")
q = interpolate(lambda r: mp.nsum(lambda k: r ** k / mp.factorial(k + 2), [0, 30]), -half_log2, half_log2, 4)
show("exp: (e^r - 1 - r) / r^2", q,
     worst(lambda r: 1 + r + r ** 2 * evaluate(q, r), mp.exp, -half_log2, half_log2))

low, high = mp.sqrt(mp.mpf(1) / 2) - 1, mp.sqrt(mp.mpf(2)) - 1
q = interpolate(lambda f: (mp.log1p(f) - f + f ** 2 / 2) / f ** 3, low, high, 8)
show("log: (log(1+f) - f + f^2/2) / f^3", q,
     worst(lambda f: f - f ** 2 / 2 + f ** 3 * evaluate(q, f), mp.log1p, low, high))

limit = mp.mpf("0.625")
q = interpolate(lambda u: (mp.tanh(mp.sqrt(u)) / mp.sqrt(u) - 1) / u, mp.mpf(10) ** -12, limit ** 2, 5)
show("tanh: (tanh(x)/x - 1) / x^2 in x^2", q,
     worst(lambda x: x * (1 + x ** 2 * evaluate(q, x ** 2)), mp.tanh, mp.mpf("0.001"), limit))

log2 = mp.log(2)
high_part = np.float32(np.round(float(log2) * 2 ** 15) / 2 ** 15)
print("log 2 high:", float(high_part).hex(), " low:", float(np.float32(float(log2 - mp.mpf(float(high_part))))).hex())
print("1 / log 2:", float(np.float32(float(1 / log2))).hex())

shift, limit = mp.mpf(3), mp.mpf(15)
last = (limit - shift) / (limit + shift)


def tail_ratio(u):
    """Φ(-t) e^(t²/2) (t + 3) for u = (t - 3) / (t + 3): smooth and between 0.4 and 1.5."""
    t = shift * (1 + u) / (1 - u)
    return mp.erfc(t / mp.sqrt(2)) * mp.exp(t * t / 2) / 2 * (t + shift)


q = interpolate(tail_ratio, mp.mpf(-1), last, 10)
show("gelu: Φ(-t) e^(t²/2) (t + 3) in u", q,
     max(abs(evaluate(q, u) / tail_ratio(u) - 1) for u in [-1 + (last + 1) * i / 2000 for i in range(2001)]))
