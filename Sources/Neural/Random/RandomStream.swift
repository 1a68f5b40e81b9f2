internal import CKernels

/// A counter-based source of random numbers (Philox 4×32-10), named so that one step's numbers do not move another's.
///
/// A stream is a value without state: it names a sequence, and every `generator()` starts that sequence anew.
package struct RandomStream: Sendable, Equatable {
  /// Philox' key.
  let key: UInt64

  /// The stream of a name under a seed.
  ///
  /// Its key is the FNV-1a hash (64 bits) of the seed's eight bytes, least first, and the name's UTF-8 bytes,
  /// finished by the mixing function of SplitMix64, so that streams whose names differ in a letter have nothing
  /// in common.
  package init(seed: UInt64, name: String) {
    var bytes = FNV1a()
    bytes.add(seed)
    for byte in name.utf8 { bytes.add(byte) }
    var hash = bytes.value
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    key = hash ^ (hash >> 31)
  }

  /// A stream of its own within this one.
  package func substream(_ name: String) -> RandomStream { RandomStream(seed: key, name: name) }

  /// The stream's numbers from the first on.
  package func generator() -> RandomGenerator { RandomGenerator(key: key) }
}

extension RandomStream {
  /// The stream as kernels read it, at its first step.
  var noise: lec_noise {
    lec_noise(key: (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)), step: 0)
  }
}
