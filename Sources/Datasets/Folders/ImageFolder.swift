import Neural

/// A folder of images by class as a dataset of bytes.
package struct ImageFolder: Sendable, Equatable {
  package struct Size: Sendable, Equatable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  package var folder: ClassFolder
  /// What every image is resized to; nil where all must have one size.
  package var size: Size?
  /// Whether images have three channels; else they are made grey.
  package var isColored: Bool

  package init(folder: ClassFolder, size: Size? = nil, isColored: Bool = false) {
    self.folder = folder
    self.size = size
    self.isColored = isColored
  }

  /// What the files' headers say.
  package func facts() throws(DatasetError) -> DatasetFacts {
    var common = size
    for example in folder.examples {
      let found = try DecodedImage.size(of: .file(example.path))
      try check(found.width, found.height, path: example.path, against: &common)
    }
    let shape = shape(common ?? Size(width: 0, height: 0))
    try folder.checkContent(shape, bytes: 1)
    return folder.facts("las imágenes", inputShape: shape, isImages: true)
  }

  /// Reads every image.
  package func load() throws(DatasetError) -> Dataset {
    let facts = try facts()
    let (height, width) = (facts.inputShape[0], facts.inputShape[1])
    var bytes: [UInt8] = []
    bytes.reserveCapacity(facts.inputShape.reduce(folder.examples.count, *))
    for example in folder.examples {
      let image = try DecodedImage.read(.file(example.path))
      var common: Size? = Size(width: width, height: height)
      try check(image.width, image.height, path: example.path, against: &common)
      bytes += (isColored ? image.colored : image.grey).resized(width: width, height: height).bytes
    }
    return folder.dataset(facts, .bytes(bytes, divisor: 1))
  }

  private func shape(_ size: Size) -> [Int] { [size.height, size.width] + (isColored ? [3] : []) }

  /// Where images are not resized, all have the size of the first.
  private func check(
    _ width: Int, _ height: Int, path: String, against common: inout Size?
  ) throws(DatasetError) {
    guard size == nil else { return }
    let first = common ?? Size(width: width, height: height)
    guard first == Size(width: width, height: height) else {
      throw .corruptImage(
        path: path,
        .differentSize(width: width, height: height, expectedWidth: first.width, expectedHeight: first.height))
    }
    common = first
  }
}
