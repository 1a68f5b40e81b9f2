"""The small convolutional network in Keras, one epoch."""

import time

import keras
from fashion_mnist import load, tell

keras.utils.set_random_seed(42)
(train_images, train_labels), (test_images, test_labels) = load()
train_images = train_images[..., None].astype("float32") / 255
test_images = test_images[..., None].astype("float32") / 255

model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(64, 3, activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

start = time.perf_counter()
model.fit(train_images, train_labels, epochs=1, batch_size=32, verbose=2)
seconds = time.perf_counter() - start

loss, accuracy = model.evaluate(test_images, test_labels, verbose=0)
predictions = model.predict(test_images, verbose=0)
tell([seconds], accuracy)
