import Foundation
import TestSupport
import Testing

import Site

@Suite struct SearchScriptTests {
  @Test(arguments: [(SearchScript.script, SearchScript.hash), (SearchKey.script, SearchKey.hash)])
  func thePolicyKnowsTheScripts(script: String, hash: String) {
    #expect(hash == "sha256-" + Data(sha256(Array(script.utf8))).base64EncodedString())
    #expect(!script.contains("<") && !script.contains("&"))
    let page = site(of: smallCourse(), version: "1").page("buscar.html")
    #expect(page.contains("<script>\(script)</script>"))
    #expect(page.contains(hash))
  }

  private static let browser = "/usr/bin/chromium"

  /// The script cuts the words of the table down as `Stemmer` does, and finds what it should: in a browser, from a
  /// file, under the page's own policy.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: browser)))
  func theScriptStemsAndFindsInABrowser() throws {
    try withTemporaryFolder { folder in
      let probe = """
        addEventListener("load", function () {
          var words = \(try Self.json(stemTable.map(\.word)));
          document.title = JSON.stringify(words.map(window.leccionStem));
        });
        """
      let hash = "sha256-" + Data(sha256(Array(probe.utf8))).base64EncodedString()
      let page = site(of: smallCourse(), version: "1").page("buscar.html")
        .replacing("script-src ", with: "script-src &#39;\(hash)&#39; ")
        .replacing("</body>", with: "<script>\(probe)</script></body>")
      try Data(page.utf8).write(to: folder.appendingPathComponent("buscar.html"))
      let found = try Self.dump(folder, "buscar.html#q=GRADIENTES")
      let title = try #require(found.firstMatch(of: /<title>(.*?)<\/title>/)?.1)
      #expect(unescaped(String(title)) == (try Self.json(stemTable.map(\.stem))))
      let first = try #require(found.firstMatch(of: /<ol id="resultados" class="results"><li>(.*?)<\/li>/)?.1)
      #expect(first.hasPrefix("<a href=\"01-uno.html#los-gradientes\">Los <mark>gradientes</mark></a>"))
      #expect(first.contains("El descenso por el <mark>gradiente</mark>."))
      #expect(found.contains(/role="status">\d+ resultados?</))
      #expect(found.contains(/<div id="todo" hidden="">/))
      #expect(try Self.dump(folder, "buscar.html#q=xyzzy").contains("Nada con «xyzzy»"))
    }
  }

  private static func json(_ words: [String]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: words), as: UTF8.self)
  }

  /// The page after its scripts ran.
  private static func dump(_ folder: URL, _ address: String) throws -> String {
    let process = Process()
    let output = folder.appendingPathComponent("página")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000",
      "--user-data-dir=\(folder.path)/perfil", "--dump-dom", "file://\(folder.path)/\(address)",
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }

  private func unescaped(_ html: String) -> String { html.replacing("&amp;", with: "&") }
}
