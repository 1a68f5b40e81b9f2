/// The pages of what concerns a course as a whole.
extension Explanation {
  static let unsuitableTheme = Explanation(
    "unos colores que no sirven para un sitio",
    """
    El archivo de «leccion build --theme» tiene una línea por color: «acento», «papel» o «tinta», y dos colores \
    #RRGGBB, de día y en la oscuridad. Los demás colores salen de esos. Los de las letras han de leerse sobre el \
    papel: hace falta un contraste de 4,5 o más, el que piden las pautas de accesibilidad.
    """,
    bad: .command("leccion build . --quiet --theme claros.txt   # acento: #FFE600"),
    good: .command("leccion build . --quiet --theme legibles.txt   # acento: #8A1C3B #F09AB0"))
}
