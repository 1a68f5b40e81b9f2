import Foundation
import FuzzTargets
import TestSupport
import Testing

/// A short run of `make fuzz`, always the same; and whatever it ever found.
@Suite struct FuzzTargetTests {
  @Test(arguments: fuzzTargets.map(\.name))
  func comesBackWhateverTheBytes(name: String) throws {
    let target = try #require(fuzzTargets.first { $0.name == name })
    let seeds = target.seeds(below: projectFolder)
    try #require(!seeds.isEmpty, "no hay de qué partir")
    var mutator = Mutator(seeds: seeds, pieces: target.pieces, seed: 7)
    var changed = 0
    for _ in 0..<200 {
      let input = mutator.next()
      target.read(input)
      changed += seeds.contains(input) ? 0 : 1
    }
    #expect(changed > 150)
  }

  /// Each file is named after its target: `lección-1.md`.
  @Test func findingsStayFixed() throws {
    let folder = testsFolder.appendingPathComponent("Cases/fuzz")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    for file in files {
      let name = file.lastPathComponent.precomposedStringWithCanonicalMapping
      guard name != "LÉEME.md" else { continue }
      let target = try #require(fuzzTargets.first { name.hasPrefix($0.name + "-") }, "\(name)")
      target.read(Array(try Data(contentsOf: file)))
    }
  }

  @Test func theSameSeedMakesTheSameInputs() {
    let target = fuzzTargets[0]
    let seeds = target.seeds(below: projectFolder)
    var one = Mutator(seeds: seeds, pieces: target.pieces, seed: 3)
    var two = Mutator(seeds: seeds, pieces: target.pieces, seed: 3)
    for _ in 0..<50 { #expect(one.next() == two.next()) }
  }
}
