import Neural
import Testing

@Suite struct EngineTests {
  @Test func theGenericLevelIsEverywhere() {
    #expect(SIMDLevel.generic.isAvailable)
    #expect(SIMDLevel.best.isAvailable)
    #expect(Engine().level == .best)
    #expect(Engine.processors >= 1)
  }

  @Test func unavailableLevelsGiveWay() {
    for level in SIMDLevel.allCases {
      #expect(Engine(level: level).level == (level.isAvailable ? level : .best))
      var engine = Engine(level: .generic)
      engine.level = level
      #expect(engine.level.isAvailable)
    }
    #if arch(x86_64)
      #expect(!SIMDLevel.neon.isAvailable)
    #elseif arch(arm64)
      #expect(SIMDLevel.neon.isAvailable && !SIMDLevel.avx2.isAvailable)
    #endif
  }
}
