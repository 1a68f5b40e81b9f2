import Neural

/// A folder of WAV files by class as a dataset of waves, all of one length and one rate.
///
/// Shorter waves are followed by silence, longer ones lose their end.
package struct SoundFolder: Sendable, Equatable {
  package var folder: ClassFolder
  /// Samples of each wave; nil for those of the longest.
  package var length: Int?

  package init(folder: ClassFolder, length: Int? = nil) {
    self.folder = folder
    self.length = length
  }

  /// What the files' headers say.
  package func facts() throws(DatasetError) -> DatasetFacts {
    var rate: Int?
    var longest = 0
    for example in folder.examples {
      let header = try WAVReader.header(of: .file(example.path))
      let expected = rate ?? header.sampleRate
      guard header.sampleRate == expected else {
        throw .corruptSound(path: example.path, .differentRate(header.sampleRate, expected: expected))
      }
      rate = expected
      longest = max(longest, header.sampleCount)
    }
    let shape = [length ?? longest]
    try folder.checkContent(shape, bytes: 4)
    return folder.facts("los sonidos", inputShape: shape, sampleRate: rate)
  }

  /// Reads every sound.
  package func load() throws(DatasetError) -> Dataset {
    let facts = try facts()
    let size = facts.inputShape[0]
    var floats: [Float] = []
    floats.reserveCapacity(size * folder.examples.count)
    for example in folder.examples {
      let wave = try WAVReader.read(.file(example.path))
      floats += wave.samples.prefix(size)
      floats += repeatElement(0, count: max(0, size - wave.samples.count))
    }
    return folder.dataset(facts, .floats(floats))
  }
}
