import Plotting

/// A script that a page holds, and what the content security policy knows it by.
package struct PageScript: Sendable, Equatable {
  package var text: String
  /// `sha256-` and the digest of its bytes.
  package var hash: String

  package init(_ text: String, hash: String) {
    self.text = text
    self.hash = hash
  }
}

/// A whole page, whatever it says: head, policy, landmarks; no request leaves it.
package struct PageShell: Sendable {
  /// Of the window.
  package var title: Markup
  package var description: String?
  package var version: String
  package var theme = Theme()
  /// What goes around lessons in a site.
  package var frame = PageFrame()
  package var header = Markup.empty
  package var contents = Markup.empty
  package var main: Markup
  package var mainId = "texto"
  /// The way on, below the text.
  package var steps = Markup.empty
  /// The paragraphs of the foot.
  package var foot = Markup.empty
  package var scripts: [PageScript]
  /// The content security policy of a page that a server gives, which may ask that server; nil where no request leaves
  /// the page.
  package var policy: String?
  /// Addresses of scripts that such a page loads.
  package var loadedScripts: [String] = []

  package init(title: Markup, description: String?, version: String, main: Markup, scripts: [PageScript]) {
    self.title = title
    self.description = description
    self.version = version
    self.main = main
    self.scripts = scripts
  }

  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="es">
    \(head.html)<body>
    <a class="skip" href="#\(mainId)">Saltar al texto</a>
    \(frame.bar.html)\(header.html)\
    \(contents.html)<main id="\(mainId)">
    \(main.html)
    </main>
    \(steps.html)<footer>
    \(frame.foot.html)\(foot.html)</footer>
    \(allScripts.map { "<script>\($0.text)</script>\n" }.joined())\
    \(loadedScripts.map { "<script src=\"\(escaped($0))\"></script>\n" }.joined())\
    </body>
    </html>

    """
  }

  private var allScripts: [PageScript] { scripts + frame.scripts }

  private var head: Markup {
    let policy = self.policy ?? """
      default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
      script-src \(allScripts.map { "'\($0.hash)'" }.joined(separator: " ")); base-uri 'none'; form-action 'none'
      """
    let summary: Markup = description.map { "<meta name=\"description\" content=\"\($0)\" />\n" } ?? .empty
    return """
      <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="\(policy)" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>\(title)</title>
      \(summary)<meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="\(theme.light.paper.css)" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="\(theme.dark.paper.css)" />
      <meta name="referrer" content="no-referrer" />
      <meta name="generator" content="leccion \(version)" />
      <style>
      \(Markup(trusted: theme.styleSheet + frame.style))</style>
      </head>

      """
  }
}
