"""Prints the first numbers of some streams, as RandomStream documents them: what RandomStreamTests expects."""

MASK32, MASK64 = 2 ** 32 - 1, 2 ** 64 - 1


def key(seed, name):
    h = 0xCBF29CE484222325
    for byte in seed.to_bytes(8, "little") + name.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK64
    h = ((h ^ h >> 30) * 0xBF58476D1CE4E5B9) & MASK64
    h = ((h ^ h >> 27) * 0x94D049BB133111EB) & MASK64
    return h ^ h >> 31


def philox(counter, key):
    k0, k1 = key & MASK32, key >> 32
    c = list(counter)
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k0, b & MASK32, (a >> 32) ^ c[3] ^ k1, a & MASK32]
        k0, k1 = (k0 + 0x9E3779B9) & MASK32, (k1 + 0xBB67AE85) & MASK32
    return c


model = key(1, "modelo")
print(philox([0, 0, 0, 0], model) + philox([1, 0, 0, 0], model))
print(philox([0, 0, 0, 0], key(model, "layer 1")))
