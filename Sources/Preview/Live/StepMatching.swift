/// Which of the steps before each step now is: those with the same text, in order, as many as there can be; then those
/// with the same text that stand elsewhere; between two of the first, those of the same directive, in order.
package func matched(
  _ old: [(name: String, text: String)], _ new: [(name: String, text: String)]
) -> [Int?] {
  var result = [Int?](repeating: nil, count: new.count)
  var common = 0
  while common < min(old.count, new.count), old[common].text == new[common].text {
    result[common] = common
    common += 1
  }
  var tail = 0
  while tail < min(old.count, new.count) - common, old[old.count - 1 - tail].text == new[new.count - 1 - tail].text {
    result[new.count - 1 - tail] = old.count - 1 - tail
    tail += 1
  }
  let oldMiddle = common..<(old.count - tail)
  let newMiddle = common..<(new.count - tail)
  for (left, right) in longestCommon(oldMiddle, newMiddle, { old[$0].text == new[$1].text }) { result[right] = left }
  let moved = moves(result, old, new)
  fillGaps(&result, old, new, except: moved)
  for (right, left) in moved { result[right] = left }
  return result
}

/// The steps that were moved: where each is now, and which it was.
private func moves(
  _ found: [Int?], _ old: [(name: String, text: String)], _ new: [(name: String, text: String)]
) -> [Int: Int] {
  let kept = Set(found.compactMap(\.self))
  var free: [String: [Int]] = [:]
  for index in old.indices.reversed() where !kept.contains(index) { free[old[index].text, default: []].append(index) }
  var result: [Int: Int] = [:]
  for index in new.indices where found[index] == nil {
    if let place = free[new[index].text]?.popLast() { result[index] = place }
  }
  return result
}

/// The longest sequence of pairs, both rising, that are the same.
func longestCommon(
  _ old: Range<Int>, _ new: Range<Int>, _ isSame: (Int, Int) -> Bool
) -> [(Int, Int)] {
  // A course's lessons have tens of steps; beyond that only the ends are compared.
  guard old.count * new.count <= 250_000 else { return [] }
  let width = new.count + 1
  var lengths = [Int](repeating: 0, count: (old.count + 1) * width)
  for left in old.indices.reversed() {
    for right in new.indices.reversed() {
      let place = (left - old.lowerBound) * width + right - new.lowerBound
      lengths[place] = isSame(left, right)
        ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
    }
  }
  var pairs: [(Int, Int)] = []
  var (left, right) = (old.lowerBound, new.lowerBound)
  while left < old.upperBound, right < new.upperBound {
    let place = (left - old.lowerBound) * width + right - new.lowerBound
    if isSame(left, right) {
      pairs.append((left, right))
      left += 1
      right += 1
    } else if lengths[place + width] >= lengths[place + 1] {
      left += 1
    } else {
      right += 1
    }
  }
  return pairs
}

/// Steps between two that stayed: one that was changed is still the directive that it was.
private func fillGaps(
  _ result: inout [Int?], _ old: [(name: String, text: String)], _ new: [(name: String, text: String)],
  except moved: [Int: Int]
) {
  let gone = Set(moved.values)
  // Those of each directive, and how many of them are passed.
  var places: [String: [Int]] = [:]
  for index in old.indices where !gone.contains(index) { places[old[index].name, default: []].append(index) }
  var passed: [String: Int] = [:]
  // Where the gap ends that each new step stands in.
  var ends = [Int](repeating: old.count, count: new.count)
  var end = old.count
  for index in new.indices.reversed() {
    end = result[index] ?? end
    ends[index] = end
  }
  var next = 0
  for index in new.indices {
    if let kept = result[index] {
      next = kept + 1
      continue
    }
    let name = new[index].name
    guard moved[index] == nil, let free = places[name] else { continue }
    var place = passed[name] ?? 0
    while place < free.count, free[place] < next { place += 1 }
    passed[name] = place
    guard place < free.count, free[place] < ends[index] else { continue }
    result[index] = free[place]
    next = free[place] + 1
  }
}
