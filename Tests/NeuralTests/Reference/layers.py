"""Writes layers.json: for each layer a small network around it, its outputs and its gradients in float64.

The network is dense(size) - reshape - the layer - flatten - dense(3, softmax) on 4 examples of 5 numbers, with the
mean cross-entropy of class numbers. Outputs are predictions, gradients those of training. Only forward steps are
written here, as Keras' documentation defines them, in loops; gradients are central differences of the loss, whose
errors are some 1e-9. Run it in this folder.
"""

import json
import zlib

import numpy as np

INPUTS, CLASSES, COUNT = 5, 3, 4


def pads(size, window, stride, padding):
    """Zeros before the input, and places of the output."""
    if padding == "valid":
        return 0, (size - window) // stride + 1
    places = -(-size // stride)
    return max((places - 1) * stride + window - size, 0) // 2, places


def windows(x, height, width, stride, padding):
    """x [h, w, c] as windows [rows, columns, height, width, c], with zeros where they leave x."""
    top, rows = pads(x.shape[0], height, stride, padding)
    left, columns = pads(x.shape[1], width, stride, padding)
    result = np.zeros((rows, columns, height, width, x.shape[2]))
    for i in range(rows):
        for j in range(columns):
            for k in range(height):
                for l in range(width):
                    y, z = i * stride + k - top, j * stride + l - left
                    if 0 <= y < x.shape[0] and 0 <= z < x.shape[1]:
                        result[i, j, k, l] = x[y, z]
    return result


class Layer:
    """Without parameters; `each` takes one example."""

    def parameters(self, random, shape):
        return []

    def __call__(self, x, parameters, training):
        return np.stack([self.each(example, parameters) for example in x])


class Conv2D(Layer):
    def __init__(self, filters, size, stride=1, padding="valid", relu=False):
        self.filters, self.size, self.stride, self.padding, self.relu = filters, size, stride, padding, relu

    def parameters(self, random, shape):
        return [
            random.normal(0, 0.5, (self.size, self.size, shape[2], self.filters)),
            random.normal(0, 0.5, self.filters),
        ]

    def each(self, x, parameters):
        kernel, bias = parameters
        parts = windows(x, self.size, self.size, self.stride, self.padding)
        y = np.einsum("ijklc,klcf->ijf", parts, kernel) + bias
        return np.maximum(y, 0) if self.relu else y


class Conv1D(Layer):
    def __init__(self, filters, size, stride=1, padding="valid"):
        self.filters, self.size, self.stride, self.padding = filters, size, stride, padding

    def parameters(self, random, shape):
        return [random.normal(0, 0.5, (self.size, shape[1], self.filters)), random.normal(0, 0.5, self.filters)]

    def each(self, x, parameters):
        kernel, bias = parameters
        before, places = pads(x.shape[0], self.size, self.stride, self.padding)
        y = np.tile(bias, (places, 1))
        for i in range(places):
            for k in range(self.size):
                if 0 <= i * self.stride + k - before < x.shape[0]:
                    y[i] += x[i * self.stride + k - before] @ kernel[k]
        return y


class MaxPool1D(Layer):
    def __init__(self, size, stride):
        self.size, self.stride = size, stride

    def each(self, x, parameters):
        places = (x.shape[0] - self.size) // self.stride + 1
        return np.stack([x[i * self.stride : i * self.stride + self.size].max(axis=0) for i in range(places)])


class Pool2D(Layer):
    def __init__(self, function, size, stride):
        self.function, self.size, self.stride = function, size, stride

    def each(self, x, parameters):
        return self.function(windows(x, self.size, self.size, self.stride, "valid"), axis=(2, 3))


class GlobalAvgPool2D(Layer):
    def each(self, x, parameters):
        return x.mean(axis=(0, 1))


class GlobalAvgPool1D(Layer):
    def each(self, x, parameters):
        return x.mean(axis=0)


class BatchNorm(Layer):
    """Out of training with the moving statistics that it starts from: mean 0 and variance 1."""

    def __init__(self, epsilon=1e-3):
        self.epsilon = epsilon

    def parameters(self, random, shape):
        return [random.normal(1, 0.5, shape[-1]), random.normal(0, 0.5, shape[-1])]

    def __call__(self, x, parameters, training):
        gamma, beta = parameters
        axes = tuple(range(x.ndim - 1))
        mean, variance = (x.mean(axis=axes), x.var(axis=axes)) if training else (0, 1)
        return gamma * (x - mean) / np.sqrt(variance + self.epsilon) + beta


CASES = {
    "conv2d": (Conv2D(3, 2), (4, 5, 1)),
    "conv2d, relu": (Conv2D(17, 3, relu=True), (5, 4, 2)),
    "conv2d, same": (Conv2D(4, 3, padding="same"), (4, 5, 3)),
    "conv2d, stride": (Conv2D(4, 3, stride=2), (6, 8, 2)),
    "conv2d, same, stride": (Conv2D(2, 4, stride=3, padding="same"), (7, 5, 3)),
    "max_pool_2d": (Pool2D(np.max, 2, 2), (5, 4, 3)),
    "max_pool_2d, overlapping": (Pool2D(np.max, 3, 2), (5, 7, 2)),
    "avg_pool_2d": (Pool2D(np.mean, 2, 2), (5, 4, 3)),
    "avg_pool_2d, overlapping": (Pool2D(np.mean, 3, 2), (5, 7, 2)),
    "conv1d": (Conv1D(5, 3), (8, 3)),
    "conv1d, same, stride": (Conv1D(3, 4, stride=3, padding="same"), (10, 2)),
    "max_pool_1d": (MaxPool1D(3, 2), (9, 3)),
    "batch_norm": (BatchNorm(), (7,)),
    "batch_norm, images": (BatchNorm(0.1), (3, 4, 5)),
    "global_avg_pool_2d": (GlobalAvgPool2D(), (3, 4, 5)),
    "global_avg_pool_1d": (GlobalAvgPool1D(), (6, 5)),
}


def float32(array):
    """Start values are float32 numbers, so that both sides start from the same."""
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def outputs(layer, shape, p, x, training=False):
    h = (x @ p[0] + p[1]).reshape((len(x),) + shape)
    y = layer(h, p[2:-2], training).reshape(len(x), -1)
    return softmax(y @ p[-2] + p[-1])


def case(name):
    layer, shape = CASES[name]
    random = np.random.default_rng(zlib.crc32(name.encode()))
    size = int(np.prod(shape))
    x = float32(random.uniform(-1, 1, (COUNT, INPUTS)))
    labels = random.integers(0, CLASSES, COUNT)
    p = [random.normal(0, 0.6, (INPUTS, size)), random.normal(0, 0.6, size)] + layer.parameters(random, shape)
    flat = layer(np.zeros((COUNT,) + shape), p[2:], True).reshape(COUNT, -1).shape[1]
    p += [random.normal(0, 0.6, (flat, CLASSES)), random.normal(0, 0.3, CLASSES)]
    p = [float32(a) for a in p]

    def loss():
        return -np.log(outputs(layer, shape, p, x, training=True)[np.arange(COUNT), labels]).mean()

    gradients = []
    for array in p:
        gradient = np.zeros(array.size)
        places = array.reshape(-1)
        for i in range(array.size):
            start, h = places[i], 1e-6
            places[i] = start + h
            above = loss()
            places[i] = start - h
            below = loss()
            places[i] = start
            gradient[i] = (above - below) / (2 * h)
        gradients.append(gradient.tolist())
    return {
        "shape": list(shape),
        "x": x.ravel().tolist(),
        "labels": labels.tolist(),
        "parameters": [a.ravel().tolist() for a in p],
        "outputs": outputs(layer, shape, p, x).ravel().tolist(),
        "gradients": [[float("%.10g" % g) for g in gradient] for gradient in gradients],
    }


with open("layers.json", "w") as file:
    json.dump({name: case(name) for name in CASES}, file, indent=0)
    file.write("\n")
