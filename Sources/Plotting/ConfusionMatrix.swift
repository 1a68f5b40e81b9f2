/// How often each true class (row) was taken for each class (column): the figure `confusión`.
package struct ConfusionMatrix: Sendable, Equatable, Codable {
  package var counts: [[Int]]
  package var classes: [String]

  package init(counts: [[Int]], classes: [String]) {
    self.counts = counts
    self.classes = classes
  }
}
