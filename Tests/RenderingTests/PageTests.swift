import Foundation
import Lesson
import TestSupport
import Testing

@testable import Rendering

@Suite struct PageTests {
  @Test func preview() throws {
    guard let path = ProcessInfo.processInfo.environment["PAGINA"] else { return }
    let html = htmlPage(
      ClassifierLesson.executed(), version: "0.1.0",
      neighbours: Neighbours(
        home: .init(title: "Aprender a aprender", address: "index.html"),
        previous: .init(title: "Qué es un tensor", address: "tensores.html"),
        next: .init(title: "Una red que mira: convoluciones", address: "convoluciones.html")))
    try Data(html.utf8).write(to: URL(fileURLWithPath: path))
  }
}
