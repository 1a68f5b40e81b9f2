"""Writes sequences.json: small networks with layers for sequences, their outputs, gradients and one step of Adam, in
float64.

Each is trained on the mean cross-entropy of class numbers. Only forward steps are written here, as Keras'
documentation defines them, one example, one step of time and one formula after the other; gradients are differences
of the loss of fourth order, whose errors are some 1e-11. Run it in this folder.
"""

import json
import zlib

import numpy as np

COUNT, CLASSES = 5, 3


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Dense:
    def __init__(self, units):
        self.units = units

    def parameters(self, random, shape):
        return [random.normal(0, 0.6, (shape[0], self.units)), random.normal(0, 0.4, self.units)]

    def each(self, x, p):
        return x @ p[0] + p[1]


class Reshape:
    def __init__(self, *shape):
        self.shape = shape

    def parameters(self, random, shape):
        return []

    def each(self, x, p):
        return x.reshape(self.shape)


class Embedding:
    def __init__(self, words, dimension):
        self.words, self.dimension = words, dimension

    def parameters(self, random, shape):
        return [random.normal(0, 0.8, (self.words, self.dimension))]

    def each(self, x, p):
        return np.stack([p[0][int(word)] for word in x])


class Recurrent:
    gates, biases = 0, ()

    def __init__(self, units, sequences=False):
        self.units, self.sequences = units, sequences

    def parameters(self, random, shape):
        columns = self.gates * self.units
        return [
            random.normal(0, 0.5, (shape[1], columns)),
            random.normal(0, 0.5, (self.units, columns)),
            random.normal(0, 0.5, self.biases + (columns,)),
        ]

    def each(self, x, p):
        state, states = (np.zeros(self.units), np.zeros(self.units)), []
        for step in x:
            state = self.step(step, state, p)
            states.append(state[0])
        return np.stack(states) if self.sequences else states[-1]


class LSTM(Recurrent):
    """The columns of all weights are those of the gates i, f, c, o."""

    gates = 4

    def step(self, x, state, p):
        h, c = state
        i, f, g, o = np.split(x @ p[0] + h @ p[1] + p[2], 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        return sigmoid(o) * np.tanh(c), c


class GRU(Recurrent):
    """reset_after=True; the columns of all weights are those of the gates z, r, h."""

    gates, biases = 3, (2,)

    def step(self, x, state, p):
        h = state[0]
        xz, xr, xh = np.split(x @ p[0] + p[2][0], 3)
        hz, hr, hh = np.split(h @ p[1] + p[2][1], 3)
        z, r = sigmoid(xz + hz), sigmoid(xr + hr)
        return z * h + (1 - z) * np.tanh(xh + r * hh), None


def around(layer, steps, features):
    """A dense layer makes the sequence, so that its gradients show those by the sequence."""
    return [Dense(steps * features), Reshape(steps, features), layer, Reshape(-1), Dense(CLASSES)]


# Network, shape of an example, and for words how many there are.
CASES = {
    "embedding": ([Embedding(7, 5), Reshape(-1), Dense(CLASSES)], (4,), 7),
    "embedding, many words": ([Embedding(150, 18), Reshape(-1), Dense(CLASSES)], (9,), 150),
    "lstm": (around(LSTM(4), 5, 3), (4,), None),
    "lstm, sequences": (around(LSTM(6, True), 4, 2), (4,), None),
    "lstm, one step": (around(LSTM(17), 1, 3), (4,), None),
    "lstm, stacked": ([Embedding(6, 3), LSTM(5, True), LSTM(3), Dense(CLASSES)], (5,), 6),
    "gru": (around(GRU(4), 5, 3), (4,), None),
    "gru, sequences": (around(GRU(6, True), 4, 2), (4,), None),
    "gru, one step": (around(GRU(17), 1, 3), (4,), None),
    "gru, stacked": ([Embedding(6, 3), GRU(5, True), GRU(3), Dense(CLASSES)], (5,), 6),
}


def float32(array):
    """Start values are float32 numbers, so that both sides start from the same."""
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def outputs(layers, p, x):
    rows = []
    for example in x:
        for layer, parameters in zip(layers, p):
            example = layer.each(example, parameters)
        e = np.exp(example - example.max())
        rows.append(e / e.sum())
    return np.stack(rows)


def adam(w, g, rate=0.01, beta1=0.9, beta2=0.999, epsilon=0.01):
    """The first step."""
    m, v = (1 - beta1) * g, (1 - beta2) * g**2
    return w - rate * np.sqrt(1 - beta2) / (1 - beta1) * m / (np.sqrt(v) + epsilon)


def rounded(array):
    return [float("%.10g" % x) for x in np.ravel(array)]


def case(name):
    layers, shape, words = CASES[name]
    random = np.random.default_rng(zlib.crc32(name.encode()))
    x = float32(random.integers(0, words, (COUNT,) + shape) if words else random.uniform(-1, 1, (COUNT,) + shape))
    labels = random.integers(0, CLASSES, COUNT)
    p, example = [], x[0]
    for layer in layers:
        p.append([float32(a) for a in layer.parameters(random, example.shape)])
        example = layer.each(example, p[-1])

    def loss():
        return -np.log(outputs(layers, p, x)[np.arange(COUNT), labels]).mean()

    gradients = []
    for array in [a for parameters in p for a in parameters]:
        gradient, places = np.zeros(array.shape), array.reshape(-1)
        for i in range(array.size):
            if words and array is p[0][0] and i // array.shape[1] not in x:
                continue
            start, h, values = places[i], 1e-3, []
            for steps in (1, -1, 2, -2):
                places[i] = start + steps * h
                values.append(loss())
            places[i] = start
            gradient.reshape(-1)[i] = (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * h)
        gradients.append(gradient)
    flat = [a for parameters in p for a in parameters]
    return {
        "inputShape": list(shape),
        "x": x.ravel().tolist(),
        "labels": labels.tolist(),
        "parameters": [a.ravel().tolist() for a in flat],
        "outputs": rounded(outputs(layers, p, x)),
        "gradients": [rounded(g) for g in gradients],
        "afterOneStep": [rounded(adam(a, g)) for a, g in zip(flat, gradients)],
    }


with open("sequences.json", "w") as file:
    file.write("{\n")
    for name in CASES:
        items = ['"%s": %s' % (key, json.dumps(value)) for key, value in case(name).items()]
        file.write('"%s": {\n%s\n}%s\n' % (name, ",\n".join(items), "," if name != list(CASES)[-1] else ""))
    file.write("}\n")
