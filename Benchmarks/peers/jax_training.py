"""Training in JAX as it is fastest for data that fits in memory, with Adam of optax.

Small products are fastest in one compiled `lax.scan` an epoch; convolutions, which a compiled loop computes on one
thread and several times slower, in a compiled step for each batch.
"""

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


def step(apply, carry, images, labels, batch):
    """Parameters and state after a batch, and its loss."""
    parameters, state = carry
    loss, gradients = jax.value_and_grad(partial(loss_of, apply))(parameters, images[batch], labels[batch])
    updates, state = optimizer.update(gradients, state)
    return (optax.apply_updates(parameters, updates), state), loss


@partial(jax.jit, static_argnums=0, donate_argnums=1)
def scan_epoch(apply, carry, images, labels, key):
    """One pass over shuffled batches: new parameters and state, and the mean loss."""
    order = jax.random.permutation(key, len(images)).reshape(-1, BATCH)
    carry, losses = jax.lax.scan(lambda carry, batch: step(apply, carry, images, labels, batch), carry, order)
    return carry, losses.mean()


def compiled_epoch(apply, carry, images, labels, key, scans: bool):
    """`scan_epoch`, or the same with one compiled step called for each batch."""
    if scans:
        return scan_epoch.lower(apply, carry, images, labels, key).compile()
    jitted = jax.jit(step, static_argnums=0, donate_argnums=1)
    compiled = jitted.lower(apply, carry, images, labels, jnp.zeros(BATCH, jnp.int32)).compile()

    def run(carry, images, labels, key):
        losses = []
        for batch in np.asarray(jax.random.permutation(key, len(images)), np.int32).reshape(-1, BATCH):
            carry, loss = compiled(carry, images, labels, batch)
            losses.append(loss)
        return carry, jnp.stack(losses).mean()

    return run


def arrays(part, channels: bool):
    images, labels = part
    pixels = images.astype(np.float32) / 255
    shaped = pixels[..., None] if channels else pixels.reshape(len(pixels), -1)
    return jnp.asarray(shaped), jnp.asarray(labels.astype(np.int32))


def lesson(parameters, apply, epochs: int, scans: bool, channels: bool = False) -> None:
    """Loads, compiles, trains, evaluates, predicts and tells; an epoch's time is without compiling."""
    train, test = load()
    images, labels = arrays(train, channels)
    test_images, test_labels = arrays(test, channels)
    carry = (parameters, optimizer.init(parameters))
    key = jax.random.key(42)
    train_epoch = compiled_epoch(apply, carry, images, labels, key, scans)
    seconds = []
    for epoch in range(epochs):
        start = time.perf_counter()
        carry, loss = train_epoch(carry, images, labels, jax.random.fold_in(key, epoch))
        print(f"{epoch + 1}: {loss.item():.4f}")
        seconds.append(time.perf_counter() - start)
    predict = jax.jit(lambda part: jax.nn.softmax(apply(carry[0], part)))
    predictions = jnp.concatenate([predict(part) for part in jnp.split(test_images, 10)])
    tell(seconds, (predictions.argmax(1) == test_labels).mean())
