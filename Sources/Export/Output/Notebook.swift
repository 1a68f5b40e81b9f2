import Diagnostics
import JSON
import Lesson

extension Exporter {
  /// The lesson as a Jupyter notebook, of version 4.5 of its format.
  package func notebook(version: String) -> String {
    var (pieces, needs) = listing(prose: .displayed)
    needs.imports.insert(.display)
    var cells: [(isCode: Bool, text: String)] = []
    var opening = origin(version: version)
    if let title = document.frontMatter.title, !opensWithTitle { opening = "# \(title.value)\n\n" + opening }
    cells.append((false, opening))
    cells.append((true, preamble(needs).joined(separator: "\n")))
    for piece in pieces {
      switch piece {
      case .text(let text): cells.append((false, text))
      case .code(let lines): cells.append((true, lines.joined(separator: "\n")))
      }
    }
    let root = JSONValue.object([
      "cells": .array(cells.enumerated().map { number, cell in Self.cell(number, cell.isCode, cell.text) }),
      "metadata": .object([
        "kernelspec": .object([
          "display_name": .string("Python 3"), "language": .string("python"), "name": .string("python3"),
        ]),
        "language_info": .object(["name": .string("python")]),
      ]),
      "nbformat": .integer(4),
      "nbformat_minor": .integer(5),
    ])
    return root.text() + "\n"
  }

  private var opensWithTitle: Bool { document.headings.first?.level == 1 }

  private static func cell(_ number: Int, _ isCode: Bool, _ text: String) -> JSONValue {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let source = lines.enumerated().map { JSONValue.string($1 + ($0 < lines.count - 1 ? "\n" : "")) }
    let id = JSONValue.string("celda-\(number + 1)")
    guard isCode else {
      return .object([
        "cell_type": .string("markdown"), "id": id, "metadata": .object([JSONMember]()), "source": .array(source),
      ])
    }
    return .object([
      "cell_type": .string("code"), "execution_count": .null, "id": id, "metadata": .object([JSONMember]()),
      "outputs": .array([]), "source": .array(source),
    ])
  }
}
