"""Writes sounds.json: power spectra and mel spectrograms in float64, as NumPy's FFT and the HTK Book's formulas give
them. Run it in this folder.
"""

import json

import numpy as np

random = np.random.default_rng(1618)


def mel(samples, rate, window, hop, bands):
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(window) / window)
    frames = [samples[s : s + window] * hann for s in range(0, len(samples) - window + 1, hop)]
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    top = 2595 * np.log10(1 + rate / 2 / 700)
    corners = 700 * (10 ** (np.linspace(0, top, bands + 2) / 2595) - 1)
    bins = np.arange(window // 2 + 1) * rate / window
    filters = np.array([
        np.maximum(0, np.minimum((bins - a) / (b - a), (c - bins) / (c - b)))
        for a, b, c in zip(corners, corners[1:], corners[2:])])
    return np.log(np.maximum(power @ filters.T, 1e-10))


def main():
    spectra = []
    for size in (2, 8, 64, 1024):
        numbers = random.normal(0, 1, size)
        spectra.append(dict(numbers=numbers.tolist(), power=(np.abs(np.fft.rfft(numbers)) ** 2).tolist()))
    mels = []
    for rate, window, hop, bands, count in [(8000, 256, 128, 20, 1000), (16000, 64, 50, 7, 200), (8000, 32, 32, 3, 32)]:
        time = np.arange(count) / rate
        samples = np.float32(0.5 * np.sin(2 * np.pi * 440 * time) + 0.1 * random.normal(0, 1, count))
        values = mel(samples.astype(np.float64), rate, window, hop, bands)
        mels.append(dict(
            rate=rate, window=window, hop=hop, bands=bands, samples=[float(v) for v in samples],
            frames=values.shape[0], values=values.ravel().tolist()))
    with open("sounds.json", "w", encoding="utf-8") as file:
        json.dump(dict(spectra=spectra, mels=mels), file)
        file.write("\n")


main()
