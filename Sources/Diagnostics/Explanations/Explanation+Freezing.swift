/// The pages of what is frozen of a lesson.
extension Explanation {
  static let staleFrozen = Explanation(
    "lo que se congeló de una lección ya no vale",
    """
    «leccion freeze» guarda junto a la lección lo que dejó cada paso y de qué dependía: lo escrito, los datos, la \
    semilla y el motor. Con «--frozen» se enseña eso sin datos y sin entrenar, y un paso que ya no es el mismo se \
    dice con lo que cambió. El texto, los comentarios y el aspecto de la página no cuentan.
    Con los datos delante, congela otra vez. «leccion freeze --check» dice si hace falta.
    """,
    bad: .command("leccion run lección.md --frozen   # y nadie la había congelado"),
    good: .command("leccion freeze lección.md"))

  static let unsuitableFrozen = Explanation(
    "un archivo congelado que no se puede usar",
    """
    El archivo «.congelada.json» que está junto a la lección está cortado, lo escribió otra versión de leccion o dice \
    algo que ningún paso deja: una imagen a la que le faltan píxeles, una figura sin ejes. No se enseña nada de él.
    Bórralo, o congela otra vez la lección: se escribe entero.
    """,
    bad: .command("leccion run lección.md --frozen   # con un lección.congelada.json cortado"),
    good: .command("leccion freeze lección.md"))
}
