import Foundation
import TestSupport
import Testing

@Suite struct InterruptTests {
  @Test func interruptingATrainingEndsAtOnceAndLeavesNothing() throws {
    let endless = smallLesson.replacingOccurrences(of: "épocas: 2", with: "épocas: 100000")
    try withLessons(["a.md": endless]) { folder in
      // Once an epoch was told the training is under way.
      try expectInterruption(of: ["run", "a.md"], once: "época 1/", in: folder)
      #expect(folder.fileNames == ["a.md", "errores"])
    }
  }
}
