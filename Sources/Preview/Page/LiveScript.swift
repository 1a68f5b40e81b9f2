import Lesson

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
    /// Bytes that a text may have, which are those of a whole lesson, and a message.
    var mostBytes = { text: \#(LessonLimits.size), message: \#(FrameReader.mostBytes) };
    function byteCount(text) { return new TextEncoder().encode(text).length; }
    function hasMore(text, most) { return text.length > most || (text.length * 3 > most && byteCount(text) > most); }
    /// Whether a text is larger than a lesson may be: it stays in the page.
    function isTooLarge(text) { return hasMore(text, mostBytes.text); }
    function largeWords(what, text) {
      var sizes = [byteCount(text), mostBytes.text].map(function (bytes) { return Math.ceil(bytes / 1024); });
      return what + " es demasiado grande: ocupa " + sizes[0] + " KiB y el máximo es " + sizes[1] + " KiB";
    }
    function fits(message) { return !hasMore(JSON.stringify(message), mostBytes.message); }
    function say(message) {
      var isReady = isGreeted || message.type === "hello";
      if (!isReady || !socket || socket.readyState !== WebSocket.OPEN) { return false; }
      var text = JSON.stringify(message);
      // The other side would end the connection.
      if (hasMore(text, mostBytes.message)) {
        showMessage("Es demasiado grande: sigue aquí, pero no se envía");
        return false;
      }
      socket.send(text);
      return true;
    }
    function announce(text) { voice.textContent = text; }
    function plain(text) {
      return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    }
    """#
}
