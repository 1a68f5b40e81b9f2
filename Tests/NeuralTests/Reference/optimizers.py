"""Writes optimizers.json: a small network trained in float64, step by step as Keras' documentation defines it.

The network is dense(5, relu) - dense(4, softmax) on inputs of 7 numbers, with the mean cross-entropy of class
numbers; 10 examples in batches of 4, 4 and 2, in their order, for 2 epochs: 6 steps. Run it in this folder.
"""

import json

import numpy as np

random = np.random.default_rng(20240607)
INPUTS, HIDDEN, CLASSES, COUNT, BATCH, EPOCHS = 7, 5, 4, 10, 4, 2


def float32(array):
    """Start values are float32 numbers, so that both sides start from the same."""
    return np.asarray(array, dtype=np.float32).astype(np.float64)


x = float32(random.uniform(0, 1, (COUNT, INPUTS)))
labels = random.integers(0, CLASSES, COUNT)
start = {
    "w1": float32(random.normal(0, 0.6, (INPUTS, HIDDEN))),
    "b1": float32(random.normal(0, 0.3, HIDDEN)),
    "w2": float32(random.normal(0, 0.6, (HIDDEN, CLASSES))),
    "b2": float32(random.normal(0, 0.3, CLASSES)),
}


def loss_and_gradients(p, x, labels):
    z1 = x @ p["w1"] + p["b1"]
    h = np.maximum(z1, 0)
    z2 = h @ p["w2"] + p["b2"]
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    probabilities = e / e.sum(axis=1, keepdims=True)
    rows = np.arange(len(x))
    losses = -np.log(probabilities[rows, labels])
    d2 = probabilities.copy()
    d2[rows, labels] -= 1
    d2 /= len(x)
    d1 = (d2 @ p["w2"].T) * (z1 > 0)
    gradients = {"w1": x.T @ d1, "b1": d1.sum(axis=0), "w2": h.T @ d2, "b2": d2.sum(axis=0)}
    return losses, (probabilities.argmax(axis=1) == labels), gradients


class SGD:
    def __init__(self, rate, momentum=0.0, nesterov=False):
        self.rate, self.momentum, self.nesterov, self.v = rate, momentum, nesterov, {}

    def step(self, p, g):
        for k in p:
            if self.momentum == 0:
                p[k] = p[k] - self.rate * g[k]
                continue
            self.v[k] = self.momentum * self.v.get(k, np.zeros_like(p[k])) - self.rate * g[k]
            p[k] = p[k] + (self.momentum * self.v[k] - self.rate * g[k] if self.nesterov else self.v[k])


class Adam:
    def __init__(self, rate, beta1=0.9, beta2=0.999, epsilon=1e-7):
        self.rate, self.beta1, self.beta2, self.epsilon = rate, beta1, beta2, epsilon
        self.m, self.v, self.t = {}, {}, 0

    def step(self, p, g):
        self.t += 1
        alpha = self.rate * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        for k in p:
            m, v = self.m.get(k, np.zeros_like(p[k])), self.v.get(k, np.zeros_like(p[k]))
            self.m[k] = m + (g[k] - m) * (1 - self.beta1)
            self.v[k] = v + (g[k] ** 2 - v) * (1 - self.beta2)
            p[k] = p[k] - alpha * self.m[k] / (np.sqrt(self.v[k]) + self.epsilon)


class AdamW(Adam):
    decay = 0.004

    def step(self, p, g):
        for k in p:
            p[k] = p[k] - p[k] * self.decay * self.rate
        super().step(p, g)


class RMSprop:
    def __init__(self, rate, rho=0.9, momentum=0.0, epsilon=1e-7):
        self.rate, self.rho, self.momentum, self.epsilon, self.v, self.m = rate, rho, momentum, epsilon, {}, {}

    def step(self, p, g):
        for k in p:
            self.v[k] = self.rho * self.v.get(k, np.zeros_like(p[k])) + (1 - self.rho) * g[k] ** 2
            change = self.rate * g[k] / np.sqrt(self.v[k] + self.epsilon)
            if self.momentum > 0:
                change = self.m[k] = self.momentum * self.m.get(k, np.zeros_like(p[k])) + change
            p[k] = p[k] - change


class Clipped:
    """Each variable's gradient is shortened to a length by itself."""

    def __init__(self, inner, length):
        self.inner, self.length = inner, length

    def step(self, p, g):
        self.inner.step(p, {k: v * self.length / max(np.sqrt((v ** 2).sum()), self.length) for k, v in g.items()})


class Scheduled:
    """Another rate for each step, by the number of steps before."""

    def __init__(self, inner, schedule):
        self.inner, self.schedule, self.t = inner, schedule, 0

    def step(self, p, g):
        self.inner.rate = self.schedule(self.t)
        self.t += 1
        self.inner.step(p, g)


def steps(boundaries, rates):
    return lambda t: rates[next((i for i, b in enumerate(boundaries) if t <= b), len(boundaries))]


def cosine(rate, count, floor=0.0):
    return lambda t: rate * ((1 - floor) * 0.5 * (1 + np.cos(np.pi * min(t, count) / count)) + floor)


def warm_up(start, count, then):
    return lambda t: start + (then(0) - start) * t / count if t < count else then(t - count)


def train(optimizer):
    p = {k: v.copy() for k, v in start.items()}
    losses, accuracies, after_one_step = [], [], None
    for _ in range(EPOCHS):
        total, correct = 0.0, 0
        for first in range(0, COUNT, BATCH):
            part = slice(first, first + BATCH)
            batch_losses, hits, gradients = loss_and_gradients(p, x[part], labels[part])
            total += batch_losses.sum()
            correct += int(hits.sum())
            optimizer.step(p, gradients)
            if after_one_step is None:
                after_one_step = {k: v.ravel().tolist() for k, v in p.items()}
        losses.append(total / COUNT)
        accuracies.append(correct / COUNT)
    return {
        "losses": losses,
        "accuracies": accuracies,
        "afterOneStep": after_one_step,
        "parameters": {k: v.ravel().tolist() for k, v in p.items()},
    }


result = {
    "inputs": x.ravel().tolist(),
    "labels": labels.tolist(),
    "start": {k: v.ravel().tolist() for k, v in start.items()},
    "runs": {
        "sgd": train(SGD(0.1)),
        "momentum": train(SGD(0.1, momentum=0.9)),
        "nesterov": train(SGD(0.1, momentum=0.9, nesterov=True)),
        "adam": train(Adam(0.01)),
        "adam, large epsilon": train(Adam(0.01, beta1=0.8, beta2=0.95, epsilon=0.1)),
        "adamw": train(AdamW(0.05)),
        "rmsprop": train(RMSprop(0.01)),
        "rmsprop, momentum": train(RMSprop(0.01, rho=0.8, momentum=0.5, epsilon=0.01)),
        "sgd, clipped": train(Clipped(SGD(0.1), 0.05)),
        "adam, clipped": train(Clipped(Adam(0.01, epsilon=0.01), 0.02)),
        "sgd, steps": train(Scheduled(SGD(0.1), steps([1, 3], [0.2, 0.1, 0.05]))),
        "adamw, cosine": train(Scheduled(AdamW(0.1), cosine(0.05, 4, 0.1))),
        "rmsprop, warm-up": train(Scheduled(RMSprop(0.1), warm_up(0.001, 2, cosine(0.01, 3)))),
    },
}
result["schedules"] = {
    "steps": [steps([1, 3], [0.2, 0.1, 0.05])(t) for t in range(8)],
    "cosine": [cosine(0.05, 5, 0.1)(t) for t in range(8)],
    "warm-up": [warm_up(0.001, 3, cosine(0.01, 4))(t) for t in range(8)],
}
with open("optimizers.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
