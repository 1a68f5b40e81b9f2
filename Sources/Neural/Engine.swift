internal import CKernels

/// An instruction set for which the kernels are built. All give the same bits.
package enum SIMDLevel: String, Sendable, CaseIterable {
  case generic, avx2, avx512, neon

  var code: lec_level {
    switch self {
    case .generic: LEC_GENERIC
    case .avx2: LEC_AVX2
    case .avx512: LEC_AVX512
    case .neon: LEC_NEON
    }
  }

  /// Whether this build holds it and this processor runs it.
  package var isAvailable: Bool { lec_level_available(code) != 0 }

  /// The fastest here.
  package static var best: SIMDLevel {
    let best = lec_level_best()
    return allCases.first { $0.code == best } ?? .generic
  }
}

/// How a network is computed. Nothing here changes a result.
package struct Engine: Sendable, Equatable {
  /// An unavailable level counts as the best one.
  package var level: SIMDLevel {
    didSet { if !level.isAvailable { level = .best } }
  }

  /// Changes whenever the same network and data would give other bits than before: what was kept of an older version
  /// is computed anew.
  package static let numericVersion = 1

  package init(level: SIMDLevel = .best) { self.level = level.isAvailable ? level : .best }

  /// Processors that this process may use: the number of threads that pays.
  package static var processors: Int { Int(lec_processors()) }

  /// Bytes that networks and their training may take: three quarters of what the machine or its container has.
  package static var memory: Int { Int(clamping: lec_physical_memory()) / 4 * 3 }

  /// Bytes that this process has for itself now; 0 where the system does not say.
  package static var ownMemory: Int { Int(clamping: lec_own_memory()) }

  /// Whether this process has more bytes for itself than a limit, also after what was freed is given back.
  package static func uses(moreThan limit: Int) -> Bool {
    guard ownMemory > limit else { return false }
    lec_return_freed()
    return ownMemory > limit
  }
}
