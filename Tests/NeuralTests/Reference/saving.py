"""Files by Python's safetensors library for our reader, and what that library reads in ours.

Writes floats.safetensors, types.safetensors and integers.safetensors, and saving.json with the float32 bits that the
first two hold, by NumPy. Reads written.safetensors, which SafetensorsTests writes when ACTUALIZAR=1, into written.json.
Needs the packages safetensors (0.8) and numpy. Run it in this folder.
"""

import json

import numpy as np
from safetensors import TensorSpec, safe_open, serialize_file
from safetensors.numpy import save_file


def bits(array):
    return np.ascontiguousarray(array, dtype=np.float32).view(np.uint32).ravel().tolist()


def spec(kind, array, shape):
    return TensorSpec(dtype=kind, shape=shape, data_ptr=array.ctypes.data, data_len=array.nbytes)


random = np.random.default_rng(5)
expected = {}

# As people write them: two tensors of float32, a scalar, an empty one, and texts with other letters.
floats = {
    "kernel": random.normal(size=(2, 3)).astype(np.float32),
    "sesgo ñ": np.array([0.0, -0.0, 1e-45, 3.4028235e38], dtype=np.float32),
    "scalar": np.array(0.1, dtype=np.float32),
    "empty": np.zeros((3, 0), dtype=np.float32),
}
save_file(floats, "floats.safetensors", metadata={"autor": "añil \"x\" \\ \n", "b": ""})
expected["floats.safetensors"] = {name: {"shape": list(a.shape), "bits": bits(a)} for name, a in floats.items()}

# Every kind of number in half precision: zeros, the smallest, the subnormal, the largest, and some between.
half = np.concatenate([
    np.array([0x0000, 0x8000, 0x0001, 0x8001, 0x03FF, 0x0400, 0x7BFF, 0xFBFF, 0x3C00], dtype=np.uint16),
    random.integers(0, 0x7C00, 80).astype(np.uint16),
]).view(np.float16)
# The upper halves of float32 numbers.
brain = np.concatenate([
    np.array([0x0000, 0x8000, 0x0001, 0x007F, 0x0080, 0x7F7F, 0xFF7F, 0x3F80], dtype=np.uint16),
    random.integers(0, 0x7F80, 80).astype(np.uint16),
])
# Doubles between two float32 numbers: ties to even, one beside a tie, below the smallest subnormal, the largest.
double = np.concatenate([
    np.array([1 + 2**-24, 1 + 3 * 2**-24, 1 + 2**-24 + 2**-52, -(1 + 2**-24), 2**-150, 2**-150 * 1.0000001, 5e-324,
              3.4028235e38, 0.1, -0.0]),
    random.normal(size=80) * 10.0 ** random.integers(-44, 38, 80),
])
serialize_file(
    {
        "half": spec("float16", half, [len(half)]),
        "brain": spec("bfloat16", brain, [len(brain) // 2, 2]),
        "double": spec("float64", double, [len(double)]),
    },
    "types.safetensors",
)
expected["types.safetensors"] = {
    "half": {"shape": [len(half)], "bits": bits(half.astype(np.float32))},
    "brain": {"shape": [len(brain) // 2, 2], "bits": (brain.astype(np.uint32) << 16).tolist()},
    "double": {"shape": [len(double)], "bits": bits(double.astype(np.float32))},
}
save_file({"count": np.arange(3, dtype=np.int64)}, "integers.safetensors")

with open("saving.json", "w", encoding="utf-8") as file:
    json.dump(expected, file, ensure_ascii=False)
    file.write("\n")

with safe_open("written.safetensors", framework="numpy") as file:
    read = {
        "metadata": file.metadata(),
        "tensors": [
            {"name": name, "type": str(file.get_tensor(name).dtype), "shape": list(file.get_tensor(name).shape),
             "bits": bits(file.get_tensor(name))}
            for name in sorted(file.keys())
        ],
    }
with open("written.json", "w", encoding="utf-8") as file:
    json.dump(read, file, ensure_ascii=False)
    file.write("\n")
