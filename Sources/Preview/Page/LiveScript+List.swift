extension LiveScript {
  /// The page that lists the lessons: there a new one is begun.
  static let list = "(function () {\n\"use strict\";\n" + proof + "\n" + beginLesson + "\n})();\n"

  private static let beginLesson = #"""
    var form = document.getElementById("vivo-nueva");
    if (!form) { return; }
    var title = document.getElementById("vivo-titulo");
    var note = document.getElementById("vivo-archivo");
    var complaint = document.getElementById("vivo-queja");
    function fileName(text) {
      var plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
      return plain.split(/[^a-z0-9]+/).filter(Boolean).join("-").slice(0, 80);
    }
    title.addEventListener("input", function () {
      var name = fileName(title.value);
      note.textContent = name ? "Se guarda en " + name + ".md" : "";
      complaint.textContent = "";
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var isAnswered = false;
      openSocket("", form.dataset.key, function (socket) {
        socket.send(JSON.stringify({ type: "new", title: title.value.trim() }));
      }, function (message, socket) {
        isAnswered = true;
        if (message.type === "created") { location.assign(message.address); }
        if (message.type === "problem") { complaint.textContent = message.message; }
        socket.close();
      }, function () {
        if (isAnswered) { return; }
        complaint.textContent = "Sin conexión: arranca «leccion serve» y abre la dirección que escriba";
      });
    });
    form.hidden = false;
    """#
}
