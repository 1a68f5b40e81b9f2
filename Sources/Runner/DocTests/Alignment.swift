/// How two sequences correspond, the first of which may hold wildcards.
///
/// Needleman–Wunsch: the alignment of the highest score, where a pair scores what it is worth, what is left over on
/// either side costs one, and what a wildcard takes costs nothing.
struct Alignment {
  enum Step: Equatable {
    /// The first index corresponds to the second.
    case pair(Int, Int)
    /// A wildcard takes the second index.
    case taken(by: Int, Int)
    /// A wildcard is passed.
    case wildcard(Int)
    case removed(Int)
    case added(Int)
  }

  /// In the order of both sequences.
  let steps: [Step]

  /// More cells than these are not computed: then all of one sequence is left over, and all of the other.
  private static let mostCells = 1_000_000

  /// - Parameter score: what a pair is worth.
  init(_ first: Int, _ second: Int, isWildcard: (Int) -> Bool, score: (Int, Int) -> Int) {
    let (cells, overflow) = (first + 1).multipliedReportingOverflow(by: second + 1)
    guard !overflow, cells <= Self.mostCells else {
      steps = (0..<first).map(Step.removed) + (0..<second).map(Step.added)
      return
    }
    // best[i][j]: of what follows index i of the first and j of the second.
    var best = [[Int32]](repeating: [Int32](repeating: 0, count: second + 1), count: first + 1)
    var moves = [[Move]](repeating: [Move](repeating: .removed, count: second + 1), count: first + 1)
    for j in stride(from: second - 1, through: 0, by: -1) {
      best[first][j] = best[first][j + 1] - 1
      moves[first][j] = .added
    }
    for i in stride(from: first - 1, through: 0, by: -1) {
      let isWild = isWildcard(i)
      for j in stride(from: second, through: 0, by: -1) {
        var (value, move): (Int32, Move) =
          isWild ? (best[i + 1][j], .wildcard) : (best[i + 1][j] - 1, .removed)
        if j < second {
          if isWild {
            if best[i][j + 1] > value { (value, move) = (best[i][j + 1], .taken) }
          } else {
            if best[i][j + 1] - 1 > value { (value, move) = (best[i][j + 1] - 1, .added) }
            let paired = best[i + 1][j + 1] + Int32(score(i, j))
            if paired >= value { (value, move) = (paired, .pair) }
          }
        }
        best[i][j] = value
        moves[i][j] = move
      }
    }
    steps = Self.walk(moves, first, second)
  }

  private enum Move: UInt8 { case pair, taken, wildcard, removed, added }

  private static func walk(_ moves: [[Move]], _ first: Int, _ second: Int) -> [Step] {
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < first || j < second {
      switch moves[i][j] {
      case .pair:
        steps.append(.pair(i, j))
        (i, j) = (i + 1, j + 1)
      case .taken:
        steps.append(.taken(by: i, j))
        j += 1
      case .wildcard:
        steps.append(.wildcard(i))
        i += 1
      case .removed:
        steps.append(.removed(i))
        i += 1
      case .added:
        steps.append(.added(j))
        j += 1
      }
    }
    return steps
  }
}

/// Whether a pattern with wildcards stands for a whole sequence: each of its elements for one of them, a wildcard for
/// any number.
///
/// Goes back to the last wildcard only; `work` is how many comparisons are left, and without any the answer is no.
func globMatches(
  _ pattern: Int, _ count: Int, work: inout Int, isWildcard: (Int) -> Bool, matches: (Int, Int, inout Int) -> Bool
) -> Bool {
  var (i, j) = (0, 0)
  var retry: (pattern: Int, place: Int)?
  while j < count {
    work -= 1
    if work < 0 { return false }
    if i < pattern, isWildcard(i) {
      retry = (i + 1, j)
      i += 1
    } else if i < pattern, matches(i, j, &work) {
      (i, j) = (i + 1, j + 1)
    } else if let last = retry {
      retry = (last.pattern, last.place + 1)
      (i, j) = (last.pattern, last.place + 1)
    } else {
      return false
    }
  }
  return (i..<pattern).allSatisfy(isWildcard)
}
