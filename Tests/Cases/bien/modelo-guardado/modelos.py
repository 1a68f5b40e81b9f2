"""Writes the two models of this case with Python's safetensors library. Run it in this folder.

red.safetensors says its own layers; pesos.safetensors holds the tensors alone.
"""

import json

import numpy as np
from safetensors.numpy import save_file

random = np.random.default_rng(3)
layers = [
    {"kind": "MaxPooling2D", "pool_size": 9, "strides": 9},
    {"kind": "Conv2D", "filters": 2, "kernel_size": 2, "strides": 1, "padding": "same", "activation": "relu"},
    {"kind": "BatchNormalization", "momentum": 0.99, "epsilon": 0.001},
    {"kind": "Flatten"},
    {"kind": "Dropout", "rate": 0.5},
    {"kind": "Dense", "units": 10, "activation": "softmax"},
]


def normal(*shape):
    return random.normal(size=shape).astype(np.float32)


save_file(
    {
        "1.kernel": normal(2, 2, 1, 2), "1.bias": normal(2), "2.gamma": normal(2), "2.beta": normal(2),
        "2.moving_mean": normal(2), "2.moving_variance": normal(2) ** 2, "5.kernel": normal(18, 10), "5.bias": normal(10),
    },
    "red.safetensors",
    metadata={"architecture": json.dumps({"version": 1, "input": [28, 28], "layers": layers})},
)
save_file(
    {"0.kernel": normal(4, 3), "0.bias": normal(3), "1.kernel": normal(3, 2), "1.bias": normal(2)},
    "pesos.safetensors",
)
