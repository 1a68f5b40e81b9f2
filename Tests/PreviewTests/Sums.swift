import JSON

/// A lesson of two sums.
let sums = """
  # Cuentas

  ```{calcular #a}
  a = 1
  ```

  ```{calcular #b}
  b = a + 1
  b
  ```

  Sale `{= b }`.

  """

/// What a page says when somebody writes in a step.
func edit(_ uid: String, _ text: String, revision: Int = 1) -> JSONValue {
  .object([
    "type": .string("edit"), "uid": .string(uid), "text": .string(text), "client": .string("yo"),
    "revision": .integer(revision),
  ])
}

/// The lesson in one page, and another beside it.
func openedSums() -> Room {
  var room = Room(["a.md": sums, "b.md": "# Otra\n\n```{calcular}\n2\n```\n"])
  room.enter(1)
  room.runJobs()
  return room
}
