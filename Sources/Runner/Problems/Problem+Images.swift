import Diagnostics

/// What can be wrong with the images of the prose, told in Spanish.
extension Problem {
  static func imageWithoutText(at range: SourceRange) -> Problem {
    Problem(
      .unsuitableImage, "esta imagen no tiene texto alternativo", at: range,
      label: "describe entre los corchetes lo que se ve", notes: [
        "lo leen quienes no ven la imagen", "si no dice nada que no diga el texto, escribe «decorativa»",
      ],
      severity: .warning)
  }

  static func imageWithoutAddress(at range: SourceRange) -> Problem {
    Problem(.unsuitableImage, "falta el archivo de la imagen", at: range, label: "va entre los paréntesis")
  }

  static func remoteImage(at range: SourceRange) -> Problem {
    Problem(
      .unsuitableImage, "la imagen no está junto a la lección, y una página no pide nada a la red", at: range,
      label: "descárgala y escribe aquí su archivo")
  }

  static func notAnImage(_ path: String, at range: SourceRange) -> Problem {
    Problem(.unsuitableImage, "«\(path)» no es una imagen PNG ni JPEG", at: range)
  }

  static func imagesTooLarge(at range: SourceRange, limit: Int) -> Problem {
    Problem(
      .unsuitableImage, "las imágenes de la lección pasan de \(limit >> 20) MiB", at: range,
      label: "desde esta no se ven", notes: ["una página lleva sus imágenes dentro: hazlas más pequeñas"])
  }
}
