import JSON

/// What a page says that somebody wrote in a step.
struct StepEdit {
  let client: Int
  /// Of the lesson.
  let name: String
  let uid: String
  let text: String
  /// What the page knows it by.
  let revision: JSONValue
}

/// Checking a lesson takes longer than typing a letter: of what one page wrote in one step only the last is checked.
extension Notebook {
  mutating func edit(_ message: JSONValue, _ name: String, _ client: Int) {
    guard let uid = message["uid"]?.string, let text = message["text"]?.string else {
      return complain("a «edit» le falta el paso o su texto", to: client)
    }
    let revision = JSONValue.object([
      "uid": .string(uid), "client": message["client"] ?? .null, "revision": message["revision"] ?? .null,
    ])
    edits.removeAll { $0.client == client && $0.name == name && $0.uid == uid }
    edits.append(StepEdit(client: client, name: name, uid: uid, text: Self.plain(text), revision: revision))
  }

  /// Puts in the lessons what was written in their steps, before anything else is done that may depend on it.
  mutating func doEdits() {
    let waiting = edits
    edits = []
    for edit in waiting {
      if lessons[edit.name]?.edit(edit.uid, edit.text, by: edit.client) == true {
        update(edit.name, revision: edit.revision)
      } else {
        complain("ese paso ya no está en la lección", to: edit.client)
      }
    }
  }
}
