import Foundation
import Testing

import Rendering

@Suite struct StyleSheetTests {
  @Test func bracesMeet() {
    var depth = 0
    for character in styleSheet {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
  }

  /// So that the page is well-formed XML, and nothing is fetched.
  @Test(arguments: ["<", "&", "url(", "@import", "http", "http:", "//"])
  func nothingForbiddenIsInIt(_ text: String) {
    let allowed = styleSheet.replacingOccurrences(of: "a[href^=\"http\"]", with: "")
    #expect(!allowed.contains(text))
  }

  @Test func everyVariableIsDefined() {
    let used = Set(styleSheet.matches(of: /var\((--[a-z0-9-]+)\)/).map { String($0.1) })
    let defined = Set(styleSheet.matches(of: /(--[a-z0-9-]+)\s*:/).map { String($0.1) })
    // Given by each figure.
    #expect(used.subtracting(defined) == ["--width"])
  }

  @Test(arguments: [
    "prefers-color-scheme: dark", "forced-colors: active", "prefers-reduced-motion", "prefers-contrast: more",
    "@media print", "@page",
  ])
  func everyReaderIsThoughtOf(_ condition: String) {
    #expect(styleSheet.contains(condition))
  }
}
