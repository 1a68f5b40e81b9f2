import JSON
import Preview
import Testing

@Suite struct NotebookEndTests {
  @Test func whatIsSavedIsNotTold() {
    var room = openedSums()
    let lines = room.notebook.end(pagesComeBack: true)
    #expect(lines == [] && room.files.names() == ["a.md", "b.md"])
  }

  /// A page gives its own to the next server: `NotebookReturnTests`.
  @Test func whatAPageHasStaysInIt() {
    var room = openedSums()
    // Not even looked at yet.
    room.notebook.hear(edit(room.uid(0), "{calcular #a}\na = 5").text(isIndented: false), from: 1)
    let lines = room.notebook.end(pagesComeBack: true)
    #expect(lines == ["a.md: sin guardar; sigue en su página, y al volver a arrancar, donde estaba"])
    #expect(room.files.names() == ["a.md", "b.md"])
  }

  @Test func whatNoPageHasIsWrittenBesideTheLesson() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    // Nor is what is no directive yet lost.
    room.say(1, edit(room.uid(1), "{calc"))
    room.notebook.leave(1)
    let changed = sums.replacing("a = 1", with: "a = 5").replacing("{calcular #b}\nb = a + 1\nb", with: "{calc")
    let lines = room.notebook.end(pagesComeBack: true)
    #expect(lines == ["a.md: sin guardar y sin página abierta; queda en «a.sin-guardar.md»"])
    #expect(room.files["a.sin-guardar.md"] == changed && room.files["a.md"] == sums)
    // One that is there already may be somebody's last.
    let more = room.notebook.end(pagesComeBack: true)
    #expect(more == ["a.md: sin guardar y sin página abierta; queda en «a.sin-guardar-2.md»"])
    #expect(room.files["a.sin-guardar-2.md"] == changed)
  }

  /// On a disk that is full or that nobody may write on.
  @Test func whatCannotBeWrittenBesideTheLessonIsKeptElsewhere() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    room.notebook.leave(1)
    room.files.fill(everywhere: false)
    let lines = room.notebook.end(pagesComeBack: true)
    #expect(lines == ["a.md: sin guardar y sin página abierta; queda en «/estado/a.md», porque está lleno"])
    #expect(room.files["/estado/a.md"] == sums.replacing("a = 1", with: "a = 5"))
    room.files.fill(everywhere: true)
    let lost = room.notebook.end(pagesComeBack: true)
    #expect(lost == ["a.md: sin guardar, y se pierde: está lleno"])
  }

  /// Its port is that of another server: nobody will be there.
  @Test func whatAPageHasThatFindsNoServerIsWrittenToo() {
    var room = openedSums()
    room.say(1, edit(room.uid(0), "{calcular #a}\na = 5"))
    let state = "a.md: sin guardar, y su página no encontrará el próximo servidor"
    let lines = room.notebook.end(pagesComeBack: false)
    #expect(lines == [state + "; queda en «a.sin-guardar.md»"])
    #expect(room.files["a.sin-guardar.md"] == sums.replacing("a = 1", with: "a = 5"))
    room.files.fill(everywhere: true)
    let more = room.notebook.end(pagesComeBack: false)
    #expect(more == [state + ": cópialo de ella, porque está lleno"])
  }
}
