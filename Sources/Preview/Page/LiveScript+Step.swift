extension LiveScript {
  /// A step: its text, what is wrong with it, what one can do with it and what it left.
  static let step = #"""
    function Step(uid, element) {
      var self = this;
      this.uid = uid;
      this.element = element;
      this.view = null;
      this.base = "";
      this.revision = 0;
      this.isPending = false;
      this.timer = 0;
      this.problemTimer = 0;
      var old = element.querySelector(".result");
      this.label = make("a");
      this.words = make("span", "live-state");
      this.runButton = button("Ejecutar", "Ctrl+Intro; con Alt+Intro se escribe debajo", function () { self.run(); });
      this.restButton = button("Desde aquí", "Ejecuta este paso y los de debajo", function () { self.run(true); });
      this.stopButton = button("Parar", "", function () { say({ type: "stop" }); });
      this.stopButton.hidden = true;
      var label = make("p", "step-label");
      label.append(this.label);
      var actions = make("div", "live-actions");
      actions.append(this.words, this.runButton, this.restButton, this.stopButton);
      var head = make("div", "live-head");
      head.append(label, actions);
      this.editor = new Editor("", function (event) { self.typed(event); });
      this.controls = make("div", "live-controls");
      this.controlKinds = "";
      this.controlValues = "";
      this.places = [];
      this.problems = make("ul", "live-problems");
      this.progress = make("div", "live-progress");
      this.progress.hidden = true;
      this.meter = make("progress");
      this.meter.max = 1;
      this.progressWords = make("p");
      this.drawing = make("div", "live-drawing");
      this.progress.append(this.meter, this.progressWords, this.drawing);
      this.result = old || make("div", "result");
      element.replaceChildren(head, this.editor.box, this.controls, this.problems, this.progress, this.result);
      element.setAttribute("role", "group");
      this.editor.area.addEventListener("keydown", function (event) { self.key(event); });
      this.editor.area.addEventListener("blur", function () {
        closeList();
        self.showProblems();
      });
    }
    Step.prototype.typed = function (event) {
      var self = this;
      this.isPending = true;
      this.revision += 1;
      clearTimeout(this.timer);
      this.timer = setTimeout(function () { self.sendNow(); }, 60);
      this.element.classList.add("stale");
      var isTyping = event && (event.inputType === "insertText" || event.inputType === "deleteContentBackward");
      if (isTyping) { askList(this, false); } else { closeList(); }
    };
    Step.prototype.sendNow = function () {
      clearTimeout(this.timer);
      this.timer = 0;
      if (!this.isPending) { return; }
      var text = this.editor.area.value;
      if (isTooLarge(text)) {
        this.words.textContent = "sin ejecutar";
        this.showProblems();
        return;
      }
      var isSent = say({ type: "edit", uid: this.uid, text: text, client: client, revision: this.revision });
      if (isSent) { this.sent = text; }
    };
    /// Whether what it says stays here.
    Step.prototype.isLarge = function () { return isTooLarge(this.editor.area.value); };
    /// Before a server is told all that the page has: what is typed from now on it does not know.
    Step.prototype.hold = function () {
      var text = this.editor.area.value;
      clearTimeout(this.timer);
      this.isPending = this.isLarge();
      // What is too large is not told: it goes on from what the step said before.
      var base = this.isPending && this.view ? this.view.text : text;
      this.held = { text: text, base: base, isLarge: this.isPending, session: backup ? backup.session : null };
      this.held.isOnly = !this.isPending || shownSteps().filter(function (step) {
        return step.view && step.view.text === base;
      }).length === 1;
    };
    /// What was typed meanwhile, and what was not told, goes on where the step still says what it goes on from. Another
    /// server gives its steps other names: there it has to be the only one that says that.
    Step.prototype.letGo = function (views) {
      var held = this.held;
      var text = this.editor.area.value;
      this.held = undefined;
      var isLeft = Boolean(held) && (held.isLarge || text !== held.text);
      this.isPending = isLeft && this.view.text === held.base && (
        (backup && backup.session === held.session) || (held.isOnly && views.filter(function (view) {
          return view.text === held.base;
        }).length === 1));
      if (isLeft && !this.isPending) { showOrphans([text]); }
      this.sendNow();
    };
    Step.prototype.run = function (isRest) {
      this.sendNow();
      if (isRest ? isHindered() : this.isLarge()) { return; }
      this.isFollowed = true;
      if (isRest) { say({ type: "run", all: true }); } else { say({ type: "run", upTo: this.uid }); }
    };
    Step.prototype.key = function (event) {
      if (event.isComposing || listKey(event)) { return; }
      if (event.key === "Enter" && event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        closeList();
        this.sendNow();
        var row = rowOf(this.element);
        if (row && event.shiftKey) { addStep(row); } else if (row) { addText(row); }
        return;
      }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        closeList();
        this.run(event.altKey);
        return;
      }
      if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        askList(this, true);
        return;
      }
      var area = this.editor.area;
      var line = area.value.slice(0, area.selectionStart).split("\n").pop();
      // Who types the dash that was already there means that one.
      if (event.key === " " && /^ *- -$/.test(line) && area.selectionStart === area.selectionEnd) {
        event.preventDefault();
        this.editor.write(area.selectionStart - 1, area.selectionStart, "");
        return;
      }
      if (event.key !== "Enter") { return; }
      if (endHeader(this.editor)) {
        event.preventDefault();
        return;
      }
      // The next line of a list is one too.
      var item = /^( *- )(.*)$/.exec(line);
      if (!item) { return; }
      event.preventDefault();
      if (item[2] === "") {
        this.editor.write(area.selectionStart - line.length, area.selectionStart, "");
      } else {
        this.editor.write(area.selectionStart, area.selectionEnd, "\n" + item[1]);
      }
    };
    /// What the server says of it, and of all steps (`whole`) where it says all; what one has written meanwhile stays.
    Step.prototype.show = function (view, whole) {
      this.base = view.base;
      if (view.anchor !== this.element.id) { this.element.id = view.anchor; }
      this.label.href = "#" + encodeURIComponent(view.anchor);
      if (this.label.textContent !== view.label) {
        this.label.textContent = view.label;
        this.editor.name(view.label);
        this.element.setAttribute("aria-label", "Paso: " + view.label);
        this.runButton.setAttribute("aria-label", "Ejecutar " + view.label);
        this.restButton.setAttribute("aria-label", "Ejecutar desde " + view.label);
      }
      this.view = view;
      var isRunning = view.state === "running";
      var isStale = (view.state !== "fresh" || this.isLarge()) && !isRunning;
      this.element.classList.toggle("stale", isStale || isRunning);
      this.element.classList.toggle("running", isRunning);
      this.element.setAttribute("aria-busy", String(isRunning));
      this.words.textContent = isStale && !view.words ? "sin ejecutar" : view.words;
      this.stopButton.hidden = !isRunning;
      this.runButton.hidden = isRunning;
      this.restButton.hidden = isRunning;
      if (!isRunning) {
        if (!this.progress.hidden) { this.isFollowed = false; }
        this.progress.hidden = true;
        this.drawing.replaceChildren();
      }
      if (whole) { this.letGo(whole); }
      if (!this.isPending) { this.take(); }
    };
    /// Takes the text and the marks of what was said last.
    Step.prototype.take = function () {
      var self = this;
      this.isPending = false;
      this.editor.set(this.view.text, this.view.tokens, this.view.problems);
      this.showControls();
      clearTimeout(this.problemTimer);
      var isWriting = document.activeElement === this.editor.area;
      if (this.view.problems.length === 0 || !isWriting) { return this.showProblems(); }
      // A word that is half written is no mistake yet.
      this.problemTimer = setTimeout(function () { self.showProblems(); }, 700);
    };
    Step.prototype.showProblems = function () {
      var self = this;
      clearTimeout(this.problemTimer);
      var found = this.view ? this.view.problems : [];
      if (this.isLarge()) {
        found = [{
          isError: true, severity: "error", message: largeWords("este paso", this.editor.area.value),
          lines: ["sigue aquí, pero no se ejecuta ni se guarda: pártelo en varios"], fixes: []
        }];
      }
      var told = JSON.stringify(found);
      if (told === this.told) { return; }
      this.told = told;
      this.problems.replaceChildren();
      found.forEach(function (problem) {
        var item = make("li", problem.isError ? "" : "mild");
        var line = make("p");
        line.append(make("span", "severity", problem.severity), " ", problem.message);
        item.appendChild(line);
        problem.lines.forEach(function (text) { item.appendChild(make("p", "live-note", text)); });
        problem.fixes.forEach(function (fix) {
          item.appendChild(button(fix.title, "", function () { self.editor.write(fix.from, fix.to, fix.text); }));
        });
        self.problems.appendChild(item);
      });
    };
    Step.prototype.showResult = function (message) {
      this.result.innerHTML = message.html;
      this.element.classList.toggle("failed", message.fails);
      if (this.isFollowed) { this.reveal(); }
    };
    /// Whether who asked for it writes nowhere else meanwhile.
    Step.prototype.isAttended = function () {
      var place = document.activeElement;
      return this.isFollowed && (!place || place === document.body || this.element.contains(place));
    };
    /// Who asked for a result sees it come, as much of it as fits below the code.
    Step.prototype.reveal = function () {
      var isWanted = this.isAttended();
      this.isFollowed = false;
      if (!isWanted) { return; }
      var below = this.result.getBoundingClientRect().bottom + 24 - innerHeight;
      var above = this.editor.box.getBoundingClientRect().top - bar.offsetHeight - 8;
      var way = Math.min(below, above);
      if (way > 0) { scrollBy(0, way); }
    };
    Step.prototype.showProgress = function (message) {
      var isFirst = this.progress.hidden || (message.html && !this.drawing.firstChild);
      this.progress.hidden = false;
      this.meter.value = message.share;
      this.meter.setAttribute("aria-label", "Entrenamiento");
      this.progressWords.textContent = message.words;
      if (message.html) { this.drawing.innerHTML = message.html; }
      // Who asked for it sees it grow.
      if (isFirst && this.isAttended()) { this.progress.scrollIntoView({ block: "nearest" }); }
      statusLine.textContent = this.label.textContent + ": " + Math.floor(message.share * 100) + " %";
    };
    """#
}
