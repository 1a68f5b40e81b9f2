"""Writes printing.json: arrays as NumPy prints them. Run it in this folder.

The notation is the language's: whole decimals are 1.0 and not 1., all elements have the same decimals, truth values are
sí and no, the dots are one sign, and a vector of one line is not padded. Digits, widths, rows, gaps between blocks,
what is left out and where lines break are NumPy's, with four decimals and no exponents for small numbers among large.
"""

import json
import re
import sys

import numpy as np
from numpy._core.arrayprint import FloatingFormat, _leading_trailing

WIDTH = 79
THRESHOLD = 1000
EDGE = 3


def words(array):
    shown = _leading_trailing(array, EDGE) if array.size > THRESHOLD else array
    if array.dtype == bool:
        text = lambda x: "sí" if x else "no"
    elif array.dtype.kind == "i":
        text = str
    else:
        form = FloatingFormat(shown, 4, "maxprec_equal", True, legacy=sys.maxsize)
        if form.exp_format:
            form = FloatingFormat(shown, 3, "fixed", True, legacy=sys.maxsize)
        text = lambda x: re.sub(r"\.$", ".0", form(x).strip())
    width = max(len(text(x)) for x in shown.flat)
    return lambda x: text(x).rjust(width)


def printed(array):
    word = words(array)
    whole = np.array2string(
        array, formatter={"all": word}, threshold=THRESHOLD, edgeitems=EDGE, max_line_width=WIDTH
    ).replace("...", "…")
    if array.ndim != 1:
        return whole
    line = "[" + " ".join(re.sub(r"[\[\]]", " ", whole).split()) + "]"
    return line if len(line) <= WIDTH else whole


random = np.random.default_rng(5)
cases = [
    np.array([[1, -20], [300, 4]]),
    np.array([[-1, 0], [7, 12345]]),
    np.array([[True, False], [False, False]]),
    np.array([False, True, True]),
    np.array([[0.5, -10], [100.25, 0]]),
    np.array([[1.0, 2.0], [-3.0, 4.0]]),
    np.array([[0.1234567, 1], [2.5, -0.00004]]),
    np.array([[1e9, 1], [-2.5, 1e-9]]),
    np.array([[123456789.5, -3], [0.25, 7]]),
    np.array([[99999.5, 0.123456], [-0.5, 12]]),
    np.array([[np.nan, 1.5], [-np.inf, np.inf]]),
    np.array([[np.nan, 1.0], [-2.0, 3.0]]),
    np.array([np.nan, np.inf]),
    np.array([[-0.0, 0.0]]),
    np.array([[1e5, 2e-5]]),
    np.arange(24).reshape(2, 3, 4),
    np.arange(24).reshape(2, 3, 4) / 8 - 1,
    np.arange(48).reshape(2, 2, 3, 4),
    -np.arange(16).reshape(2, 2, 2, 2) / 3,
    np.arange(6).reshape(1, 1, 6),
    np.arange(6).reshape(6, 1),
    np.arange(100),
    np.arange(100) / 7,
    np.arange(1000),
    np.arange(1001),
    np.arange(1100) / 4 - 100,
    np.arange(1200).reshape(12, 100),
    np.arange(1200).reshape(10, 3, 40),
    np.arange(1280).reshape(2, 8, 8, 10),
    np.arange(1010).reshape(2, 505),
    np.arange(1010).reshape(505, 2),
    np.arange(30).reshape(1, 30) * 1000,
    np.arange(60).reshape(2, 30) * 1.5,
    np.round(random.normal(0, 1, (3, 5)), 3),
    np.round(random.normal(0, 100, (2, 20)), 2),
    np.round(random.normal(0, 1, (2, 2, 12)), 4),
    np.arange(5) > 2,
    (np.arange(90) % 7 > 2).reshape(3, 30),
]

with open("printing.json", "w", encoding="utf-8") as file:
    json.dump(
        [
            {
                "shape": list(array.shape),
                "kind": {"b": "boolean", "i": "integer", "f": "decimal"}[array.dtype.kind],
                "values": [str(float(x)) for x in array.flat],
                "text": printed(array),
            }
            for array in cases
        ],
        file,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    file.write("\n")
