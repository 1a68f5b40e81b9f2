"""Training in JAX as it is fastest for data that fits in memory: one compiled `lax.scan` an epoch, Adam of optax."""

import time
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from fashion_mnist import load, tell

BATCH = 32
optimizer = optax.adam(1e-3)


def dense(key, inputs: int, outputs: int):
    """Weights (Glorot uniform) and bias of a layer."""
    return jax.nn.initializers.glorot_uniform()(key, (inputs, outputs)), jnp.zeros(outputs)


def loss_of(apply, parameters, images, labels):
    return optax.softmax_cross_entropy_with_integer_labels(apply(parameters, images), labels).mean()


@partial(jax.jit, static_argnums=0, donate_argnums=(1, 2))
def train_epoch(apply, parameters, state, images, labels, key):
    """One pass over shuffled batches: new parameters and state, and the mean loss."""

    def step(carry, batch):
        parameters, state = carry
        loss, gradients = jax.value_and_grad(partial(loss_of, apply))(parameters, images[batch], labels[batch])
        updates, state = optimizer.update(gradients, state)
        return (optax.apply_updates(parameters, updates), state), loss

    order = jax.random.permutation(key, len(images)).reshape(-1, BATCH)
    (parameters, state), losses = jax.lax.scan(step, (parameters, state), order)
    return parameters, state, losses.mean()


def arrays(part, images: int, channels: bool):
    pixels, labels = part
    pixels = pixels[:images].astype(np.float32) / 255
    shaped = pixels[..., None] if channels else pixels.reshape(len(pixels), -1)
    return jnp.asarray(shaped), jnp.asarray(labels[:images].astype(np.int32))


def lesson(parameters, apply, epochs: int, images: int = 60_000, channels: bool = False) -> None:
    """Loads, compiles, trains, evaluates, predicts and tells; an epoch's time is without compiling."""
    train, test = load()
    inputs, labels = arrays(train, images, channels)
    test_inputs, test_labels = arrays(test, 10_000, channels)
    state = optimizer.init(parameters)
    key = jax.random.key(42)
    compiled = train_epoch.lower(apply, parameters, state, inputs, labels, key).compile()
    seconds = []
    for epoch in range(epochs):
        start = time.perf_counter()
        parameters, state, loss = compiled(parameters, state, inputs, labels, jax.random.fold_in(key, epoch))
        print(f"{epoch + 1}: {loss.item():.4f}")
        seconds.append(time.perf_counter() - start)
    predict = jax.jit(lambda parameters, part: jax.nn.softmax(apply(parameters, part)))
    predictions = jnp.concatenate([predict(parameters, part) for part in jnp.split(test_inputs, 10)])
    tell(seconds, (predictions.argmax(1) == test_labels).mean(), images)
