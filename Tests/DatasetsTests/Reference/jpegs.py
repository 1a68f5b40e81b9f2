"""Writes jpegs.json: JPEG files as Pillow writes them, with the pixels as Pillow decodes them.

Written with Pillow 13.0 and its libjpeg-turbo 3.2, whose integer transform and smooth enlarging of colours are those
of `JPEGReader`. Run it in this folder.
"""

import io
import json

import numpy as np
from PIL import Image

random = np.random.default_rng(31415)


def picture(width, height, channels):
    """Waves, an edge and some noise."""
    y, x = np.mgrid[:height, :width]
    planes = [
        128 + 80 * np.sin(x / (3 + c)) * np.cos(y / (4 - c)) + 40 * (x > width / 2) + random.normal(0, 12, (height, width))
        for c in range(channels)]
    pixels = np.clip(np.stack(planes, axis=2), 0, 255).astype(np.uint8)
    return Image.fromarray(pixels[:, :, 0] if channels == 1 else pixels)


def case(name, image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", **options)
    decoded = Image.open(io.BytesIO(buffer.getvalue()))
    return dict(name=name, width=image.width, height=image.height, channels=len(decoded.getbands()),
                file=buffer.getvalue().hex(), pixels=decoded.tobytes().hex())


def resampled(name, image, width, height, factors, **options):
    """A file whose frame says another size and other factors of the first colour, with as many blocks."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80, **options)
    file = bytearray(buffer.getvalue())
    frame = next(i for i in range(len(file)) if file[i] == 0xFF and file[i + 1] in (0xC0, 0xC2))
    file[frame + 5 : frame + 9] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    file[frame + 11] = factors
    decoded = Image.open(io.BytesIO(bytes(file)))
    return dict(name=name, width=width, height=height, channels=3, file=bytes(file).hex(),
                pixels=decoded.tobytes().hex())


def main():
    cases = []
    for progressive in (False, True):
        kind = "progressive" if progressive else "baseline"
        for width, height in [(1, 1), (8, 8), (17, 13), (33, 20)]:
            cases.append(case(f"{kind} grey {width}x{height}", picture(width, height, 1),
                              quality=90, progressive=progressive))
        for subsampling in (0, 1, 2):
            for width, height in [(2, 3), (5, 4), (19, 23), (34, 17)]:
                cases.append(case(f"{kind} color {width}x{height} subsampling {subsampling}",
                                  picture(width, height, 3), quality=75, subsampling=subsampling,
                                  progressive=progressive))
        cases.append(case(f"{kind} restarts", picture(40, 30, 3), quality=60, restart_marker_blocks=2,
                          progressive=progressive))
        cases.append(case(f"{kind} best", picture(24, 24, 3), quality=100, subsampling=0, optimize=True,
                          progressive=progressive))
        cases.append(case(f"{kind} worst", picture(24, 24, 3), quality=3, progressive=progressive))
    cases.append(case("red, green and blue", picture(20, 11, 3), quality=90, keep_rgb=True))
    # Factors that Pillow does not write: 1×2, 4×1 and 1×4.
    cases.append(resampled("halved down", picture(34, 17, 3), 17, 34, 0x12, subsampling=1))
    cases.append(resampled("quartered across", picture(32, 32, 3), 29, 31, 0x41, subsampling=2))
    cases.append(resampled("quartered down", picture(32, 32, 3), 31, 30, 0x14, subsampling=2, progressive=True))
    inks = case("inks", picture(9, 9, 3).convert("CMYK"), quality=80)
    with open("jpegs.json", "w", encoding="utf-8") as file:
        json.dump(dict(cases=cases, inks=inks["file"]), file, indent=0)
        file.write("\n")


main()
