/// Points of a plane, told apart by group: the figure `puntos`.
package struct ScatterPlot: Sendable, Equatable, Codable {
  package struct Group: Sendable, Equatable, Codable {
    package var name: String
    package var points: [PlanePoint]

    package init(name: String, points: [PlanePoint]) {
      self.name = name
      self.points = points
    }
  }

  package var groups: [Group]
  package var horizontalTitle: String
  package var verticalTitle: String
  /// Whether a line leads from each point to the next.
  package var isJoined: Bool

  package init(groups: [Group], horizontalTitle: String, verticalTitle: String, isJoined: Bool = false) {
    self.groups = groups
    self.horizontalTitle = horizontalTitle
    self.verticalTitle = verticalTitle
    self.isJoined = isJoined
  }

  /// The most groups that can be told apart.
  package static let mostGroups = SeriesLook.most
  /// The most points that are drawn; of more, so many at even distances.
  package static let mostPoints = 2000
}
