import Diagnostics
import Neural
import Runner

/// Writes each network to a file of its own in a folder, and says so.
func saveModels(_ networks: [NamedNetwork], in folder: String, _ bench: Workbench) throws(Problem) {
  if networks.isEmpty { bench.errors.line("La lección no compila ningún modelo: no hay nada que guardar") }
  for named in networks {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + named.name + ".safetensors"
    let bytes: [UInt8]
    do throws(SavingError) {
      bytes = try named.network.saved()
    } catch {
      throw .saving(error, file: path)
    }
    try writeAtomically(bytes, to: path)
    bench.errors.line("Modelo guardado en \(visible(path))")
  }
}
