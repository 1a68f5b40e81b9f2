import ArgumentParser
import Diagnostics
import FileSystem
import JSON
import LanguageServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Comprueba lecciones mientras se escriben, para un editor.",
    discussion: "Habla el Language Server Protocol por la entrada y la salida estándar: lo arranca el editor.")

  func run() throws {
    let bench = Workbench()
    var server = LanguageServer(version: version, check: { bench.examined($0, patience: Workbench.patience) })
    var buffer = MessageBuffer()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while server.exitStatus == nil {
      let count = chunk.withUnsafeMutableBytes { space in
        (try? readBytes(from: STDIN_FILENO, into: space)) ?? 0
      }
      guard count > 0 else { throw ExitCode(1) }
      buffer.append(chunk[..<count])
      do throws(MessageBuffer.Fault) {
        while server.exitStatus == nil, let message = try buffer.next() {
          for answer in server.answer(message) { send(answer) }
        }
      } catch {
        bench.errors.line("error: lo que llega no son mensajes del Language Server Protocol")
        throw ExitCode(1)
      }
    }
    throw ExitCode(server.exitStatus ?? 1)
  }

  private func send(_ answer: JSONValue) {
    do throws(Problem) {
      try write(MessageBuffer.framed(answer.text(isIndented: false)), to: STDOUT_FILENO, path: "-")
    } catch {
      // The client is gone; the next read says so.
    }
  }
}
