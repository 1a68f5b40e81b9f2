extension LiveScript {
  /// What the server says, and how it is found again when it was away.
  static let connection = #"""
    var wait = 300;
    var failures = 0;

    var isKnown = false;
    /// The text is here for the first time.
    function arrive() {
      isKnown = true;
      reopen();
      if (location.hash !== "#vivo-nueva") { return; }
      history.replaceState(null, "", location.pathname);
      var field = startRow.edit();
      field.focus(/^#+ */m.exec(field.area.value) ? field.area.value.search(/[^# ]/) : 0);
    }
    function drafts() {
      var found = [];
      steps.forEach(function (step) {
        var text = step.editor.area.value;
        if (step.view && text !== step.base) { found.push({ base: step.base, text: text, label: step.view.label }); }
      });
      return found;
    }
    function hear(message) {
      switch (message.type) {
        case "patch":
          patch(message);
          if (!isKnown) { arrive(); }
          break;
        case "steps": hearSteps(message); break;
        case "result":
          if (steps.has(message.uid)) { steps.get(message.uid).showResult(message); }
          break;
        case "values":
          values = message.values;
          fillValues(main);
          break;
        case "notes": document.getElementById("vivo-problemas").innerHTML = message.html; break;
        case "status":
          status = message;
          showStatus();
          break;
        case "progress":
          if (steps.has(message.uid)) { steps.get(message.uid).showProgress(message); }
          break;
        case "completions": showList(message); break;
        case "announce": announce(message.text); break;
        case "ended": showStatus(); break;
        case "saved":
          statusLine.textContent = message.message;
          announce(message.message);
          break;
        case "copied":
          copyForm.hidden = true;
          showCopy(message);
          break;
        case "placed": hearPlaced(message); break;
        case "refused": hearRefused(message); break;
        case "backup":
          backup = message;
          keep();
          break;
        case "orphans": showOrphans(message.texts); break;
        case "problem": showMessage(message.message); break;
        default: break;
      }
    }
    function hearSteps(message) {
      message.steps.forEach(function (view) {
        var step = steps.get(view.uid);
        if (step) { step.show(view, message.isWhole); }
      });
      var edited = message.edited;
      if (!edited || edited.client !== client) { return; }
      var step = steps.get(edited.uid);
      if (step && step.revision === edited.revision && step.view) { step.take(); }
    }
    function showCopy(message) {
      var link = make("a", "", "Ábrela");
      link.href = message.address;
      showMessage(message.message, [link, button("Cerrar", "", hideMessage)]);
      announce(message.message);
    }
    function showOrphans(texts) {
      var parts = texts.map(function (text) { return make("pre", "", text); });
      parts.push(button("Cerrar", "", hideMessage));
      showMessage("Esto que escribiste ya no tiene sitio en la lección; cópialo si lo quieres:", parts);
    }
    function connect() {
      var isOpen = false;
      openSocket(lesson, bar.dataset.key, function (trusted) {
        isOpen = true;
        wait = 300;
        failures = 0;
        socket = trusted;
        say({ type: "hello", keys: keys(), drafts: drafts(), backup: backup && backup.source ? backup : null });
      }, hear, function () {
        socket = null;
        failures = isOpen ? 0 : failures + 1;
        requests.forEach(function (request) { if (request.refused) { request.refused("Sin conexión: sigue aquí"); } });
        requests.clear();
        undoButton.disabled = true;
        redoButton.disabled = true;
        bar.classList.add("lost");
        allButton.disabled = true;
        saveButton.disabled = true;
        copyButton.disabled = true;
        statusLine.textContent = failures > 20
          ? "Sin conexión: arranca «leccion serve» y abre la dirección que escriba"
          : "Sin conexión; lo que escribas sigue aquí";
        setTimeout(connect, wait);
        wait = Math.min(3000, wait * 1.5);
      });
    }
    Array.from(main.querySelectorAll("[data-step]")).forEach(settle);
    connect();
    """#
}
