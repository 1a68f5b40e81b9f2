"""The small convolutional network in JAX, one epoch."""

import jax
import jax.numpy as jnp
from jax_training import dense, lesson


def convolve(images, kernel, bias):
    layout = ("NHWC", "HWIO", "NHWC")
    return jax.nn.relu(jax.lax.conv_general_dilated(images, kernel, (1, 1), "VALID", dimension_numbers=layout) + bias)


def pool(images):
    return jax.lax.reduce_window(images, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def apply(parameters, images):
    (k1, c1), (k2, c2), (w1, b1), (w2, b2) = parameters
    features = pool(convolve(pool(convolve(images, k1, c1)), k2, c2))
    return jax.nn.relu(features.reshape(len(images), -1) @ w1 + b1) @ w2 + b2


def kernel(key, channels: int, filters: int):
    return jax.nn.initializers.glorot_uniform()(key, (3, 3, channels, filters)), jnp.zeros(filters)


keys = jax.random.split(jax.random.key(0), 4)
parameters = [
    kernel(keys[0], 1, 32),
    kernel(keys[1], 32, 64),
    dense(keys[2], 1600, 128),
    dense(keys[3], 128, 10),
]
lesson(parameters, apply, epochs=1, scans=False, channels=True)
