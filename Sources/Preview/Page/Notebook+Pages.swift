import Diagnostics
import Lesson
import Plotting
import Rendering
import Typography

/// What is asked for with an address.
extension Notebook {
  /// `key` is what the page's web socket is opened with.
  package mutating func answer(_ request: HTTPRequest, key: String) -> HTTPResponse {
    let host = request.header("host") ?? ""
    switch request.path {
    case "/", Guard.home: return listPage(host: host, key: key)
    case Self.lessonScript: return .text(LiveScript.text, type: "text/javascript")
    case Self.listScript: return .text(LiveScript.list, type: "text/javascript")
    default: break
    }
    guard request.path.hasPrefix(Guard.home) else { return refusal(.notFound) }
    return lessonPage(String(request.path.dropFirst(Guard.home.count)), host: host, key: key)
  }

  private static let lessonScript = Guard.home + "vivo.js"
  private static let listScript = Guard.home + "lista.js"

  /// Why nothing is given, in words for who typed an address.
  package func refusal(_ status: HTTPStatus) -> HTTPResponse {
    let (title, words): (String, String) =
      switch status {
      case .forbidden: (
        "Falta la clave",
        "Abre la dirección entera que escribió «leccion serve» en el terminal: la clave va al final."
      )
      case .notFound: ("No está", "Aquí no hay ninguna lección con ese nombre.")
      case .misdirected: ("Otro nombre", "Esta dirección solo se abre como 127.0.0.1 o localhost.")
      case .unavailable: ("Demasiadas páginas", "Cierra alguna y vuelve a intentarlo.")
      default: ("No se puede", "No entiendo lo que se pide.")
      }
    var response = message(title, words, status: status)
    response.status = status
    return response
  }

  private func message(_ title: String, _ words: String, status: HTTPStatus) -> HTTPResponse {
    page(title: "\(title)", main: "<p>\(words)</p>", header: Self.header("\(title)", home: nil), status: status)
  }

  private static func header(_ title: Markup, home: Markup?) -> Markup {
    "<header>\n\(home ?? .empty)<h1>\(title)</h1>\n</header>\n"
  }

  /// The way back to the list; none where one lesson was asked for.
  var neighbours: Neighbours {
    files.servesFolder
      ? Neighbours(home: Neighbours.Link(title: settings.title, address: Guard.home)) : Neighbours()
  }

  // MARK: Pages

  private func page(
    title: Markup, main: Markup, header: Markup, contents: Markup = .empty, mainId: String = "texto",
    host: String? = nil, script: String = Notebook.lessonScript, status: HTTPStatus = .ok, bar: Markup = .empty
  ) -> HTTPResponse {
    var shell = PageShell(title: title, description: nil, version: settings.version, main: main, scripts: [])
    let connect = host.map { "connect-src ws://\($0); script-src 'self'; " } ?? ""
    shell.policy =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \(connect)base-uri 'none'; form-action 'none'"
    shell.header = header
    shell.contents = contents
    shell.mainId = mainId
    shell.frame.bar = bar
    shell.frame.style = liveStyle + writingStyle
    shell.foot = "<p>Cuaderno vivo de leccion \(settings.version).</p>\n"
    shell.loadedScripts = host == nil ? [] : [script]
    // What stands at the top of the text stands in a row of its own here.
    let html = shell.html.replacing("main > ", with: "main :where(.live-row) > ")
    var response = HTTPResponse.text(html, type: "text/html", status: status)
    response.headers.append(("Content-Security-Policy", (shell.policy ?? "") + "; frame-ancestors 'none'"))
    return response
  }

  private func listPage(host: String, key: String) -> HTTPResponse {
    let names = files.names()
    let items = names.map { name -> Markup in
      let lesson = lessons[name]
      let document = lesson?.document ?? (try? files.read(name)).map { parseLesson($0).document }
      let title = document?.title ?? name
      let summary: Markup = document?.frontMatter.summary.map { "<p>\($0.value)</p>\n" } ?? .empty
      let note: Markup = lesson?.isUnsaved == true ? " <span class=\"live-note\">sin guardar</span>" : .empty
      return """
        <li>
        <a href="\(Self.address(of: name))">\(title)</a>\(note)
        \(summary)<p class="live-file">\(name)</p>
        </li>

        """
    }
    let list: Markup = names.isEmpty
      ? "<p class=\"live-note\">Todavía no hay ninguna lección en esta carpeta.</p>\n"
      : "<ol class=\"live-list\">\n\(items)</ol>\n"
    return page(
      title: "\(settings.title)", main: list + (files.servesFolder ? Self.newLesson(key) : .empty),
      header: Self.header("\(settings.title)", home: "<p class=\"home\">Cuaderno vivo</p>\n"),
      host: files.servesFolder ? host : nil, script: Self.listScript)
  }

  /// Where one begins a lesson: its name is its title and its file's name.
  private static func newLesson(_ key: String) -> Markup {
    """
    <form class="live-new" id="vivo-nueva" data-key="\(key)" hidden="">
    <label for="vivo-titulo">Nueva lección</label>
    <input id="vivo-titulo" autocomplete="off" maxlength="100" placeholder="Su título" required="" />
    <button type="submit">Empezar</button>
    <p class="live-note" id="vivo-archivo"></p>
    <p class="live-wrong" id="vivo-queja" role="alert"></p>
    </form>

    """
  }

  private mutating func lessonPage(_ name: String, host: String, key: String) -> HTTPResponse {
    do throws(Problem) {
      guard let lesson = try open(name) else { return refusal(.notFound) }
      let text = lesson.text(home: neighbours)
      let values = lesson.valuesHTML
      let main = text.pieces.html { Self.filled($0, lesson, values) }
      return page(
        title: "\(text.title) · leccion",
        main: Markup(trusted: "<div id=\"vivo-problemas\">\(lesson.otherProblemsHTML)</div>\n" + main),
        header: Markup(trusted: text.header), contents: Markup(trusted: text.contents), mainId: text.mainId,
        host: host, bar: Self.bar(name, key))
    } catch {
      return message("No se puede leer", error.message, status: .notFound)
    }
  }

  /// The places of steps and values with what is in them now.
  private static func filled(_ html: String, _ lesson: LiveLesson, _ values: [String]) -> String {
    var (result, rest) = ("", html[...])
    while let mark = rest.firstRange(of: " data-") {
      result += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      let isStep = rest.hasPrefix("step=\"")
      guard isStep || rest.hasPrefix("value=\""), let open = rest.firstIndex(of: "\"") else { continue }
      let value = rest[rest.index(after: open)...].prefix { $0 != "\"" }
      guard let end = rest.firstIndex(of: ">") else { continue }
      result += rest[...end]
      rest = rest[rest.index(after: end)...]
      if isStep, let index = lesson.index(of: String(value)) { result += lesson.stillHTML(index) }
      if !isStep, let index = Int(value), values.indices.contains(index) { result += values[index] }
    }
    return result + rest
  }

  /// What stands above a lesson: how it is, and what one can do with all of it.
  private static func bar(_ name: String, _ key: String) -> Markup {
    """
    <div class="live-bar" id="vivo" data-lesson="\(name)" data-key="\(key)" role="region" aria-label="Cuaderno">
    <div class="live-bar-inner">
    <p class="live-status" id="vivo-estado">Conectando…</p>
    <span class="live-undo">
    <button type="button" id="vivo-deshacer" disabled="" title="Deshacer (Ctrl+Z)" aria-label="Deshacer">↶</button>
    <button type="button" id="vivo-rehacer" disabled="" title="Rehacer (Ctrl+Mayús+Z)" aria-label="Rehacer">↷</button>
    </span>
    <div class="live-buttons">
    <button type="button" id="vivo-todo" disabled="">Ejecutar todo</button>
    <button type="button" id="vivo-parar" hidden="">Parar</button>
    <button type="button" id="vivo-guardar" disabled="" title="Ctrl+S">Guardar</button>
    <button type="button" id="vivo-copiar" disabled="">Guardar copia</button>
    </div>
    </div>
    <div class="live-message" id="vivo-mensaje" role="alert" hidden=""></div>
    <div class="live-message live-orphans" id="vivo-suelto" role="alert" hidden=""></div>
    <form class="live-copy" id="vivo-copia" hidden="">
    <label for="vivo-nombre">Nombre de la copia</label>
    <input id="vivo-nombre" autocomplete="off" spellcheck="false" maxlength="100" />
    <button type="submit">Guardar</button>
    <button type="button" id="vivo-no-copiar">Cancelar</button>
    </form>
    </div>
    <p class="unseen" id="vivo-voz" role="status" aria-live="polite"></p>

    """
  }
}
