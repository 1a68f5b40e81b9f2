/// Places are written as they stand from here on, so that they hold wherever the text is found again.
package let sourceBase = CodingUserInfoKey(rawValue: "base")
/// Where the text ends that places are read for; of one that nobody vouches for, so that none lies beyond.
package let sourceEnd = CodingUserInfoKey(rawValue: "end")

extension SourceRange: Codable {
  package init(from decoder: any Decoder) throws {
    let base = sourceBase.flatMap { decoder.userInfo[$0] as? Int } ?? 0
    var container = try decoder.unkeyedContainer()
    let end = sourceEnd.flatMap { decoder.userInfo[$0] as? Int } ?? .max
    let (lower, isFar) = try container.decode(Int.self).addingReportingOverflow(base)
    let (upper, isFarther) = try container.decode(Int.self).addingReportingOverflow(base)
    guard !isFar, !isFarther, 0 <= lower, lower <= upper, upper <= end else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no place of the text")
    }
    self.init(lower, upper)
  }

  package func encode(to encoder: any Encoder) throws {
    let base = sourceBase.flatMap { encoder.userInfo[$0] as? Int } ?? 0
    var container = encoder.unkeyedContainer()
    try container.encode(lower - base)
    try container.encode(upper - base)
  }
}
