#!/usr/bin/env python3
"""Hace los dígitos hablados con espeak-ng: `python3 hacer.py [CARPETA]`, y sin carpeta, donde está este guion.

Cada voz dice los diez dígitos una vez. Las voces de la prueba no están entre las del entrenamiento. La misma versión de
espeak-ng da siempre los mismos bytes: lo que viene después son cuentas con enteros.
"""

import math
import pathlib
import subprocess
import sys
import tempfile
import wave

DIGITS = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]

# Acento, variante, palabras por minuto y tono de cada voz.
VOICES = {
    "entrenamiento": [
        ("es", "f1", 165, 50), ("es", "f3", 180, 58), ("es", "m1", 160, 45), ("es", "m3", 175, 40),
        ("es", "m5", 185, 52), ("es", "m7", 170, 36), ("es", "Alex", 190, 48), ("es", "Gene", 165, 55),
        ("es", "Mario", 155, 42), ("es", "linda", 175, 62), ("es-419", "f2", 195, 54), ("es-419", "m2", 185, 46),
        ("es-419", "m4", 180, 38), ("es-419", "belinda", 160, 57), ("es-419", "steph", 190, 60),
        ("es-419", "michel", 170, 44), ("es-419", "Hugo", 180, 50), ("es-419", "robert", 165, 35),
        ("es-419", "Annie", 175, 52), ("es-419", "Denis", 190, 41),
    ],
    "prueba": [
        ("es", "f4", 190, 52), ("es", "m6", 180, 43), ("es", "paul", 165, 47), ("es", "Jacky", 185, 56),
        ("es", "zac", 175, 38), ("es-419", "f5", 195, 48), ("es-419", "m8", 170, 40), ("es-419", "victor", 190, 45),
        ("es-419", "pablo", 175, 53), ("es-419", "shelby", 185, 59),
    ],
}

RATE = 8000
LENGTH = 4800
# Muestras de silencio antes de la palabra, según la voz: nadie empieza a hablar justo a tiempo.
LEADS = range(80, 640, 70)

# El filtro que deja solo lo que cabe en 8000 muestras por segundo: un seno cardinal con ventana de Hann, en enteros.
REACH, SHIFT = 32, 15


def spoken(text, accent, variant, speed, pitch):
    """Las muestras de una palabra, de 16 bits, y cuántas hay por segundo."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder, "voz.wav"))
        voice = f"{accent}+{variant}"
        command = ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", path, text]
        subprocess.run(command, check=True)
        with wave.open(path) as sound:
            assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
            data = sound.readframes(sound.getnframes())
            rate = sound.getframerate()
    return [int.from_bytes(data[i:i + 2], "little", signed=True) for i in range(0, len(data), 2)], rate


def filters(step, scale):
    """Los pesos del filtro para cada distancia, en partes de `scale`, a la muestra anterior."""
    result = []
    for phase in range(scale):
        weights = []
        for tap in range(-REACH + 1, REACH + 1):
            x = (tap - phase / scale) * scale / step
            window = 0.5 + 0.5 * math.cos(math.pi * (tap - phase / scale) / REACH)
            value = (math.sin(math.pi * x) / (math.pi * x) if x else 1.0) * window * scale / step
            weights.append(round(value * (1 << SHIFT)))
        result.append(weights)
    return result


def resampled(samples, rate, known={}):
    """Las mismas ondas con `RATE` muestras por segundo."""
    common = math.gcd(rate, RATE)
    step, scale = rate // common, RATE // common
    if rate not in known:
        known[rate] = filters(step, scale)
    padded = [0] * REACH + samples + [0] * (REACH + 1)
    result = []
    for index in range(len(samples) * scale // step):
        whole, phase = divmod(index * step, scale)
        window = padded[whole + 1:whole + 1 + 2 * REACH]
        result.append(sum(a * b for a, b in zip(window, known[rate][phase])) >> SHIFT)
    return result


def trimmed(samples):
    """Sin el silencio del principio y del final: lo que no llega a una centésima de lo más fuerte."""
    least = max(map(abs, samples)) // 100
    loud = [index for index, sample in enumerate(samples) if abs(sample) > least]
    return samples[loud[0]:loud[-1] + 1]


def noise(seed):
    """Números entre -128 y 127 que parecen al azar y son siempre los mismos: un generador congruencial."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield (state >> 56) - 128


def bytes_of(samples, lead, seed):
    """`LENGTH` muestras de 8 bits: silencio, la palabra, silencio, y un rumor de habitación muy bajo en todo."""
    room = LENGTH - lead
    if len(samples) > room:
        raise SystemExit(f"la palabra tiene {len(samples)} muestras y caben {room}")
    peak = max(map(abs, samples))
    line = [0] * lead + samples + [0] * (room - len(samples))
    # En 256avos de la menor diferencia que 8 bits distinguen; la palabra llega a 115 de 128.
    return bytes(
        128 + ((sample * 115 * 256 // peak + next_noise + 128) >> 8)
        for sample, next_noise in zip(line, (n * 3 for n in noise(seed))))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    for part, voices in VOICES.items():
        for place, (accent, variant, speed, pitch) in enumerate(voices):
            for digit, word in enumerate(DIGITS):
                samples = trimmed(resampled(*spoken(word, accent, variant, speed, pitch)))
                lead = min(LEADS[(place * 3 + digit * 5) % len(LEADS)], max(0, LENGTH - len(samples)))
                folder = root / part / str(digit)
                folder.mkdir(parents=True, exist_ok=True)
                with wave.open(str(folder / f"{accent}-{variant.lower()}.wav"), "wb") as sound:
                    sound.setnchannels(1)
                    sound.setsampwidth(1)
                    sound.setframerate(RATE)
                    sound.writeframes(bytes_of(samples, lead, seed=1000 * place + digit + 7 * len(part)))


if __name__ == "__main__":
    main()
