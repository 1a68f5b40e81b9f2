import Foundation
import JSON
import Neural
import TestSupport
import Testing

/// Files to and from Python's library: `Reference/saving.py`.
@Suite struct SafetensorsTests {
  private struct Expected: Decodable {
    var shape: [Int]
    var bits: [UInt32]
  }

  @Test(arguments: ["floats.safetensors", "types.safetensors"])
  func readsFilesOfPythonsLibrary(name: String) throws {
    let all: [String: [String: Expected]] = try reference("saving.json")
    let expected = try #require(all[name])
    let file = try Safetensors(referenceBytes(name))
    #expect(Set(file.items.map(\.name)) == Set(expected.keys))
    for item in file.items {
      #expect(item.tensor.shape == expected[item.name]?.shape, "\(item.name)")
      #expect(item.tensor.values.map(\.bitPattern) == expected[item.name]?.bits, "\(item.name)")
    }
    #expect(file.metadata == (name == "floats.safetensors" ? ["autor": "añil \"x\" \\ \n", "b": ""] : [:]))
  }

  @Test func refusesOtherTypesByTheirName() throws {
    let bytes = try referenceBytes("integers.safetensors")
    #expect(throws: SavingError.unknownType(tensor: "count", type: "I64")) { try Safetensors(bytes) }
  }

  /// All halves against the numbers that their definition gives.
  @Test func halvesAreExact() throws {
    let finite = (0...UInt16.max).filter { $0 >> 10 & 0x1F != 0x1F }
    let file = safetensors(
      #"{"h":{"dtype":"F16","shape":[\#(finite.count)],"data_offsets":[0,\#(2 * finite.count)]}}"#,
      data: finite.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let values = try #require(try Safetensors(file).items.first).tensor.values
    for (bits, value) in zip(finite, values) {
      let exponent = Int(bits >> 10 & 0x1F)
      let fraction = Float(bits & 0x3FF)
      let magnitude = exponent == 0
        ? fraction / 0x1p24 : (1024 + fraction) / 1024 * Float(sign: .plus, exponent: exponent - 15, significand: 1)
      #expect(value.bitPattern == (bits >> 15 == 1 ? -magnitude : magnitude).bitPattern, "\(bits)")
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let items = [
      Safetensors.Item("b", Tensor(shape: [2, 2], values: [0, -0.0, .leastNonzeroMagnitude, -1.5])),
      Safetensors.Item("a \"ñ\"\u{1}", Tensor(shape: [], values: [.greatestFiniteMagnitude])),
      Safetensors.Item("empty", Tensor(shape: [2, 0], values: [])),
    ]
    let file = Safetensors(items: items, metadata: ["z": "1", "a": "\u{1F600}\n"])
    let bytes = try file.encoded()
    let read = try Safetensors(bytes)
    // An empty tensor may stand before the one that starts where it does.
    #expect(Set(read.items.map(\.name)) == Set(items.map(\.name)))
    for item in read.items {
      let wanted = try #require(items.first { $0.name == item.name })
      #expect(item.tensor.shape == wanted.tensor.shape)
      #expect(item.tensor.values.map(\.bitPattern) == wanted.tensor.values.map(\.bitPattern))
    }
    #expect(read.metadata == file.metadata)
    #expect(try Safetensors(items: items, metadata: ["a": "\u{1F600}\n", "z": "1"]).encoded() == bytes)
    let length = Int(bytes[0]) + Int(bytes[1]) << 8
    #expect(length % 8 == 0 && bytes.count == 8 + length + 4 * 5)
    #expect(bytes[8] == UInt8(ascii: "{"))
    #expect(try Safetensors(Safetensors(items: []).encoded()) == Safetensors(items: []))
  }

  @Test func writesTheseBytes() throws {
    let file = Safetensors(items: [.init("x", Tensor(shape: [2], values: [1, -2]))], metadata: ["b": "c", "a": "\""])
    let header = #"{"__metadata__":{"a":"\"","b":"c"},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    let padding = String(repeating: " ", count: 7 - (header.utf8.count + 7) % 8)
    let expected = [UInt8(header.utf8.count + padding.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array((header + padding).utf8)
    #expect(try file.encoded() == expected + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
  }

  @Test func refusesToWriteWhatCannotBeReadBack() {
    func fault(_ items: [Safetensors.Item], _ metadata: [String: String] = [:]) -> SavingError? {
      do throws(SavingError) {
        _ = try Safetensors(items: items, metadata: metadata).encoded()
        return nil
      } catch {
        return error
      }
    }
    func item(_ name: String, _ shape: [Int], _ values: [Float]) -> Safetensors.Item {
      Safetensors.Item(name, Tensor(shape: shape, values: values))
    }
    #expect(fault([item("a", [1], [1]), item("a", [1], [1])]) == .malformedEntry("a"))
    #expect(fault([item("__metadata__", [1], [1])]) == .malformedEntry("__metadata__"))
    #expect(fault([item("a", [2], [1])]) == .malformedEntry("a"))
    #expect(fault([item("a", [-1, -1], [1])]) == .malformedEntry("a"))
    #expect(fault([item("a", [1], [.nan])]) == .notFinite(tensor: "a"))
    #expect(fault([item("a", [1], [-.infinity])]) == .notFinite(tensor: "a"))
    let name = String(repeating: "x", count: JSONLimits.savedFile.keyBytes + 1)
    #expect(fault([item(name, [1], [1])]) == .malformedEntry(name))
    let long = String(repeating: "x", count: SafetensorsHeader.mostBytes)
    #expect(fault([], ["a": long]) != nil)
  }

  /// The header alone tells names, types, shapes and texts.
  @Test func theHeaderIsReadAlone() throws {
    let bytes = try referenceBytes("types.safetensors")
    let end = try SafetensorsHeader.end(Array(bytes.prefix(8)))
    let header = try SafetensorsHeader(Array(bytes.prefix(end)), fileSize: bytes.count)
    #expect(header.entries.map(\.name) == ["double", "brain", "half"])
    #expect(header.entries.map(\.type) == [.float64, .bfloat16, .float16])
    #expect(header.entries.map(\.shape) == [[90], [44, 2], [89]])
    #expect(header.entries.first?.range.lowerBound == end && header.entries.last?.range.upperBound == bytes.count)
    #expect(throws: SavingError.truncated(expected: end, found: end - 1)) {
      try SafetensorsHeader(Array(bytes.prefix(end - 1)), fileSize: bytes.count)
    }
  }
}

/// The bytes of a committed file.
func referenceBytes(_ name: String) throws -> [UInt8] {
  let folder = testsFolder.appendingPathComponent("NeuralTests/Reference")
  return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
}

/// A file of a header and numbers, as they stand.
func safetensors(_ header: String, data: [UInt8]) -> [UInt8] {
  let length = UInt64(header.utf8.count)
  return (0..<8).map { UInt8(length >> (8 * $0) & 0xFF) } + Array(header.utf8) + data
}
