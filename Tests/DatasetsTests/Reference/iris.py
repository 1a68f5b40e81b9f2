"""Compares the 150 irises of Sources/Datasets/BuiltIn/Iris.swift with those of scikit-learn (its iris.csv).

Needs scikit-learn; run it in this folder. Ends with an error where a number differs.
"""

import pathlib
import re

from sklearn.datasets import load_iris

source = pathlib.Path(__file__).parents[3] / "Sources/Datasets/BuiltIn/Iris.swift"
text = source.read_text(encoding="utf-8").split("millimetres: [UInt8] = [")[1]
ours = [int(number) for number in re.findall(r"\d+", text)]
iris = load_iris()
theirs = [round(10 * value) for row in iris.data for value in row]
assert all(abs(10 * value - round(10 * value)) < 1e-9 for row in iris.data for value in row)
assert ours == theirs, "the numbers differ"
assert list(iris.target) == [k // 50 for k in range(150)], "the classes differ"
print("150 rows, all the same")
