"""The notes' network in JAX, five epochs."""

import jax
from jax_training import dense, lesson


def apply(parameters, images):
    (w1, b1), (w2, b2) = parameters
    return jax.nn.relu(images @ w1 + b1) @ w2 + b2


keys = jax.random.split(jax.random.key(0), 2)
lesson([dense(keys[0], 784, 128), dense(keys[1], 128, 10)], apply, epochs=5, scans=True)
