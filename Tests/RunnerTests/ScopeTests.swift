import Diagnostics
import Neural
import Runner
import Testing

@Suite struct ScopeTests {
  private let place = SourceRange(3, 5)

  private func model() -> ModelValue {
    ModelValue(inputShape: [2], layers: [], layerNames: [], shapes: [])
  }

  @Test func theLastBindingCounts() {
    var scope = Scope()
    scope.bind("x", .numbers(Numbers(1)), at: SourceRange(0, 1))
    scope.bind("x", .text("dos"), at: place)
    #expect(scope["x"]?.range == place)
    #expect(scope["x"]?.value.kindName == "un texto")
    #expect(scope["y"] == nil)
  }

  @Test func knowsWhatAStepBoundAndWhatThereWas() {
    var scope = Scope()
    scope.bind("x", .text("uno"), at: place)
    scope.bind("x", .text("dos"), at: SourceRange(20, 21))
    scope.bind("y", .text("tres"), at: SourceRange(22, 23))
    let changes = scope.changes(in: SourceRange(10, 30))
    #expect(changes.map(\.name) == ["x", "y"])
    #expect(changes.map { $0.before?.range } == [place, nil])
    let before = scope.with(["x": changes[0].before, "y": nil])
    #expect(before["x"]?.range == place && before["y"] == nil)
    #expect(scope["y"] != nil)
  }

  @Test func namesCompareAfterNormalisationAndOtherwiseExactly() {
    var scope = Scope()
    scope.bind("época", .text("una"), at: place)
    #expect(scope["e\u{301}poca"] != nil)
    #expect(scope["epoca"] == nil)
    #expect(scope["Época"] == nil)
    scope.bind("ŷ", .text("estimada"), at: place)
    #expect(scope["y"] == nil)
    #expect(scope.names == ["época", "ŷ"].sorted())
  }

  @Test func aModelIsTakenOutAndPutBack() {
    var scope = Scope()
    scope.bind("red", .model(model()), at: place)
    var taken = scope.take(model: "red")
    #expect(taken != nil)
    #expect(scope["red"]?.value.isUnknown == true)
    #expect(scope.take(model: "red") == nil, "solo una vez")
    taken?.trainings = 3
    if let taken { scope.put(taken, under: "red") }
    guard case .model(let back)? = scope["red"]?.value else {
      Issue.record("falta el modelo")
      return
    }
    #expect(back.trainings == 3)
    #expect(scope["red"]?.range == place)
  }

  @Test func onlyModelsAreTaken() {
    var scope = Scope()
    scope.bind("x", .numbers(Numbers(1)), at: place)
    #expect(scope.take(model: "x") == nil)
    #expect(scope["x"]?.value.isUnknown == false)
    #expect(scope.take(model: "nada") == nil)
  }

  @Test func copiesAreIndependent() {
    var scope = Scope()
    scope.bind("x", .text("uno"), at: place)
    var copy = scope
    copy.bind("x", .text("dos"), at: place)
    guard case .text("uno")? = scope["x"]?.value else {
      Issue.record("cambió lo que no era suyo")
      return
    }
  }

  @Test func aSolutionIsForgottenButItsNamesAreKnownForItsOwn() {
    var scope = Scope()
    scope.bind("x", .text("uno"), at: SourceRange(0, 1))
    scope.bind("red", .model(model()), at: place)
    scope.laterNames["z"] = SourceRange(20, 21)
    scope.beginBranch(binding: [Located("z", SourceRange(10, 11)), Located("w", SourceRange(12, 13))])
    #expect(scope.laterNames == ["z": SourceRange(10, 11), "w": SourceRange(12, 13)])
    scope.bind("x", .text("dos"), at: SourceRange(6, 7))
    scope.bind("y", .text("tres"), at: SourceRange(8, 9))
    scope.bind("y", .text("cuatro"), at: SourceRange(8, 9))
    var trained = scope.take(model: "red")
    trained?.trainings = 3
    if let trained { scope.put(trained, under: "red") }
    scope.beginBranch()
    scope.bind("y", .text("cinco"), at: SourceRange(14, 15))
    scope.bind("v", .text("seis"), at: SourceRange(16, 17))
    scope.endBranch(beginningAt: SourceRange(13, 14))
    #expect(scope["y"]?.range == SourceRange(8, 9))
    scope.endBranch(beginningAt: place)
    #expect(scope.names == ["red", "x"])
    #expect(scope["x"]?.range == SourceRange(0, 1))
    #expect(scope.laterNames == ["z": SourceRange(20, 21)])
    guard case .model(let back)? = scope["red"]?.value, case .text("uno")? = scope["x"]?.value else {
      Issue.record("no volvió lo que había")
      return
    }
    #expect(back.trainings == 0)
    #expect(scope.solutionNames == ["y": place, "v": SourceRange(13, 14)])
    // Out of solutions nothing is undone.
    scope.endBranch(beginningAt: place)
    #expect(scope.names == ["red", "x"])
  }
}

extension Scope {
  /// All names that are bound.
  var names: [String] { bindings.keys.sorted() }
}
