# %% [markdown]
# # Un clasificador de prendas
# La misma lección en Keras: como guion, o como cuaderno de Jupyter.

# %%
import time

import keras
from fashion_mnist import load, tell

keras.utils.set_random_seed(42)

# %% [markdown]
# ## Los datos

# %%
(train_images, train_labels), (test_images, test_labels) = load()
train_images = train_images.astype("float32") / 255
test_images = test_images.astype("float32") / 255

# %% [markdown]
# ## El modelo

# %%
model = keras.Sequential(
    [
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

# %% [markdown]
# ## Entrenar


# %%
class Clock(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        epochs.append(time.perf_counter() - self.start)


epochs = []
history = model.fit(train_images, train_labels, epochs=5, batch_size=32, verbose=2, callbacks=[Clock()])

# %% [markdown]
# ## Evaluar y predecir

# %%
loss, accuracy = model.evaluate(test_images, test_labels, verbose=0)
predictions = model.predict(test_images, verbose=0)
tell(epochs, accuracy)
