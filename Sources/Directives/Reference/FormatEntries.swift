import Lesson

/// The formats of the values in a text, one an entry, each with the digits of its example.
var formatEntries: [ReferenceEntry] {
  InlineFormat.Sign.allCases.map { sign in
    ReferenceEntry(
      sign.specimen, kind: "un formato", summary: sign.help, usage: "{= valor : \(sign.specimen) }",
      example: "Un tercio es `{= 1/3 : \(sign.specimen) }`.\n")
  }
}

extension InlineFormat.Sign {
  /// The format as its entry is called.
  var specimen: String {
    switch self {
    case .none: "2"
    case .percent: "1%"
    case .scientific: "2e"
    }
  }

  /// One sentence.
  fileprivate var help: String {
    switch self {
    case .none: "el número con tantos decimales como se digan: 0,33"
    case .percent: "el número como porcentaje, con tantos decimales como se digan: 33,3 %"
    case .scientific: "el número con una potencia de diez y tantos decimales como se digan: 3,33·10⁻¹"
    }
  }
}
