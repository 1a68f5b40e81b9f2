import Foundation
import Neural
import TestSupport
import Testing

@Suite struct NetworkSavingTests {
  /// Every kind of parameter there is, after some training.
  private func trained() throws -> Network {
    var network = try compiled(
      [
        Conv2D(filters: 3, kernelSize: 3, activation: .relu), BatchNorm(), MaxPool2D(), Flatten(),
        Dense(units: 18, activation: .tanh), Dropout(rate: 0.25), Dense(units: 4, activation: .softmax),
      ], input: [7, 6])
    _ = try network.fit(examples(40, shape: [7, 6], classes: 4), options: fitOptions(epochs: 2)) { _ in .proceed }
    return network
  }

  /// The file with its items changed.
  private func changed(
    _ bytes: [UInt8], _ change: (inout [Safetensors.Item], inout [String: String]) -> Void
  ) throws -> [UInt8] {
    let file = try Safetensors(bytes)
    var (items, metadata) = (file.items, file.metadata)
    change(&items, &metadata)
    return try Safetensors(items: items, metadata: metadata).encoded()
  }

  @Test func whatIsSavedIsTheSameNetwork() throws {
    let network = try trained()
    let bytes = try network.saved()
    let read = try Network(saved: bytes)
    #expect(read.fingerprint == network.fingerprint)
    #expect(read.inputShape == network.inputShape && read.shapes == network.shapes)
    #expect(try read.saved() == bytes)
    let data = examples(9, shape: [7, 6], classes: 4, seed: 3)
    let outputs = try network.predict(data, threads: 1).values.map(\.bitPattern)
    #expect(try read.predict(data, threads: 2).values.map(\.bitPattern) == outputs)
    #expect(!read.isCompiled)
  }

  @Test func namesAndShapesAreThese() throws {
    let file = try Safetensors(trained().saved())
    #expect(
      file.items.map { "\($0.name) \($0.tensor.shape)" } == [
        "0.kernel [3, 3, 1, 3]", "0.bias [3]", "1.gamma [3]", "1.beta [3]", "1.moving_mean [3]",
        "1.moving_variance [3]", "4.kernel [12, 18]", "4.bias [18]", "6.kernel [18, 4]", "6.bias [4]",
      ])
    #expect(Array(file.metadata.keys) == ["architecture"])
  }

  @Test("every layer's parameters are read back", arguments: allLayers.map { String(describing: $0) })
  func everyLayersParametersAreReadBack(layer: String) throws {
    let type = try #require(allLayers.first { String(describing: $0) == layer })
    for specimen in type.specimens {
      let stream = RandomStream(seed: 4, name: "n")
      let network = try Network(inputShape: specimen.inputShape, layers: [specimen.layer], stream: stream)
      let read = try Network(saved: network.saved())
      #expect(read.fingerprint == network.fingerprint, "\(specimen)")
      #expect(read.parameters(ofLayer: 0) == network.parameters(ofLayer: 0))
    }
  }

  @Test func aNetworkTakesTheParametersOfAnother() throws {
    let network = try trained()
    let bytes = try network.saved()
    var other = try compiled(network.layers, input: network.inputShape, seed: 9)
    #expect(other.fingerprint != network.fingerprint)
    try other.load(bytes)
    #expect(other.fingerprint == network.fingerprint && other.isCompiled)
    let declared = Architecture(inputShape: network.inputShape, layers: network.layers)
    #expect(try Network(declared, saved: bytes).fingerprint == network.fingerprint)
  }

  /// A file of tensors alone, as another program writes it.
  @Test func layersThatAreDeclaredNeedNoArchitecture() throws {
    let network = try trained()
    let bare = try changed(network.saved()) { _, metadata in metadata = [:] }
    #expect(failure { () throws(SavingError) in _ = try Network(saved: bare) } == .architecture(.absent))
    #expect(try Network(network.architecture, saved: bare).fingerprint == network.fingerprint)
  }

  @Test func tensorsThatAreNotTheNetworksAreTold() throws {
    let network = try trained()
    let bytes = try network.saved()
    let missing = try changed(bytes) { items, _ in items.remove(at: 4) }
    let extra = try changed(bytes) { items, _ in items.append(.init("9.bias", Tensor(shape: [1], values: [0]))) }
    let other = try changed(bytes) { items, _ in
      items[6] = .init("4.kernel", Tensor(shape: [18, 12], values: items[6].tensor.values))
    }
    for (file, expected) in [
      (missing, SavingError.missingTensor("1.moving_mean", shape: [3])), (extra, .unexpectedTensor("9.bias")),
      (other, .tensorShape("4.kernel", expected: [12, 18], found: [18, 12])),
    ] {
      var target = network
      #expect(failure { () throws(SavingError) in _ = try Network(saved: file) } == expected)
      #expect(failure { () throws(SavingError) in try target.load(file) } == expected)
      let header = try SafetensorsHeader(file, fileSize: file.count)
      #expect(failure { () throws(SavingError) in try Network.check(header, fits: network.architecture) } == expected)
      #expect(target.fingerprint == network.fingerprint)
    }
    let header = try SafetensorsHeader(bytes, fileSize: bytes.count)
    #expect(failure { () throws(SavingError) in try Network.check(header, fits: network.architecture) } == nil)
  }

  /// A few bytes that name half a gibibyte of parameters.
  @Test func anArchitectureAloneAllocatesNothing() throws {
    let json = try Architecture(inputShape: [1 << 14], layers: [Dense(units: 1 << 13)]).json()
    let bytes = try Safetensors(items: [], metadata: [Architecture.metadataName: json]).encoded()
    #expect(
      failure { () throws(SavingError) in _ = try Network(saved: bytes) }
        == .missingTensor("0.kernel", shape: [1 << 14, 1 << 13]))
  }

  @Test func numbersThatAreNotFiniteAreNeitherWrittenNorRead() throws {
    var network = try Network(inputShape: [1], layers: [Dense(units: 1)], stream: RandomStream(seed: 1, name: "n"))
    var bytes = try network.saved()
    let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [1], values: [.nan]))
    #expect(isSet)
    #expect(failure { () throws(SavingError) in _ = try network.saved() } == .notFinite(tensor: "0.bias"))
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0x80, 0x7F])
    #expect(failure { () throws(SavingError) in _ = try Network(saved: bytes) } == .notFinite(tensor: "0.bias"))
  }

  /// `RONDAS=100000` looks further.
  private static let rounds = Int(ProcessInfo.processInfo.environment["RONDAS"] ?? "") ?? 6000

  /// Thousands of damaged files: an error, or a network that is as good as any.
  @Test func damageIsAnErrorOrANetwork() throws {
    let whole = try trained().saved()
    let end = try SafetensorsHeader.end(whole)
    let data = examples(2, shape: [7, 6], classes: 4)
    var random = RandomStream(seed: 11, name: "damage").generator()
    func pick(_ count: Int) -> Int { count == 0 ? 0 : Int(random.below(UInt32(count))) }
    var counts = (errors: 0, networks: 0)
    for round in 0..<Self.rounds {
      var bytes = whole
      for _ in 0...pick(3) {
        // Most of the damage where the file says what it is.
        let place = pick(round % 4 == 0 ? bytes.count : min(end, bytes.count))
        switch pick(8) {
        case 0: bytes.insert(UInt8(pick(256)), at: place)
        case 1: bytes.remove(at: place)
        case 2: bytes.removeLast(pick(min(64, bytes.count - 8)))
        case 3: bytes[place] = [0x22, 0x7B, 0x5D, 0x2C, 0x2D, 0x39, 0x65, 0x00][pick(8)]
        case 4: bytes[place] = UInt8(0x30 + pick(10))
        default: bytes[place] ^= 1 << UInt8(pick(8))
        }
      }
      do throws(SavingError) {
        let network = try Network(saved: bytes)
        counts.networks += 1
        let again = try Network(saved: network.saved())
        #expect(again.fingerprint == network.fingerprint)
        if network.inputShape == [7, 6] { _ = try? network.predict(data, threads: 1) }
      } catch {
        counts.errors += 1
      }
    }
    #expect(counts.errors > Self.rounds / 6 && counts.networks > Self.rounds / 60, "\(counts)")
  }

  /// What this code writes is what Python's library reads: `Reference/saving.py` made written.json of this file.
  @Test func pythonsLibraryReadsWhatIsWritten() throws {
    struct Read: Decodable {
      struct Item: Decodable {
        var name: String
        var type: String
        var shape: [Int]
        var bits: [UInt32]
      }
      var metadata: [String: String]
      var tensors: [Item]
    }
    let bytes = try trained().saved()
    let file = testsFolder.appendingPathComponent("NeuralTests/Reference/written.safetensors")
    if ProcessInfo.processInfo.environment["ACTUALIZAR"] == "1" { try Data(bytes).write(to: file) }
    #expect(try referenceBytes("written.safetensors") == bytes)
    let read: Read = try reference("written.json")
    let ours = try Safetensors(bytes)
    #expect(read.metadata == ours.metadata)
    #expect(read.tensors.map(\.name) == ours.items.map(\.name).sorted())
    for item in ours.items {
      let theirs = try #require(read.tensors.first { $0.name == item.name })
      #expect(theirs.type == "float32" && theirs.shape == item.tensor.shape)
      #expect(theirs.bits == item.tensor.values.map(\.bitPattern))
    }
  }
}
