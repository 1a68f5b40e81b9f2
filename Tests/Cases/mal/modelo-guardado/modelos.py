"""Writes the broken models of this case. Run it in this folder."""

import json

import numpy as np
from safetensors.numpy import save


def architecture(layers, version=1, shape=(4,)):
    return {"architecture": json.dumps({"version": version, "input": list(shape), "layers": layers})}


def write(name, content):
    with open(name + ".safetensors", "wb") as file:
        file.write(content)


tensors = {"0.kernel": np.zeros((4, 2), np.float32), "0.bias": np.zeros(2, np.float32)}
dense = {"kind": "Dense", "units": 2, "activation": "linear"}
good = save(tensors, metadata=architecture([dense]))
write("cortado", good[:-1])
write("texto", b"Esto no es un modelo, es un texto.\n")
write("enteros", save({"0.kernel": np.zeros((4, 2), np.int64)}))
write("../modelo-que-no-es-finito/red", save({**tensors, "0.bias": np.array([1, np.inf], np.float32)}, metadata=architecture([dense])))
write("sin-capas", save(tensors))
write("futuro", save(tensors, metadata=architecture([dense], version=2)))
write("rara", save(tensors, metadata=architecture([{"kind": "Capsule\n\u202e", "units": 2}])))
write("negativa", save(tensors, metadata=architecture([{**dense, "units": -2}])))
write("no-encaja", save(tensors, metadata=architecture([dense], shape=(5,))))
write("sin-sesgo", save({"0.kernel": tensors["0.kernel"]}, metadata=architecture([dense])))
