/// The samples of one colour of a JPEG image, at its own resolution or at the image's.
struct JPEGPlane {
  var width: Int
  var height: Int
  /// Bytes from a row to the next.
  var stride: Int
  var samples: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = width
    samples = [UInt8](repeating: 0, count: width * height)
  }

  /// Transforms all blocks of a colour.
  init(_ component: JPEGComponent) throws(ImageFault) {
    guard let quantization = component.quantization else { throw .truncated }
    width = component.width
    height = component.height
    stride = component.blockColumns * 8
    samples = [UInt8](repeating: 0, count: stride * component.blockRows * 8)
    for block in 0..<component.blockColumns * component.blockRows {
      let (column, row) = (block % component.blockColumns, block / component.blockColumns)
      JPEGTransform.write(
        component.coefficients[block * 64..<block * 64 + 64], quantization, into: &samples,
        at: row * 8 * stride + column * 8, stride: stride)
    }
  }

  /// At the image's resolution, larger by these factors.
  ///
  /// A factor of 2 puts each new sample at a quarter of the way between two old ones: ¾ of the nearer and ¼ of the
  /// farther one. Other factors repeat samples, and so does a factor of 2 where rows have two samples or less. Halves
  /// are rounded by turns down and up. Source: the "fancy upsampling" that libjpeg documents.
  func enlarged(horizontal: Int, vertical: Int, width newWidth: Int, height newHeight: Int) -> JPEGPlane {
    if horizontal == 1 && vertical == 1 { return self }
    var result = JPEGPlane(width: newWidth, height: newHeight)
    let isSmoothAcross = horizontal == 2 && width > 2 && vertical <= 2
    let isSmoothDown = vertical == 2 && (horizontal == 1 || isSmoothAcross)
    for y in 0..<newHeight {
      let near = y / vertical
      let far = isSmoothDown ? max(0, min(height - 1, y % 2 == 0 ? near - 1 : near + 1)) : near
      let line = column(near, far, isSmoothDown)
      for x in 0..<newWidth {
        let place = y * newWidth + x
        switch (isSmoothAcross, isSmoothDown) {
        case (false, false): result.samples[place] = UInt8(line[x / horizontal])
        case (false, true): result.samples[place] = UInt8((line[x] + (y % 2 == 0 ? 1 : 2)) >> 2)
        case (true, let isDeep): result.samples[place] = across(line, x, isDeep: isDeep)
        }
      }
    }
    return result
  }

  /// A row, or ¾ of it and ¼ of another, times 4.
  private func column(_ near: Int, _ far: Int, _ isMixed: Bool) -> [Int] {
    (0..<width).map { x in
      let sample = Int(samples[near * stride + x])
      return isMixed ? 3 * sample + Int(samples[far * stride + x]) : sample
    }
  }

  private func across(_ line: [Int], _ x: Int, isDeep: Bool) -> UInt8 {
    let near = x / 2
    let far = max(0, min(width - 1, x % 2 == 0 ? near - 1 : near + 1))
    let sum = 3 * line[near] + line[far]
    if isDeep { return UInt8((sum + (x % 2 == 0 ? 8 : 7)) >> 4) }
    return UInt8((sum + (x % 2 == 0 ? 1 : 2)) >> 2)
  }
}
