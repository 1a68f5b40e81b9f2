/// Places are written as they stand from here on, so that they hold wherever the text is found again.
package let sourceBase = CodingUserInfoKey(rawValue: "base")

extension SourceRange: Codable {
  package init(from decoder: any Decoder) throws {
    let base = sourceBase.flatMap { decoder.userInfo[$0] as? Int } ?? 0
    var container = try decoder.unkeyedContainer()
    self.init(try container.decode(Int.self) + base, try container.decode(Int.self) + base)
  }

  package func encode(to encoder: any Encoder) throws {
    let base = sourceBase.flatMap { encoder.userInfo[$0] as? Int } ?? 0
    var container = encoder.unkeyedContainer()
    try container.encode(lower - base)
    try container.encode(upper - base)
  }
}
