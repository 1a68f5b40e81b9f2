import Neural
import Testing

@Suite struct RandomStreamTests {
  /// Pins the hash of names, by Reference/streams.py: a change would move every lesson's numbers.
  @Test func numbersOfANameStayTheSame() {
    var first = RandomStream(seed: 1, name: "modelo").generator()
    #expect(
      (0..<8).map { _ in first.word() } == [
        2_213_195_667, 3_852_540_621, 3_014_774_856, 3_046_931_871,
        2_294_107_598, 1_491_201_649, 3_535_285_595, 3_949_779_718,
      ])
    var second = RandomStream(seed: 1, name: "modelo").substream("layer 1").generator()
    #expect((0..<2).map { _ in second.word() } == [623_609_437, 1_308_805_591])
  }

  @Test func namesAndSeedsGiveDifferentStreams() {
    var streams: [RandomStream] = []
    for seed in UInt64(0)..<20 {
      for name in ["", "a", "b", "ab", "ba", "aa", "modelo", "modelo 2"] {
        let stream = RandomStream(seed: seed, name: name)
        streams.append(stream)
        streams.append(stream.substream("a"))
        streams.append(stream.substream("epoch 1"))
      }
    }
    let firsts = streams.map { stream in
      var generator = stream.generator()
      return generator.next()
    }
    #expect(Set(firsts).count == streams.count)
  }

  @Test func aStreamStartsAnewForEachGenerator() {
    let stream = RandomStream(seed: 3, name: "x")
    var a = stream.generator()
    var b = stream.generator()
    #expect((0..<9).map { _ in a.word() } == (0..<9).map { _ in b.word() })
    #expect(stream == RandomStream(seed: 3, name: "x"))
    #expect(stream != RandomStream(seed: 4, name: "x"))
  }
}
