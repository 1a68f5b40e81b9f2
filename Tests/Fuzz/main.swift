import Foundation
import FuzzTargets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Gives every reader inputs that are nearly right, for as long as it is told: `make fuzz SECONDS=60`. An input that
// makes a reader fall, take too long or too much memory is left in a file.

let arguments = CommandLine.arguments
let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 60 : 60
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : UInt64(Date().timeIntervalSince1970)
let current = URL(fileURLWithPath: arguments.count > 3 ? arguments[3] : ".build/fuzz-actual")
let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

// Beyond this a reader asks for what no input is worth; a second is a thousand times what one takes.
var memory = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
let secondsOfAnInput: UInt32 = 20

print("semilla \(seed), \(Int(seconds)) s; la entrada que se prueba está en \(current.path)")
let end = Date(timeIntervalSinceNow: seconds)
var counts: [String: Int] = [:]
var mutators = fuzzTargets.enumerated().map { index, target in
  Mutator(seeds: target.seeds(below: project), pieces: target.pieces, seed: seed &+ UInt64(index))
}
while Date() < end {
  for (index, target) in fuzzTargets.enumerated() {
    for _ in 0..<20 {
      let input = mutators[index].next()
      try Data(input).write(to: current.appendingPathExtension(target.name))
      alarm(secondsOfAnInput)
      target.read(input)
      alarm(0)
      counts[target.name, default: 0] += 1
    }
    try? FileManager.default.removeItem(at: current.appendingPathExtension(target.name))
  }
}
for target in fuzzTargets { print("\(target.name): \(counts[target.name, default: 0]) entradas") }
