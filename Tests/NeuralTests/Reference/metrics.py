"""Writes metrics.json: metrics of random predictions in float64, each by its definition. Run it in this folder."""

import json

import numpy as np

random = np.random.default_rng(99)


def area(scores, positive):
    """All pairs of a positive and a negative example; equal scores count half."""
    a, b = scores[positive], scores[~positive]
    return float(((a[:, None] > b[None]) + 0.5 * (a[:, None] == b[None])).mean())


def case(count, classes, levels):
    # Few levels make ties.
    outputs = np.round(random.uniform(0, 1, (count, classes)) * levels) / levels
    outputs = outputs.astype(np.float32)
    labels = random.integers(0, max(classes, 2), count)
    targets = random.normal(0, 1, (count, classes)).astype(np.float32)
    kinds = max(classes, 2)
    found = outputs.argmax(axis=1) if classes > 1 else (outputs[:, 0] > 0.5).astype(int)
    confusion = np.zeros((kinds, kinds), dtype=int)
    for true, guess in zip(labels, found):
        confusion[true, guess] += 1
    hits = np.diag(confusion)
    precision = hits / np.maximum(confusion.sum(axis=0), 1)
    recall = hits / np.maximum(confusion.sum(axis=1), 1)
    f1 = np.where(hits > 0, 2 * precision * recall / np.maximum(precision + recall, 1e-300), 0)
    ranks = np.argsort(-outputs, axis=1, kind="stable")
    wanted = range(classes) if classes > 2 else [1]
    columns = {k: outputs[:, 0] if classes == 1 else outputs[:, k] for k in wanted}
    error = outputs.astype(np.float64) - targets
    return {
        "outputs": outputs.ravel().tolist(), "columns": classes, "labels": labels.tolist(),
        "targets": targets.ravel().tolist(), "confusion": confusion.tolist(),
        "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(),
        "top": [float((ranks[:, :k] == labels[:, None]).any(axis=1).mean()) for k in range(1, classes + 1)],
        "area": float(np.mean([area(columns[k], labels == k) for k in wanted])),
        "absolute": float(np.abs(error).mean()), "root": float(np.sqrt((error ** 2).mean())),
    }


with open("metrics.json", "w") as file:
    json.dump([case(40, 1, 7), case(30, 2, 5), case(60, 6, 9), case(50, 4, 10 ** 6)], file)
    file.write("\n")
