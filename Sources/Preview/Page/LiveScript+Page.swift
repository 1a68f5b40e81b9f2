extension LiveScript {
  /// The text around the steps, changed piece by piece.
  static let page = #"""
    function fillValues(root) {
      var places = Array.from(root.querySelectorAll("[data-value]"));
      if (root.matches && root.matches("[data-value]")) { places.push(root); }
      places.forEach(function (place) {
        var html = values[Number(place.dataset.value)];
        if (html !== undefined && place.innerHTML !== html) { place.innerHTML = html; }
      });
    }
    /// The step of a place, made or moved there.
    function settle(place) {
      var uid = place.dataset.step;
      var step = steps.get(uid);
      if (!step) {
        steps.set(uid, new Step(uid, place));
        return place;
      }
      if (step.element !== place) {
        if (place.parentNode) { place.replaceWith(step.element); }
      }
      return step.element;
    }
    function build(piece) {
      var box = make("div", "live-row");
      box.innerHTML = piece.html;
      Array.from(box.querySelectorAll("[data-step]")).forEach(settle);
      box.dataset.key = piece.key;
      fillValues(box);
      return box;
    }
    function keys() {
      return Array.from(main.children).map(function (child) { return child.dataset.key; }).filter(Boolean);
    }
    /// Changes what is another; who reads and who writes stay where they are.
    function patch(message) {
      var focused = document.activeElement;
      var selection = focused && focused.tagName === "TEXTAREA"
        ? [focused.selectionStart, focused.selectionEnd, focused.selectionDirection] : null;
      var here = new Map();
      Array.from(main.children).forEach(function (child) {
        if (child.dataset.key) { here.set(child.dataset.key, child); }
      });
      var wanted = new Set(message.pieces.map(function (piece) { return piece.key; }));
      var anchor = Array.from(here.values()).find(function (child) {
        return wanted.has(child.dataset.key) && child.getBoundingClientRect().bottom > 0;
      });
      var top = anchor ? anchor.getBoundingClientRect().top : 0;
      var open = Array.from(main.querySelectorAll("details[open] > summary")).map(function (summary) {
        return summary.textContent;
      });
      var elements = message.pieces.map(function (piece) {
        var element = here.get(piece.key);
        if (element) { return element; }
        element = piece.html ? build(piece) : null;
        if (element) {
          Array.from(element.querySelectorAll("details > summary")).forEach(function (summary) {
            if (open.includes(summary.textContent)) { summary.parentNode.open = true; }
          });
        }
        return element || make("div", "live-row");
      });
      var kept = new Set(elements);
      here.forEach(function (child) {
        if (kept.has(child)) { return; }
        var field = child.live ? child.live.field : null;
        if (!field || field.isPending) { return child.remove(); }
        // What somebody writes in stays until they are done.
        delete child.dataset.key;
      });
      fields.forEach(function (field) { if (field.isPending && field.isNew) { field.box.hidden = true; } });
      function keyed(child) {
        while (child && !child.dataset.key) { child = child.nextElementSibling; }
        return child;
      }
      // What is not in the lesson yet stays below what it was begun below.
      var previous = startRow.box;
      elements.forEach(function (element) {
        if (keyed(previous.nextElementSibling) !== element) { previous.after(element); }
        previous = element;
      });
      Array.from(main.querySelectorAll("[data-step]")).forEach(settle);
      var inPage = new Set(Array.from(main.querySelectorAll("[data-step]")).map(function (place) {
        return place.dataset.step;
      }));
      steps.forEach(function (step, uid) {
        if (inPage.has(uid)) { return; }
        if (step.isPending) { showOrphans([step.editor.area.value]); }
        steps.delete(uid);
      });
      elements.forEach(function (element, index) {
        (element.live || new Row(element)).take(message.pieces[index]);
      });
      startRow.head = message.head;
      frame(message);
      if (anchor) {
        var moved = anchor.getBoundingClientRect().top - top;
        if (moved) { scrollBy({ top: moved, behavior: "instant" }); }
      }
      if (focused && focused !== document.activeElement && document.contains(focused)) {
        focused.focus({ preventScroll: true });
        if (selection) { focused.setSelectionRange.apply(focused, selection); }
      }
    }
    function swap(selector, html) {
      var old = document.querySelector(selector);
      var template = document.createElement("template");
      template.innerHTML = html;
      var fresh = template.content.firstElementChild;
      if (old && fresh && old.outerHTML !== fresh.outerHTML) { old.replaceWith(fresh); }
      if (old && !fresh) { old.remove(); }
      if (!old && fresh) { main.before(fresh); }
    }
    function frame(message) {
      swap("body > header", message.header);
      swap("body > nav.contents", message.contents);
      var title = make("p");
      title.innerHTML = message.title;
      windowTitle = title.textContent + " · leccion";
      showTitle();
    }
    var windowTitle = document.title;
    function showTitle() { document.title = (status.unsaved ? "● " : "") + windowTitle; }

    var allButton = document.getElementById("vivo-todo");
    var stopButton = document.getElementById("vivo-parar");
    var saveButton = document.getElementById("vivo-guardar");
    var undoButton = document.getElementById("vivo-deshacer");
    var redoButton = document.getElementById("vivo-rehacer");
    var copyButton = document.getElementById("vivo-copiar");
    var copyForm = document.getElementById("vivo-copia");
    var copyName = document.getElementById("vivo-nombre");

    function sendAll() { steps.forEach(function (step) { step.sendNow(); }); }
    /// Tells of a step that stays in the page, if there is one: without it the lesson is not what one sees.
    function isHindered() {
      var large = shownSteps().find(function (step) { return step.isLarge(); });
      if (large) {
        showMessage(largeWords("«" + large.label.textContent + "»", large.editor.area.value));
        messageBox.dataset.large = "";
      } else if (messageBox.dataset.large === "") {
        hideMessage();
      }
      return Boolean(large);
    }
    function save(isForced) {
      takeFields();
      sendAll();
      if (isHindered()) { return; }
      say({ type: "save", force: Boolean(isForced) });
    }
    function showMessage(text, actions) {
      // No longer how the file stands, so that it does not go with that.
      delete messageBox.dataset.file;
      delete messageBox.dataset.large;
      fillMessage(text, actions);
    }
    function fillMessage(text, actions) {
      messageBox.replaceChildren(make("p", "", text));
      (actions || []).forEach(function (action) { messageBox.appendChild(action); });
      if (!actions) { messageBox.appendChild(button("Cerrar", "", hideMessage)); }
      messageBox.hidden = false;
    }
    function hideMessage() {
      messageBox.hidden = true;
      showFile();
    }
    var toldFile = "same";
    /// How the file stands, for as long as it stands so.
    function showFile() {
      var isNews = status.file !== toldFile;
      toldFile = status.file;
      if (status.file === "same") {
        if (messageBox.dataset.file) { messageBox.hidden = true; }
        delete messageBox.dataset.file;
        return;
      }
      // Something else that is said is read first; whoever closes it sees this again.
      if (!isNews && !messageBox.hidden) { return; }
      messageBox.dataset.file = status.file;
      var actions = [];
      if (status.file !== "missing") {
        actions.push(button("Cargar el del archivo", "", function () { say({ type: "revert" }); }));
        actions.push(button("Guardar el mío", "", function () { save(true); }));
      } else {
        actions.push(button("Guardar", "", function () { save(false); }));
      }
      actions.push(button("Guardar copia", "", openCopy));
      fillMessage(status.detail, actions);
    }
    function openCopy() {
      copyForm.hidden = false;
      if (!copyName.value) { copyName.value = lesson.split("/").pop().replace(/\.md$/, "") + "-copia.md"; }
      copyName.focus();
      copyName.select();
    }
    function showStatus() {
      var isBusy = status.run !== "idle";
      allButton.disabled = isBusy || status.runnable === 0;
      stopButton.hidden = !isBusy;
      allButton.hidden = isBusy;
      saveButton.disabled = !(status.unsaved || status.file === "missing");
      copyButton.disabled = false;
      undoButton.disabled = !status.canUndo;
      redoButton.disabled = !status.canRedo;
      var words = "Todo ejecutado";
      if (status.steps === 0) { words = "Sin pasos"; }
      if (status.stale === 1) { words = "1 paso sin ejecutar"; }
      if (status.stale > 1) { words = status.stale + " pasos sin ejecutar"; }
      if (status.run === "waiting") { words = "Espera a que acabe otra lección"; }
      if (status.run === "running") { words = "Ejecutando…"; }
      statusLine.textContent = words + (status.unsaved ? " · sin guardar" : "");
      bar.classList.remove("lost");
      showTitle();
      showFile();
    }
    allButton.addEventListener("click", function () {
      sendAll();
      if (!isHindered()) { say({ type: "run", all: true }); }
    });
    stopButton.addEventListener("click", function () { say({ type: "stop" }); });
    saveButton.addEventListener("click", function () { save(false); });
    copyButton.addEventListener("click", openCopy);
    document.getElementById("vivo-no-copiar").addEventListener("click", function () {
      copyForm.hidden = true;
      copyButton.focus();
    });
    copyForm.addEventListener("submit", function (event) {
      event.preventDefault();
      takeFields();
      sendAll();
      if (!isHindered()) { say({ type: "copy", name: copyName.value.trim() }); }
    });
    function goBack(isForward) {
      sendAll();
      say({ type: isForward ? "redo" : "undo" });
    }
    undoButton.addEventListener("click", function () { goBack(false); });
    redoButton.addEventListener("click", function () { goBack(true); });
    addEventListener("keydown", function (event) {
      var isText = /^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName || "");
      var letter = event.key.toLowerCase();
      if (!isText && (event.ctrlKey || event.metaKey) && !event.altKey && (letter === "z" || letter === "y")) {
        event.preventDefault();
        goBack(letter === "y" || event.shiftKey);
      }
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        save(false);
      }
    });
    """#
}
