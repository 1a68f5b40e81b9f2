extension LiveScript {
  /// A step that is begun: its directive is chosen, and then it is one of the lesson.
  static let beginning = #"""
    function Beginning(above) {
      var self = this;
      this.row = newRow(above);
      this.uid = null;
      this.isPending = false;
      this.wantsRun = false;
      var box = make("div", "step live beginning");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Paso nuevo");
      var note = make("p", "step-label", "paso nuevo: elige qué hace");
      this.editor = new Editor("", function () { self.typed(); });
      this.editor.area.setAttribute("aria-label", "Código del paso nuevo");
      box.append(note, this.editor.box);
      this.row.box.appendChild(box);
      var area = this.editor.area;
      area.addEventListener("keydown", function (event) { self.key(event); });
      area.addEventListener("blur", function () {
        closeList();
        self.left();
      });
      this.editor.set("{}", [], []);
      area.focus({ preventScroll: true });
      area.setSelectionRange(1, 1);
      box.scrollIntoView({ block: "nearest" });
      askList(this, true);
    }
    function addStep(row, isFollowing) {
      return new Beginning(row.kind === "new" && !isFollowing ? row.above : row);
    }
    Beginning.prototype.sendNow = function () { return; };
    Beginning.prototype.asking = function () {
      return { type: "complete", target: this.row.target(), text: this.editor.area.value };
    };
    Beginning.prototype.typed = function () {
      var text = this.editor.area.value;
      // A name and what follows it: it is a step.
      if (/^\{\s*\p{L}[\p{L}\p{N}_]*[ }\n]/u.test(text) && !/^\{\s*[\p{L}\p{N}_]*\}$/u.test(text)) {
        closeList();
        this.begin();
        return;
      }
      askList(this, true);
    };
    Beginning.prototype.accepted = function () { this.begin(); };
    Beginning.prototype.hasName = function () { return /^\{\s*\p{L}/u.test(this.editor.area.value); };
    Beginning.prototype.begin = function () {
      var self = this;
      var area = this.editor.area;
      if (this.isPending || this.isOver || !this.hasName()) { return; }
      if (isTooLarge(area.value)) { return showMessage(largeWords("Este paso", area.value)); }
      if (this.row.waiting) {
        this.row.waiting.push(function () { self.begin(); });
        return;
      }
      var sent = area.value;
      this.isPending = ask(
        { target: this.row.target(), change: "insert", isStep: true, text: sent },
        function (placed) {
          var step = steps.get(placed.uid);
          var text = area.value;
          var isHere = document.activeElement === area;
          var caret = [area.selectionStart, area.selectionEnd];
          self.isOver = true;
          self.row.box.remove();
          if (!step) { return; }
          if (text !== sent) {
            step.editor.set(text, [], []);
            step.typed(null);
          }
          if (isHere) {
            step.editor.area.focus({ preventScroll: true });
            step.editor.area.setSelectionRange(caret[0], caret[1]);
            step.element.scrollIntoView({ block: "nearest" });
          }
          if (self.wantsRun) { step.run(); }
        },
        function (words) {
          self.isPending = false;
          showMessage(words);
        });
    };
    Beginning.prototype.left = function () {
      if (this.isOver || this.isPending) { return; }
      if (this.hasName()) { return this.begin(); }
      if (/^[{}\s]*$/.test(this.editor.area.value)) {
        this.isOver = true;
        this.row.box.remove();
      }
    };
    Beginning.prototype.key = function (event) {
      if (event.isComposing || listKey(event)) { return; }
      if (event.key === "Escape") {
        event.preventDefault();
        this.editor.area.value = "";
        this.row.above.focus();
      } else if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        askList(this, true);
      } else if (event.key === "Enter" && this.isPending) {
        // What follows is carried over into the step.
        this.wantsRun = this.wantsRun || event.ctrlKey || event.metaKey;
        if (this.wantsRun) { event.preventDefault(); }
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!this.hasName()) { return askList(this, true); }
        this.wantsRun = event.ctrlKey || event.metaKey;
        if (!this.wantsRun) { endHeader(this.editor); }
        this.begin();
      }
    };
    /// From within the braces of a step's first line to the line below; false where one is elsewhere.
    function endHeader(editor) {
      var area = editor.area;
      var before = area.value.slice(0, area.selectionStart);
      var rest = area.value.slice(area.selectionStart).split("\n")[0];
      if (before.includes("\n") || !before.startsWith("{") || rest !== "}") { return false; }
      editor.write(area.selectionStart + 1, area.selectionStart + 1, "\n");
      return true;
    }
    """#
}
