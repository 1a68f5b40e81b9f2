import Runner

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Carries what browsers and lessons say to each other: one thread that waits on all descriptors at once, and one more
/// for the lesson that runs.
///
/// All that it holds is bounded, and so is how long it waits for anybody.
package struct Server {
  private let listener: Listener
  private let watchman: Guard
  private let proof: MutualProof
  private let mailbox: Mailbox<RunReport>
  private var notebook: Notebook
  private let lines: TerminalLines
  /// What is done once somebody came with the secret in the address.
  private let entered: () -> Void
  private var connections: [Int: Connection] = [:]
  private var nextId = 1
  private let birth = ContinuousClock.now
  private var lastLook = 0.0
  /// Whether whoever waits has to wait until somebody goes.
  private var isFull = false

  /// Connections at once; for who comes after, the oldest of those without the secret is let go.
  package static let mostConnections = 1000
  /// Messages of one connection that are answered before the others have their turn.
  private static let mostMessages = 8
  /// Seconds between two looks at files and clocks.
  private static let interval = 0.3

  /// `tell` is given lines for the terminal, on a thread of their own; `entered`, told that the secret was used. Nil
  /// where the system gives no pipe.
  package init?(
    _ listener: Listener, token: String, notebook: Notebook, tell: @escaping @Sendable (String) -> Void,
    entered: @escaping () -> Void = {}
  ) {
    guard let mailbox = Mailbox<RunReport>() else { return nil }
    self.listener = listener
    self.mailbox = mailbox
    self.notebook = notebook
    self.entered = entered
    lines = TerminalLines(tell)
    watchman = Guard(token: token, port: listener.port)
    proof = MutualProof(token: token)
    Listener.allowDescriptors(Self.mostConnections + 64)
  }

  private var now: Double {
    let elapsed = (ContinuousClock.now - birth).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// Serves until it is to end, which is asked at least as often as files are looked at.
  package mutating func run(until isOver: () -> Bool) {
    while !isOver() { turn() }
  }

  /// Keeps what nobody saved and no page gives to the next server; gives what a person is to be told of it.
  package mutating func end(pagesComeBack: Bool) -> [String] { notebook.end(pagesComeBack: pagesComeBack) }

  private mutating func turn() {
    let order = connections.keys.sorted()
    var waited = [
      pollfd(fd: listener.descriptor, events: isFull ? 0 : Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    for id in order {
      guard let connection = connections[id] else { continue }
      let events = (connection.isListening ? POLLIN : 0) | (connection.isWriting ? POLLOUT : 0)
      waited.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
    }
    let hasMore = connections.values.contains(where: \.hasMore)
    let pause = hasMore ? 0 : max(1, Int32((lastLook + Self.interval - now) * 1000))
    guard poll(&waited, nfds_t(waited.count), pause) >= 0 else { return }
    for report in mailbox.take() { notebook.note(report) }
    carry()
    for (place, id) in order.enumerated() { serve(id, waited[place + 2].revents) }
    if waited[0].revents != 0 { accept() }
    if now - lastLook >= Self.interval {
      lastLook = now
      look()
    }
    carry()
  }

  private mutating func accept() {
    // So many at a time that those who are here are not kept waiting.
    for _ in 0..<64 {
      switch listener.accept() {
      case .nobody: return
      case .noRoom:
        if dropStranger() { continue }
        isFull = true
        return
      case .connection(let descriptor):
        if connections.count >= Self.mostConnections, !dropStranger() {
          close(descriptor)
          continue
        }
        connections[nextId] = Connection(id: nextId, descriptor: descriptor, now: now)
        nextId += 1
      }
    }
  }

  /// Lets the oldest of those go who have not shown that they have the secret; false where there is none.
  private mutating func dropStranger() -> Bool {
    guard let oldest = connections.filter({ !$0.value.isKnown }).keys.min(), let connection = connections[oldest] else {
      return false
    }
    close(connection.descriptor)
    connections[oldest] = nil
    return true
  }

  private mutating func serve(_ id: Int, _ events: Int16) {
    guard var connection = connections[id] else { return }
    if events & Int16(POLLOUT) != 0 { connection.flush(now: now) }
    if events & Int16(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 { connection.receive(now: now) }
    if events != 0 || connection.hasMore { understand(&connection) }
    put(connection)
  }

  /// Keeps a connection, or lets it go if it has ended.
  private mutating func put(_ connection: Connection) {
    guard connection.isDead else {
      connections[connection.id] = connection
      return
    }
    close(connection.descriptor)
    connections[connection.id] = nil
    if connection.frames != nil { notebook.leave(connection.id) }
  }

  // MARK: What has come

  private mutating func understand(_ connection: inout Connection) {
    connection.hasMore = false
    for _ in 0..<Self.mostMessages {
      if connection.isDead || connection.endsAfterOutput { return }
      let isDone = connection.frames == nil ? !takeRequest(&connection) : !takeMessage(&connection)
      if isDone { return connection.rest(now: now) }
    }
    connection.hasMore = true
  }

  private mutating func takeRequest(_ connection: inout Connection) -> Bool {
    do throws(HTTPFault) {
      guard let request = try HTTPRequest.take(from: &connection.input) else { return false }
      answer(request, on: &connection)
      return true
    } catch {
      refuse(error.status, on: &connection)
      return false
    }
  }

  private mutating func answer(_ request: HTTPRequest, on connection: inout Connection) {
    switch watchman.judge(request) {
    case .refuse(let status): return refuse(status, on: &connection)
    case .welcome(let response):
      if response.header("Set-Cookie") != nil { entered() }
      return connection.send(response.bytes(isHead: request.method == "HEAD"), now: now)
    case .enter:
      connection.isKnown = true
      let response = notebook.answer(request, key: proof.key)
      connection.send(response.bytes(isHead: request.method == "HEAD"), now: now)
    case .prove where request.path == "/ws": openSocket(request, on: &connection)
    case .prove: refuse(.notFound, on: &connection)
    }
  }

  /// A web socket, whose page is told that we have the secret and is asked for as much.
  private mutating func openSocket(_ request: HTTPRequest, on connection: inout Connection) {
    let response = Handshake.answer(request)
    guard response.status == .switchingProtocols else {
      connection.send(response.bytes(), now: now)
      return connection.end()
    }
    connection.send(response.bytes(), now: now)
    let challenge = Guard.newToken()
    connection.awaited = (challenge, request.query("leccion") ?? "", now + Connection.Patience.request)
    connection.isKnown = false
    var frames = FrameReader(limit: MutualProof.mostBytes)
    frames.append(connection.input)
    connection.input = []
    connection.frames = frames
    let greeting = proof.greeting(to: request.query("reto") ?? "", asking: challenge)
    connection.send(FrameWriter.text(greeting), now: now)
  }

  private mutating func hear(_ text: String, on connection: inout Connection) {
    guard let awaited = connection.awaited else { return notebook.hear(text, from: connection.id) }
    guard proof.accepts(text, to: awaited.challenge), notebook.enter(connection.id, lesson: awaited.lesson) else {
      connection.send(FrameWriter.close(1008), now: now)
      return connection.end()
    }
    connection.awaited = nil
    connection.isKnown = true
    connection.frames?.limit = FrameReader.mostBytes
  }

  private mutating func refuse(_ status: HTTPStatus, on connection: inout Connection) {
    var response = notebook.refusal(status)
    response.closes = true
    connection.send(response.bytes(), now: now)
    connection.end()
  }

  private mutating func takeMessage(_ connection: inout Connection) -> Bool {
    do throws(FrameReader.Fault) {
      switch try connection.frames?.next() {
      case .message(let text)?: hear(text, on: &connection)
      case .ping(let payload)?: connection.send(FrameWriter.pong(payload), now: now)
      case .pong?: break
      case .close?:
        connection.send(FrameWriter.close(1000), now: now)
        connection.end()
      case nil: return false
      }
      return true
    } catch {
      connection.send(FrameWriter.close(error.rawValue), now: now)
      connection.end()
      return false
    }
  }

  // MARK: What is to be done

  private mutating func look() {
    isFull = false
    notebook.lookAtFiles()
    for id in connections.keys.sorted() {
      guard var connection = connections[id] else { continue }
      if connection.look(now: now) { refuse(.requestTimeout, on: &connection) }
      put(connection)
    }
  }

  private mutating func carry() {
    let now = now
    for effect in notebook.takeEffects() {
      switch effect {
      case .send(let client, let text):
        guard connections[client]?.frames != nil else { continue }
        // In its place: a copy of what waits to be written would be made for each message.
        connections[client]?.send(FrameWriter.text(text), now: now)
        if let connection = connections[client], connection.isDead { put(connection) }
      case .start(let job):
        let mailbox = mailbox
        WorkerThread.start { perform(job) { mailbox.post($0) } }
      case .tell(let line): lines.add(line)
      }
    }
  }
}
