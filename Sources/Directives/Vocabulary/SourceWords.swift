package import Datasets
package import Runner

/// The datasets that are made where they are asked for, so that they take arguments.
package let sourceWords = Vocabulary<DatasetSource>(
  family: "los datos que se generan",
  words: [
    Word(
      "espirales", aliases: ["spirals", "spiral"], usage: "espirales(clases: 2, puntos: 200, ruido: 0.1)",
      help: "puntos del plano en espirales que se envuelven, el mismo número en cada clase",
      parameters: [
        OptionSpecification("clases", "cuántas espirales, una por clase; `2` si no se dice"),
        OptionSpecification("puntos", "cuántos puntos de cada clase; `200` si no se dice"),
        OptionSpecification("ruido", "cuánto se apartan de su espiral, al azar; `0.1` si no se dice"),
      ]
    ) { call, reader in
      let usage = "espirales(clases: 2, puntos: 200, ruido: 0.1)"
      let standard = Spirals()
      let classes = call.integer("clases", default: standard.classes, in: Spirals.classRange, usage: usage, &reader)
      let points = call.integer("puntos", default: standard.points, in: Spirals.pointRange, usage: usage, &reader)
      let noise = call.number(
        "ruido", default: standard.noise, where: { $0 >= 0 && $0 <= 10 }, expected: "un número de 0 a 10", &reader)
      guard let classes, let points, let noise else { return nil }
      return .spirals(Spirals(classes: classes, points: points, noise: noise))
    }
  ])

/// What is done with rows that lack a value.
package let missingWords = Vocabulary<MissingValues>(
  family: "lo que se hace con los valores que faltan",
  words: [
    Word("quitar", aliases: ["drop", "dropna", "remove"], help: "deja fuera la fila", means: .rowDropped),
    Word("media", aliases: ["mean", "fill", "fillna"], help: "pone la media de la columna", means: .filledWithMean),
  ])

/// What parts the fields of a table.
package let separatorWords = Vocabulary<UInt8?>(
  family: "los separadores",
  words: [
    Word("coma", aliases: ["comma"], help: "una coma", means: UInt8(ascii: ",")),
    Word("punto_y_coma", aliases: ["semicolon"], help: "un punto y coma", means: UInt8(ascii: ";")),
    Word("tabulador", aliases: ["tab"], help: "un tabulador", means: UInt8(ascii: "\t")),
  ])

/// How sounds become images of their pitches.
package let spectrogramWords = Vocabulary<MelSpectrogram?>(
  family: "los espectrogramas",
  words: [
    Word(
      "mel", usage: "mel(bandas: 40, ventana: 512, paso: 256)",
      help: "la energía de cada banda de tonos, en logaritmos, ventana a ventana",
      parameters: [
        OptionSpecification("bandas", "en cuántas bandas de tonos; `40` si no se dice"),
        OptionSpecification("ventana", "cuántas muestras se miran a la vez, una potencia de dos; `512` si no se dice"),
        OptionSpecification("paso", "cuántas muestras avanza cada vez; `256` si no se dice"),
      ]
    ) { call, reader in
      let usage = "mel(bandas: 40, ventana: 512, paso: 256)"
      let standard = MelSpectrogram()
      let bands = call.integer("bandas", default: standard.bands, in: MelSpectrogram.bandRange, usage: usage, &reader)
      let window = call.number(
        "ventana", default: Double(standard.window), where: { MelSpectrogram.windows.map(Double.init).contains($0) },
        expected: "una potencia de dos, de 16 a 8192", &reader)
      let hop = call.integer("paso", default: standard.hop, in: 1...1_000_000, usage: usage, &reader)
      guard let bands, let window, let hop else { return nil }
      return MelSpectrogram(bands: bands, window: Int(window), hop: hop)
    }
  ])
