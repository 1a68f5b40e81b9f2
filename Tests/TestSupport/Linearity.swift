import Foundation

/// Seconds of this thread that something takes, whatever else the machine does.
package func threadTime(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try body()
  return now() - start
}

/// So many repetitions of a part as fill some bytes; `§` is another number in each.
package func repeated(_ part: String, bytes: Int) -> String {
  var text = ""
  var number = 0
  while text.utf8.count < bytes - 2 * part.utf8.count {
    text += part.replacing("§", with: "\(number)")
    number += 1
  }
  return text
}
