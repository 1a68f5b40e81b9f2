import FileSystem

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A thread for lessons to be checked and run on, with as deep a stack as the main one has: what evaluates a lesson
/// calls itself as deep as the lesson nests.
///
/// Signals that end the program are the main thread's: while that writes a file it holds them back, and another thread
/// would take them.
package struct WorkerThread {
  /// What it is to do, kept until it begins.
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static let stackSize = 8 << 20

  private let thread: pthread_t

  /// Starts a thread, to be joined or detached; nil where the system gives none.
  package init?(_ run: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    let body = Unmanaged.passRetained(Body(run))
    let signals = HeldSignals()
    defer { signals.release() }
    #if canImport(Darwin)
      var started: pthread_t?
    #else
      var started = pthread_t()
    #endif
    let status = pthread_create(&started, &attributes, { argument in WorkerThread.begin(argument) }, body.toOpaque())
    guard status == 0, let thread = started as pthread_t? else {
      body.release()
      return nil
    }
    self.thread = thread
  }

  /// Starts and forgets a thread; where the system gives none, the caller's does the work.
  package static func start(_ run: @escaping @Sendable () -> Void) {
    if let thread = WorkerThread(run) { thread.detach() } else { run() }
  }

  /// Waits until it has done its work.
  package func join() { pthread_join(thread, nil) }

  /// Lets it go on alone.
  package func detach() { pthread_detach(thread) }

  private static func begin(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
  }
}
