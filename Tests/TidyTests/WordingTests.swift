import Foundation
import TestSupport
import Testing

@Suite struct WordingTests {
  @Test func nothingCrashesAndNothingIsPutOff() {
    let words = ["try!", "fatalError", "as!", "preconditionFailure", "unsafeBitCast"]
    let found = SourceFile.sources.flatMap { file in
      let text = SwiftText(file.text)
      let code = text.code.split(separator: "\n", omittingEmptySubsequences: false)
      let comments = text.comments.split(separator: "\n", omittingEmptySubsequences: false)
      return code.enumerated().filter { line in words.contains { line.element.contains($0) } }.map { $0.offset }
        .map { "\(file.path):\($0 + 1)" }
        + comments.enumerated().filter { $0.element.contains("TODO") || $0.element.contains("FIXME") }
        .map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(found == [])
  }

  @Test func identifiersAreEnglishLetters() {
    let found = (SourceFile.sources + SourceFile.tests).flatMap { file in
      SwiftText(file.text).code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.element.allSatisfy(\.isASCII) }.map { "\(file.path):\($0.offset + 1): \($0.element)" }
    }
    #expect(found == [])
  }

  /// Sentences for people live with the lesson, not in the engine.
  @Test func theEngineSpeaksNoSpanish() {
    let spanish = Set("áéíóúüñÁÉÍÓÚÜÑ¿¡«»")
    let swift = SourceFile.sources.filter { $0.target == "Neural" }.flatMap { file in
      SwiftText(file.text).literals.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { $0.element.contains(where: spanish.contains) }.map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(swift == [])
    let kernels = SourceFile.all(in: ["Sources/CKernels"], ["c", "h"])
    #expect(!kernels.isEmpty)
    #expect(kernels.filter { $0.text.contains(where: spanish.contains) }.map(\.path) == [])
  }

  @Test func noFileTellsOfAMachine() {
    let files = SourceFile.all(in: ["Sources", "Tests", "Lessons"], ["swift", "c", "h", "py", "md", "txt", "json"])
    // In two pieces, so that this file tells of none.
    let places = ["work", "root", "home"].map { "/" + $0 + "/" }
    #expect(files.filter { file in places.contains { file.text.contains($0) } }.map(\.path) == [])
  }
}
