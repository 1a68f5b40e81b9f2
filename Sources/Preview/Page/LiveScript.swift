/// What makes a page live, as one file of JavaScript: what stands in it are its parts, in order, in one function.
enum LiveScript {
  static let text =
    "(function () {\n\"use strict\";\n"
    + [proof, basics, editor, completion, rows, prose, beginning, step, controls, page, connection]
    .joined(separator: "\n")
    + "})();\n"

  /// What all parts use.
  private static let basics = #"""
    var bar = document.getElementById("vivo");
    if (!bar) { return; }
    var lesson = bar.dataset.lesson;
    var client = Math.random().toString(36).slice(2);
    var main = document.querySelector("main");
    var voice = document.getElementById("vivo-voz");
    var statusLine = document.getElementById("vivo-estado");
    var messageBox = document.getElementById("vivo-mensaje");
    var socket = null;
    var steps = new Map();
    var values = [];
    /// Whether this server has said how all steps stand: before that its names for them may be others.
    var isGreeted = false;
    var status = { run: "idle", stale: 0, unsaved: false, file: "same", steps: 0 };

    function make(tag, name, text) {
      var element = document.createElement(tag);
      if (name) { element.className = name; }
      if (text) { element.textContent = text; }
      return element;
    }
    function button(text, title, action) {
      var element = make("button", "", text);
      element.type = "button";
      if (title) { element.title = title; }
      element.addEventListener("click", action);
      return element;
    }
    function say(message) {
      var isReady = isGreeted || message.type === "hello";
      if (isReady && socket && socket.readyState === WebSocket.OPEN) {
        socket.send(JSON.stringify(message));
        return true;
      }
      return false;
    }
    function announce(text) { voice.textContent = text; }
    function plain(text) {
      return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    }
    """#
}
