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
    var branch = scope
    branch.bind("x", .text("dos"), at: SourceRange(6, 7))
    branch.bind("y", .text("tres"), at: SourceRange(8, 9))
    let after = scope.after(branch, solution: place)
    #expect(after.names == ["x"])
    #expect(after["x"]?.range == SourceRange(0, 1))
    #expect(after.solutionNames == ["y": place])
  }
}
