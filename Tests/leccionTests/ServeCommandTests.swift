import Foundation
import JSON
import Preview
import TestSupport
import Testing

/// A real server on a free port of this machine, and clients that speak well and badly.
@Suite struct ServeCommandTests {
  private let lesson = "# Cuentas\n\n```{calcular #a}\na = 1\na + 1\n```\n\nSale `{= a }`.\n"

  private func hello(_ drafts: [JSONValue] = []) -> JSONValue {
    .object(["type": .string("hello"), "keys": .array([]), "drafts": .array(drafts)])
  }

  @Test func pagesAreServedToWhoHasTheSecret() throws {
    try withLessons(["a.md": lesson, "b.md": "# Otra\n\nTexto.\n"]) { folder in
      let server = try LiveServer(in: folder)
      let entry = try server.ask("GET /?clave=\(server.token)", [server.host, "Sec-Fetch-Site: none"])
      #expect(entry.status == 303)
      let cookie = "leccion-\(server.port)=\(server.token); Path=/leccion; HttpOnly; SameSite=Strict"
      #expect(entry.text.contains("Set-Cookie: " + cookie))
      let list = try server.get("/leccion/")
      #expect(list.status == 200)
      #expect(list.text.contains("/leccion/a.md") && list.text.contains("Otra"))
      let page = try server.get("/leccion/a.md")
      #expect(page.status == 200)
      #expect(page.text.contains("Cuentas") && page.text.contains("data-step=\"p1\""))
      #expect(page.text.contains("Content-Security-Policy: default-src 'none'"))
      #expect(!page.text.contains("script-src 'unsafe") && page.text.contains("frame-ancestors 'none'"))
      #expect(try server.get("/leccion/vivo.js").text.contains("use strict"))
    }
  }

  @Test func nobodyElseIsLetIn() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let (host, cookie) = (server.host, server.cookie)
      let asked: [(line: String, headers: [String], status: Int)] = [
        ("GET /", [host], 303), ("GET /leccion/", [host], 403), ("GET /leccion/a.md", [host], 403),
        ("GET /leccion/vivo.js", [host], 403),
        ("GET /ws?leccion=a.md", [host, "Upgrade: websocket"], 403), ("GET /?clave=x", [host], 403),
        ("GET /", ["Host: malo.example:\(server.port)", cookie], 421), ("GET /", [cookie], 421),
        ("GET /", [host, cookie, "Origin: http://malo.example"], 403), ("POST /", [host, cookie], 405),
        ("POST /", [host, cookie, "Content-Length: 3"], 413), ("GET /nada", [host, cookie], 404),
        ("GET /" + String(repeating: "a", count: 20_000), [host, cookie], 431), ("HOLA", [host], 400),
        ("GET /ws?leccion=a.md", [host, cookie, "Upgrade: websocket", "Origin: http://malo.example"], 403),
      ]
      for item in asked {
        let answer = try server.ask(item.line, item.headers)
        #expect(answer.status == item.status, "\(item.line.prefix(40)) \(item.headers)")
        #expect(!answer.text.contains("Cuentas") && !answer.text.contains(server.token))
      }
      #expect(try server.get("/leccion/a.md").status == 200)
    }
  }

  @Test func nothingOutsideOfTheFolderIsReadOrWritten() throws {
    try withLessons(["fuera.md": "# Fuera\n"]) { folder in
      let course = folder.appendingPathComponent("curso")
      try FileManager.default.createDirectory(at: course, withIntermediateDirectories: false)
      try Data(lesson.utf8).write(to: course.appendingPathComponent("a.md"))
      try FileManager.default.createSymbolicLink(
        atPath: course.appendingPathComponent("enlace.md").path, withDestinationPath: "../fuera.md")
      try FileManager.default.createSymbolicLink(
        atPath: course.appendingPathComponent("carpeta").path, withDestinationPath: "..")
      let server = try LiveServer("curso", in: folder)
      let paths = [
        "/leccion/../fuera.md", "/leccion/%2e%2e/fuera.md", "/leccion/enlace.md", "/leccion/carpeta/fuera.md",
        "/leccion//etc/passwd", "/leccion/%2Fetc%2Fpasswd", "/leccion/a.md%00", "/../../etc/passwd",
      ]
      for path in paths {
        let answer = try server.get(path)
        #expect(answer.status == 404, "\(path)")
        #expect(!answer.text.contains("root:x:") && !answer.text.contains("<h1>Fuera"))
      }
      let client = try server.open("a.md")
      client.say(hello())
      for name in ["../fuera", "carpeta/x", "/tmp/x", "..", "enlace.md"] {
        client.say(.object(["type": .string("copy"), "name": .string(name)]))
        #expect(client.message("problem") != nil, "\(name)")
      }
      #expect(try String(decoding: folder.bytes("fuera.md"), as: UTF8.self) == "# Fuera\n")
      #expect(folder.fileNames.filter { !$0.hasPrefix("curso/") } == ["fuera.md"])
    }
  }

  @Test func editsRunAndAreSaved() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try server.open("a.md")
      client.say(hello())
      let view = try #require(client.message("steps")?["steps"]?.array?.first)
      let uid = try #require(view["uid"]?.string)
      #expect(client.message("result")?["html"]?.string?.contains("2") == true)
      client.say(
        .object([
          "type": .string("edit"), "uid": .string(uid), "text": .string("{calcular #a}\na = 41\na + 1"),
          "client": .string("x"), "revision": .integer(1),
        ]))
      #expect(client.message("steps") { $0["edited"] != nil } != nil)
      client.say(.object(["type": .string("run"), "upTo": .string(uid)]))
      #expect(client.message("result")?["html"]?.string?.contains("42") == true)
      client.say(.object(["type": .string("save")]))
      #expect(client.message("saved") != nil)
      let written = try String(decoding: folder.bytes("a.md"), as: UTF8.self)
      #expect(written == lesson.replacingOccurrences(of: "a = 1", with: "a = 41"))
      #expect(folder.fileNames == ["a.md"])
    }
  }

  /// Functions that each call the one above twice take seconds to check: not at each letter, nor in anybody's way.
  @Test func whatTakesLongToCheckKeepsNobodyWaiting() throws {
    let doubling = (1..<40).map { "f\($0)(x) = f\($0 - 1)(x) + f\($0 - 1)(x)\n" }.joined()
    let text = "# T\n\n```{calcular #a}\nf0(x) = x\n\(doubling)1\n```\n\n```{calcular #b}\n2\n```\n"
    try withLessons(["a.md": text]) { folder in
      let server = try LiveServer(in: folder)
      let start = ContinuousClock.now
      let client = try server.open("a.md")
      client.say(hello())
      let uid = try #require(client.message("steps")?["steps"]?.array?.last?["uid"]?.string)
      for number in 1...20 {
        client.say(
          .object([
            "type": .string("edit"), "uid": .string(uid), "text": .string("{calcular #b}\n\(number)"),
            "client": .string("x"), "revision": .integer(number),
          ]))
      }
      #expect(client.message("steps") { $0["edited"]?["revision"] == .integer(20) } != nil)
      #expect(try server.get("/").status == 200)
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func aFileThatChangesReachesThePage() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try server.open("a.md")
      client.say(hello())
      _ = client.message("patch")
      try Data((lesson + "\nUn párrafo más.\n").utf8).write(to: folder.appendingPathComponent("a.md"))
      let pieces = client.message("patch")?["pieces"]?.array ?? []
      #expect(pieces.compactMap { $0["html"]?.string } == ["<p>Un párrafo más.</p>"])
      try FileManager.default.removeItem(at: folder.appendingPathComponent("a.md"))
      #expect(client.message("status") { $0["file"] == .string("missing") } != nil)
      client.say(.object(["type": .string("save")]))
      #expect(client.message("saved") != nil)
      #expect(try String(decoding: folder.bytes("a.md"), as: UTF8.self).hasSuffix("Un párrafo más.\n"))
    }
  }

  @Test func garbageOnASocketEndsThatSocketAlone() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let garbage: [[UInt8]] = [
        [0xFF, 0xFF, 0xFF, 0xFF], [0x81, 0x05, 1, 2, 3, 4, 5], [0x82, 0x81, 0, 0, 0, 0, 1],
        [0x81, 0xFF, 0x7F, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0], [0x81, 0x81, 0, 0, 0, 0, 0xFF],
        [0x80, 0x80, 0, 0, 0, 0],
      ]
      for bytes in garbage {
        let client = try server.open("a.md")
        client.send(bytes)
        #expect(client.frame()?.kind == 8)
        #expect(client.isClosed())
      }
      let client = try server.open("a.md")
      client.sayFrame(0x81, Array("{\"type\":\"vuela\"}".utf8))
      #expect(client.message("problem") != nil)
      client.sayFrame(0x81, [UInt8](repeating: 0x5B, count: 100_000))
      #expect(client.message("problem") != nil)
      client.say(hello())
      #expect(client.message("patch") != nil)
    }
  }

  /// One that says half a request keeps nobody waiting, and is let go.
  @Test func slowClientsAreLetGo() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let slow = try (0..<20).map { _ in try server.connect() }
      for client in slow { client.send("GET / HTTP/1.1\r\nHost: ") }
      #expect(try server.get("/").status == 200)
      for client in slow { #expect(client.response().hasPrefix("HTTP/1.1 408 ")) }
      #expect(slow.allSatisfy { $0.isClosed() })
    }
  }

  @Test func anotherServerFindsThePortAndTheSecretOfTheLast() throws {
    try withLessons(["a.md": lesson]) { folder in
      let state = folder.appendingPathComponent("estado")
      let first = try LiveServer(in: folder, state: state)
      let names = state.fileNames
      #expect(names.count == 2 && names.last == names.first.map { $0 + ".lock" })
      let path = state.appendingPathComponent(names.first ?? "").path
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(permissions?.intValue == 0o600)
      let (port, token) = (first.port, first.token)
      kill(first.process.processIdentifier, SIGKILL)
      first.process.waitUntilExit()
      let second = try LiveServer(in: folder, state: state)
      #expect(second.port == port && second.token == token)
      #expect(try second.get("/leccion/a.md").status == 200)
      // While it runs its port is taken, and another has its own secret.
      let third = try LiveServer(in: folder, state: state)
      #expect(third.port != port && third.token != token)
      // Those of the one whose port it is stay kept.
      for server in [third, second] { server.end() }
      let fourth = try LiveServer(in: folder, state: state)
      #expect(fourth.port == port && fourth.token == token)
      fourth.end()
      // Who asks for another port asks for that one to be kept.
      let fifth = try LiveServer(in: folder, state: state, arguments: ["--no-open", "--port", "0"])
      let (otherPort, otherToken) = (fifth.port, fifth.token)
      fifth.end()
      let sixth = try LiveServer(in: folder, state: state)
      #expect(sixth.port == otherPort && sixth.token == otherToken)
    }
  }

  /// That one may stay for long; pages find the server after the next.
  @Test func aPortThatAnotherProgramHasIsGivenUp() throws {
    try withLessons(["a.md": lesson]) { folder in
      let state = folder.appendingPathComponent("estado")
      let first = try LiveServer(in: folder, state: state)
      first.end()
      let other = try #require(Listener(port: first.port))
      defer { close(other.descriptor) }
      let second = try LiveServer(in: folder, state: state)
      second.end()
      #expect(second.port != first.port && second.token != first.token)
      let third = try LiveServer(in: folder, state: state)
      #expect(third.port == second.port && third.token == second.token)
    }
  }

  @Test func whatCannotBeServedIsTold() throws {
    try withLessons(["a.md": lesson]) { folder in
      let missing = try leccion("serve", "nada", in: folder)
      #expect(missing.status == 3)
      #expect(missing.errors.contains("no puedo leer «nada»: no existe"))
      #expect(try leccion("serve", ".", "--port", "99999", in: folder).status == 64)
      let server = try LiveServer("a.md", in: folder)
      #expect(server.address.contains("/leccion/a.md?clave="))
      let taken = try leccion("serve", ".", "--port", String(server.port), "--no-open", in: folder)
      #expect(taken.status == 3)
      #expect(taken.errors.contains("no puedo escuchar en el puerto \(server.port)"))
    }
  }

  @Test func aLessonIsBegunInAnEmptyFolder() throws {
    try withLessons([:]) { folder in
      let server = try LiveServer(in: folder)
      let list = try server.get("/")
      #expect(list.text.contains("Todavía no hay ninguna lección") && list.text.contains("id=\"vivo-nueva\""))
      let client = try server.open("")
      client.say(.object(["type": .string("new"), "title": .string("Mi red")]))
      #expect(client.message("created")?["address"] == .string("/leccion/mi-red.md#vivo-nueva"))
      #expect(try String(contentsOf: folder.appendingPathComponent("mi-red.md"), encoding: .utf8) == "# Mi red\n")
      client.say(.object(["type": .string("new"), "title": .string("¡Mi red!")]))
      #expect(client.message("problem") != nil)
      // One lesson alone is no folder: there is no list to begin another from.
      let alone = try LiveServer("mi-red.md", in: folder)
      #expect(try !alone.get("/").text.contains("vivo-nueva"))
      #expect(try alone.open("").isClosed())
      #expect(try alone.open("b.md").isClosed())
    }
  }

  /// Five hundred at once while a lesson trains: all are answered, nothing stays behind.
  @Test func fiveHundredConnectionsWhileALessonTrains() throws {
    try withLessons(["a.md": trainingLesson]) { folder in
      let server = try LiveServer(in: folder)
      let page = try server.open("a.md")
      page.say(hello())
      page.say(.object(["type": .string("run"), "all": .bool(true)]))
      #expect(page.message("progress") != nil)
      let (before, memory) = (server.descriptors, server.memory)
      var latencies: [Double] = []
      for _ in 0..<2 {
        let clients = try (0..<500).map { _ in try server.connect() }
        let request = "GET /leccion/a.md HTTP/1.1\r\n\(server.host)\r\n\(server.cookie)\r\n\r\n"
        for client in clients {
          let start = ContinuousClock.now
          client.send(request)
          let text = client.response()
          let elapsed = (ContinuousClock.now - start).components
          latencies.append(Double(elapsed.seconds) * 1000 + Double(elapsed.attoseconds) * 1e-15)
          #expect(text.hasPrefix("HTTP/1.1 200 ") && text.hasSuffix("</html>\n"))
        }
        #expect(server.descriptors >= 500)
      }
      // The training went on, and pages are told of it.
      #expect(page.message("progress") != nil)
      page.say(.object(["type": .string("stop")]))
      #expect(page.message("status") { $0["run"] == .string("idle") } != nil)
      let deadline = Date(timeIntervalSinceNow: 10)
      while server.descriptors > before, Date() < deadline { usleep(20_000) }
      #expect(server.descriptors <= before)
      let grown = server.memory - memory
      #expect(grown < 64 << 10)
      latencies.sort()
      let (median, late, worst) = (latencies[500], latencies[950], latencies[999])
      print(
        String(
          format: "500 conexiones mientras entrena: mediana %.1f ms, 95 %% %.1f ms, peor %.1f ms; +%d kB", median, late,
          worst, grown))
    }
  }
}
