import Testing

import Site

@Suite struct AddressesTests {
  @Test(arguments: [
    ("02-dos.md", LinkTarget.lesson(file: "02-dos.md", anchor: nil)),
    ("./02-dos.md#fin", .lesson(file: "02-dos.md", anchor: "fin")),
    ("02-d%C3%B3s.md#", .lesson(file: "02-dós.md", anchor: nil)),
    ("otra/02.md", .lesson(file: "otra/02.md", anchor: nil)),
    ("datos.csv", .file("datos.csv")), ("01.html", .file("01.html")),
    ("https://ejemplo.org/a.md", .elsewhere), ("mailto:a@b.md", .elsewhere), ("//ejemplo.org/a.md", .elsewhere),
    ("#aquí", .elsewhere), ("", .elsewhere), ("/raíz.md", .elsewhere),
  ])
  func linksAreTold(address: String, target: LinkTarget) {
    #expect(LinkTarget(address) == target)
  }

  @Test(arguments: ["02-dós.md", "con espacio.md", "100%.md", "a&b?c#d.md", "ñ\u{301}.md"])
  func namesSurviveAnAddress(name: String) {
    let address = percentEncoded(name)
    #expect(address.allSatisfy { $0.isASCII && !" ?#&".contains($0) })
    #expect(percentDecoded(address) == name)
  }

  @Test func whatIsNoEscapeStays() {
    #expect(percentDecoded("100%") == "100%")
    #expect(percentDecoded("%zz%4") == "%zz%4")
  }
}
