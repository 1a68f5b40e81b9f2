"""Writes losses.json: losses and their gradients in float64, as Keras' documentation defines them.

One dense layer z = x W + b of 4 inputs, on 7 examples, with 1, 5 and 19 outputs; the gradients are those of the
mean loss by W and b. Logits and probabilities give the same loss, because the network ends in what the loss inverts.
Also activations.json: activations at some points. Run it in this folder.
"""

import json
import math

import numpy as np

random = np.random.default_rng(7331)
INPUTS, COUNT = 4, 7


def float32(array):
    """Start values are float32 numbers, so that both sides start from the same."""
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def categorical(z, t):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -(t * np.log(p)).sum(axis=1), p * t.sum(axis=1, keepdims=True) - t


def each(z, t, loss, derivative):
    return loss(z, t).mean(axis=1), derivative(z, t) / z.shape[1]


def binary(z, t):
    return each(z, t, lambda z, t: -t * np.log(sigmoid(z)) - (1 - t) * np.log(1 - sigmoid(z)),
                lambda z, t: sigmoid(z) - t)


def squared(z, t):
    return each(z, t, lambda z, t: (z - t) ** 2, lambda z, t: 2 * (z - t))


def absolute(z, t):
    return each(z, t, lambda z, t: np.abs(z - t), lambda z, t: np.sign(z - t))


def huber(z, t):
    return each(z, t, lambda z, t: np.where(np.abs(z - t) <= 1, 0.5 * (z - t) ** 2, np.abs(z - t) - 0.5),
                lambda z, t: np.clip(z - t, -1, 1))


def case(outputs):
    x = float32(random.normal(0, 1, (COUNT, INPUTS)))
    w, b = float32(random.normal(0, 0.8, (INPUTS, outputs))), float32(random.normal(0, 0.5, outputs))
    z = x @ w + b
    shares = random.dirichlet(np.ones(outputs), COUNT)
    targets = {"probabilities": float32(shares), "values": float32(random.normal(0, 2, (COUNT, outputs)))}
    result = {"outputs": outputs, "inputs": x, "w": w, "b": b, **targets, "losses": {}}
    if outputs == 1:
        targets["probabilities"] = result["probabilities"] = float32(random.uniform(0, 1, (COUNT, 1)))
    for name, function, kind in [
        ("categorical", categorical, "probabilities"), ("binary", binary, "probabilities"),
        ("squared", squared, "values"), ("absolute", absolute, "values"), ("huber", huber, "values"),
    ]:
        losses, dz = function(z, targets[kind])
        dz = dz / COUNT
        result["losses"][name] = {"loss": losses.mean(), "w": x.T @ dz, "b": dz.sum(axis=0), "targets": kind}
    # Class weights: each loss times its class' weight, the sum over the number of examples.
    labels = random.integers(0, max(outputs, 2), COUNT)
    weights = float32(random.uniform(0.5, 3, max(outputs, 2)))
    t = labels[:, None].astype(float) if outputs == 1 else np.eye(outputs)[labels]
    losses, dz = (binary if outputs == 1 else categorical)(z, t)
    factor = weights[labels] / COUNT
    result["weighted"] = {
        "labels": labels, "weights": weights, "loss": (losses * factor).sum(),
        "w": x.T @ (dz * factor[:, None]), "b": (dz * factor[:, None]).sum(axis=0)}
    return result


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return value.ravel().tolist()
    return value.item() if isinstance(value, np.generic) else value


def write(name, value):
    with open(name, "w") as file:
        json.dump(plain(value), file, indent=1)
        file.write("\n")


write("losses.json", [case(outputs) for outputs in (1, 5, 19)])

points = float32(np.concatenate([np.linspace(-12, 12, 97), [-87.5, -30, 30, 87.5, 1e-4, -1e-4, 1e-8, -1e-8]]))
half_erfc = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in points])
write("activations.json", {
    "points": points,
    "values": {
        "sigmoid": sigmoid(points),
        "tanh": np.tanh(points),
        "leakyReLU": np.where(points >= 0, points, 0.2 * points),
        "elu": np.where(points >= 0, points, np.expm1(points)),
        "gelu": points * half_erfc,
        "softplus": np.logaddexp(0, points),
        "swish": points * sigmoid(points),
    },
    "slopes": {
        "sigmoid": sigmoid(points) * sigmoid(-points),
        "tanh": np.cosh(points) ** -2.0,
        "leakyReLU": np.where(points >= 0, 1, 0.2),
        "elu": np.where(points >= 0, 1, np.exp(points)),
        "gelu": half_erfc + points * np.exp(-points ** 2 / 2) / math.sqrt(2 * math.pi),
        "softplus": sigmoid(points),
        "swish": sigmoid(points) * (1 + points * sigmoid(-points)),
    },
})
