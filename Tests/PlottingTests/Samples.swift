import Plotting

/// A small image made by a rule, so that a test needs no file.
func sampleRaster(width: Int = 4, height: Int = 4, _ rule: (Int, Int) -> Int = { ($0 + 2 * $1) * 20 }) -> Raster {
  let pixels = (0..<height).flatMap { y in (0..<width).map { x in UInt8(clamping: rule(x, y)) } }
  guard let raster = Raster(width: width, height: height, pixels: pixels) else {
    preconditionFailure("la muestra no es rectangular")
  }
  return raster
}

let garments = [
  "Camiseta", "Pantalón", "Suéter", "Vestido", "Abrigo", "Sandalia", "Camisa", "Zapatilla", "Bolso", "Bota",
]

/// Names that are longer than any layout likes.
let longNames = [
  "Camiseta o top", "Pantalón de vestir", "Suéter o jersey de punto muy grueso", "Vestido",
  "Abrigo impermeable largo", "Sandalia", "Camisa", "Zapatilla deportiva de correr", "Bolso de mano", "Botín",
]

/// A name that tries to leave its place: markup, control and direction characters, and a pile of marks.
let hostileName = "<script>\"&'\u{0}\u{8}\u{202E}alert]]>" + "a" + String(repeating: "\u{301}", count: 5000) + "\n\tfin"

/// Probabilities over the garments with one peak; the rest is shared evenly.
func peaked(_ class: Int, _ value: Double, count: Int = 10) -> [Double] {
  (0..<count).map { $0 == `class` ? value : (1 - value) / Double(count - 1) }
}
