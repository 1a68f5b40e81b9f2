private import CKernels

/// Memory that lives as long as one fit, evaluation or prediction. Nothing is allocated within a training step.
final class Arena {
  private var chunks: [UnsafeMutableRawPointer] = []
  private var free: UnsafeMutableRawPointer?
  private var left = 0
  private var total: Int
  /// Beyond it a request is refused rather than tried.
  private let limit: Int

  /// A huge page: the small networks of a lesson fit into one.
  private static let chunkSize = 2 << 20
  private static let alignment = 64

  /// `held`: bytes that the caller keeps already, which count too.
  init(held: Int = 0, limit: Int = Engine.memory) {
    total = held
    self.limit = limit
  }

  /// Zeroed memory for some numbers, at a multiple of 64 bytes.
  func allocate<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type = Element.self
  ) throws(TrainingError) -> UnsafeMutablePointer<Element> {
    let (bytes, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflows, bytes <= limit - total else {
      throw .tooLarge(bytes: overflows || bytes > Int.max - total ? Int.max : total + bytes)
    }
    let rounded = max(1, (bytes + Arena.alignment - 1) / Arena.alignment) * Arena.alignment
    if rounded > left {
      let size = max(rounded, Arena.chunkSize)
      guard let chunk = lec_allocate(Int64(size)) else { throw .tooLarge(bytes: bytes) }
      chunks.append(chunk)
      total += size
      free = chunk
      left = size
    }
    guard let start = free else { throw .tooLarge(bytes: bytes) }
    free = start + rounded
    left -= rounded
    return start.bindMemory(to: Element.self, capacity: count)
  }

  /// A record at a fixed address, for kernels that keep it.
  func place<Record: BitwiseCopyable>(_ record: Record) throws(TrainingError) -> UnsafeMutablePointer<Record> {
    let pointer = try allocate(1, of: Record.self)
    pointer.pointee = record
    return pointer
  }

  deinit {
    for chunk in chunks { lec_free(chunk) }
  }
}
