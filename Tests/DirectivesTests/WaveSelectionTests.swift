import Testing

/// The choice of a sound that `onda` and `espectrograma` share.
@Suite struct WaveSelectionTests {
  @Test(
    "lo que está mal se dice antes de calcular", arguments: ["onda", "espectrograma"],
    [
      ("de: la", ["L015"]), ("de: la\nfrecuencia: 0", ["T005"]), ("de: la\nfrecuencia: 2.5", ["T004"]),
      ("de: la\nfrecuencia: 8000\níndice: 0", ["D015"]), ("de: tonos.entrenamiento\nfrecuencia: 8000", ["D015"]),
      ("de: tonos.entrenamiento\níndice: 8", ["T005"]), ("de: tonos.prueba", ["T005"]), ("de: tonos", ["T004"]),
      ("de: 3", ["T004"]), ("de: \"la\"", ["T004"]), ("de: ceros(0)\nfrecuencia: 1", ["T004"]), ("de: nada", ["T001"]),
      ("de: [sí, no]\nfrecuencia: 1", ["T004"]),
    ])
  func refuses(figure: String, options: (String, [String])) {
    #expect(codesBesideSounds("```{figura \(figure)}\n\(options.0)\n```\n") == options.1, "\(options.0)")
  }

  @Test func imagesAreNoSounds() {
    #expect(codes(data + "```{figura onda}\nde: moda.prueba\n```\n") == ["T004"])
  }
}
