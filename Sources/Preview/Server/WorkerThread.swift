import FileSystem

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A thread for a lesson to run on, with as deep a stack as the main one has.
///
/// Signals that end the program are the main thread's: while that writes a file it holds them back, and another thread
/// would take them.
package enum WorkerThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static let stackSize = 8 << 20

  /// Starts and forgets a thread; where the system gives none, the caller's does the work.
  static func start(_ run: @escaping @Sendable () -> Void) {
    if !tryStart(run) { run() }
  }

  /// The same; false where the system gives none.
  package static func tryStart(_ run: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    let body = Unmanaged.passRetained(Body(run))
    let signals = HeldSignals()
    defer { signals.release() }
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, { argument in WorkerThread.begin(argument) }, body.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, { argument in WorkerThread.begin(argument) }, body.toOpaque())
    #endif
    if status != 0 { body.release() }
    return status == 0
  }

  private static func begin(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
  }
}
