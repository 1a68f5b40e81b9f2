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
    /// What steps say that the file or the server does not, and in the place of what: what the server said last of the
    /// step, or what it was sent. All in the order of the page, but for what is too large to be sent.
    function unsavedSteps() {
      var shown = shownSteps();
      var found = [];
      shown.forEach(function (step, index) {
        var text = step.editor.area.value;
        if (!step.view || step.isLarge() || (text === step.base && text === step.view.text)) { return; }
        found.push({ index: index, uid: step.uid, seen: step.view.text, sent: step.sent, text: text });
      });
      return { steps: shown.map(function (step) { return step.base; }), drafts: found };
    }
    function shownSteps() {
      return Array.from(main.querySelectorAll("[data-step]")).map(function (place) {
        return steps.get(place.dataset.step);
      }).filter(Boolean);
    }
    function greet() {
      var mine = unsavedSteps();
      steps.forEach(function (step) { step.hold(); });
      var hello = {
        type: "hello", keys: keys(), steps: mine.steps, drafts: mine.drafts, session: backup ? backup.session : null,
        backup: backup && backup.source ? backup : null
      };
      if (!fits(hello)) {
        showOrphans(mine.drafts.map(function (draft) { return draft.text; }));
        hello.drafts = [];
      }
      say(hello);
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
      if (message.isWhole) { isGreeted = true; }
      message.steps.forEach(function (view) {
        var step = steps.get(view.uid);
        if (step) { step.show(view, message.isWhole ? message.steps : null); }
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
    /// What has no place stays above the text until whoever wrote it says that it may go.
    function showOrphans(texts) {
      texts.forEach(function (text) { if (!orphans.includes(text)) { orphans.push(text); } });
      keep();
      drawOrphans();
    }
    function drawOrphans() {
      var close = button("Cerrar", "", function () {
        orphans = [];
        keep();
        drawOrphans();
      });
      orphanBox.replaceChildren(
        make("p", "", "Esto que escribiste ya no tiene sitio en la lección; cópialo si lo quieres:"), close);
      orphans.forEach(function (text) { orphanBox.appendChild(make("pre", "", text)); });
      orphanBox.hidden = orphans.length === 0;
    }
    /// Whether this page has what nobody else has: closed, it would be lost. What the server has it keeps.
    function hasItsOwn() {
      var isWriting = Array.from(fields).some(function (field) { return field.area.value !== field.first; });
      var isBegun = Array.from(main.querySelectorAll(".beginning textarea")).some(function (area) {
        return !/^[{}\s]*$/.test(area.value);
      });
      var isLarge = shownSteps().some(function (step) { return step.isLarge(); });
      if (isWriting || isBegun || isLarge || orphans.length > 0) { return true; }
      if (isGreeted && socket && socket.readyState === WebSocket.OPEN) { return false; }
      return unsavedSteps().drafts.length > 0 || Boolean(backup && backup.source);
    }
    addEventListener("beforeunload", function (event) {
      sendAll();
      if (!hasItsOwn()) { return; }
      event.preventDefault();
      event.returnValue = "";
    });
    function connect() {
      var isOpen = false;
      openSocket(lesson, bar.dataset.key, function (trusted) {
        isOpen = true;
        wait = 300;
        failures = 0;
        socket = trusted;
        greet();
      }, hear, function () {
        socket = null;
        isGreeted = false;
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
    drawOrphans();
    connect();
    """#
}
