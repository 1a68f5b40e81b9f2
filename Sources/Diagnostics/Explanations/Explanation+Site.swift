/// The pages of what concerns a course as a whole.
extension Explanation {
  static let brokenLink = Explanation(
    "un enlace que no llega a ninguna parte",
    """
    Una lección enlaza con otra por el nombre de su archivo, [así](07-convolucion.md), y con un lugar de ella por el \
    de su sección, [así](07-convolucion.md#los-bordes): el encabezado en minúsculas, sin acentos y con guiones. \
    «leccion build» los cambia por los de sus páginas, y avisa de los que no llegan.
    """,
    bad: .command("leccion build curso --quiet"),
    good: """
      El código de un enlace, sin que lo sea: `[la convolución](07-convolucion.md)`.
      """)

  static let unsuitableTheme = Explanation(
    "unos colores que no sirven para un sitio",
    """
    El archivo de «leccion build --theme» tiene una línea por color: «acento», «papel» o «tinta», y dos colores \
    #RRGGBB, de día y en la oscuridad. Los demás colores salen de esos. Los de las letras han de leerse sobre el \
    papel: hace falta un contraste de 4,5 o más, el que piden las pautas de accesibilidad.
    """,
    bad: .command("leccion build . --quiet --theme claros.txt"),
    good: .command("leccion build . --quiet --theme legibles.txt"))
}
