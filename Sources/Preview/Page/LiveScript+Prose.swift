extension LiveScript {
  /// The text between the steps, written as Markdown in its place.
  static let prose = #"""
    /// What is being written and has not been taken, in the order of the page.
    var fields = new Set();
    /// The signs of Markdown, paler than the words.
    function proseTokens(text) {
      var found = [];
      var signs = /`+[^`\n]*`+|\$[^$\n]+\$|^ {0,3}#{1,6}(?= )|^ {0,3}>(?: ?\[![^\]\n]*\])?|\*\*?|__|^---$/gm;
      var match = signs.exec(text);
      while (match) {
        found.push([match.index, match[0].length, /^[`$]/.test(match[0]) ? "string" : "punctuation"]);
        match = signs.exec(text);
      }
      return found;
    }
    /// A text field in a row: of its block, or of one that is not there yet.
    function Field(row, label, text, isNew) {
      var self = this;
      this.row = row;
      this.isNew = isNew;
      this.first = text;
      this.base = isNew ? "" : text;
      this.isPending = false;
      this.target = row.target();
      this.box = make("div", "live-field");
      this.editor = new Editor("", function () { self.typed(); });
      this.area = this.editor.area;
      this.area.setAttribute("aria-label", label);
      this.area.spellcheck = true;
      this.area.lang = "es";
      this.complaint = make("p", "live-wrong");
      this.complaint.setAttribute("role", "alert");
      var foot = make("div", "live-field-foot");
      foot.append(
        button("Hecho", "Ctrl+Intro; con Alt+Intro se sigue escribiendo debajo", function () { self.done(); }),
        button("Dejarlo", "Esc", function () { self.giveUp(); }), this.complaint);
      this.box.append(this.editor.box, foot);
      // What is drawn with signs keeps its columns.
      var isDrawn = /^ {0,3}(```|~~~|\||---)|\|.*\||^ {0,3}>.*\n> *(```|\|)/m.test(text);
      this.box.classList.toggle("drawn", isDrawn);
      this.area.addEventListener("keydown", function (event) { self.key(event); });
      row.field = this;
      row.box.classList.add("editing");
      row.box.insertBefore(this.box, row.bar);
      this.set(text);
      fields.add(this);
      keep();
    }
    Field.prototype.set = function (text) {
      this.editor.set(text, proseTokens(text), []);
    };
    Field.prototype.typed = function () {
      this.complaint.textContent = "";
      this.editor.tokens = proseTokens(this.area.value);
      this.editor.draw();
      keep();
    };
    Field.prototype.focus = function (from) {
      this.area.focus({ preventScroll: true });
      var end = this.area.value.length;
      this.area.setSelectionRange(from === undefined ? end : from, end);
      this.box.scrollIntoView({ block: "nearest" });
    };
    Field.prototype.close = function () {
      fields.delete(this);
      keep();
      this.row.field = null;
      this.row.box.classList.remove("editing");
      if (this.row === startRow) { document.body.classList.remove("heading"); }
      this.box.remove();
      // Its block is another by now, or was none yet.
      if (!this.row.box.dataset.key && this.row !== startRow) { this.row.box.remove(); }
    };
    /// Takes what was written; `next` opens at once what one goes on with below, so that no letter is lost.
    Field.prototype.done = function (next) {
      var self = this;
      var text = this.area.value;
      if (this.isPending) {
        if (next && !this.follower) { this.follow(next); }
        return;
      }
      if (isTooLarge(text)) {
        this.complaint.textContent = largeWords("Este texto", text);
        return;
      }
      if (text === this.base || (this.isNew && text.trim() === "")) {
        var old = this.row.kind === "new" ? this.row.above : this.row;
        this.close();
        if (next) { next(old); } else if (next !== null) { old.focus(); }
        return;
      }
      if (this.row.waiting) {
        this.row.waiting.push(function () { self.done(next); });
        return;
      }
      var isRemoved = text.trim() === "" && this.row !== startRow;
      this.isPending = ask(
        { target: this.place(), change: this.isNew ? "insert" : "write", text: text },
        function (placed) {
          var isHead = self.row === startRow && !self.isNew;
          var row = isHead || placed.block === undefined ? startRow : rowOfBlock(placed.block + placed.count - 1);
          if (!isHead && placed.count === 0) { row = rowOfBlock(Math.max(0, placed.block - 1)); }
          self.close();
          if (isRemoved) { offerUndo("Texto quitado."); }
          if (self.follower) {
            self.follower.row.stand(row);
          } else if (next !== null && (isHead || placed.block !== undefined)) {
            row.focus();
          }
        },
        function (words) {
          self.isPending = false;
          self.box.hidden = false;
          self.complaint.textContent = words;
          if (self.follower) { self.follower.row.stand(self.row.kind === "new" ? self.row.above : self.row); }
          self.follower = null;
          self.area.focus();
        });
      if (this.isPending && next) { this.follow(next); }
    };
    Field.prototype.follow = function (next) {
      var field = next(this.row, true);
      field.row.waiting = field.asking ? [function () { askList(field, true); }] : [];
      this.follower = field;
    };
    Field.prototype.place = function () { return this.isNew ? this.row.target() : this.target; };
    Field.prototype.giveUp = function () {
      if (this.isPending) { return; }
      var text = this.area.value;
      var row = this.row.kind === "new" ? this.row.above : this.row;
      var isNew = this.isNew;
      var isOther = text !== this.first && text.trim() !== "";
      this.close();
      row.focus();
      if (!isOther) { return; }
      showMessage("Lo que escribías se ha dejado.", [button("Recuperarlo", "", function () {
        hideMessage();
        var field = isNew ? addText(row) : row.edit();
        if (!field) { return; }
        field.set(text);
        field.focus();
      }), button("Cerrar", "", hideMessage)]);
    };
    Field.prototype.key = function (event) {
      var self = this;
      if (event.isComposing) { return; }
      if (event.key === "Escape") {
        event.preventDefault();
        this.giveUp();
        return;
      }
      if (event.key !== "Enter") { return; }
      if (event.altKey && !event.ctrlKey) {
        event.preventDefault();
        this.done(event.shiftKey ? addStep : addText);
      } else if (event.ctrlKey || event.metaKey || event.shiftKey) {
        event.preventDefault();
        this.done();
      } else {
        var line = this.area.value.slice(0, this.area.selectionStart).split("\n").pop();
        var item = /^( *(?:[-*+]|\d+[.)]) (?:\[[ x]\] )?|> ?)(.*)$/.exec(line);
        if (!item) { return; }
        // The next line of a list, or of a quote, is one too; an empty one ends it.
        event.preventDefault();
        if (item[2] === "") {
          this.editor.write(this.area.selectionStart - line.length, this.area.selectionStart, "");
        } else {
          var sign = item[1].replace(/\d+/, function (number) { return String(Number(number) + 1); });
          self.editor.write(this.area.selectionStart, this.area.selectionEnd, "\n" + sign.replace("[x]", "[ ]"));
        }
      }
    };
    Row.prototype.edit = function () {
      if (this.field) {
        this.field.focus();
        return this.field;
      }
      if (this === startRow) {
        var title = document.querySelector("body > header h1");
        var text = this.head || "# " + (title ? title.textContent.trim() : "");
        var field = new Field(this, "Título y opciones de la lección", text, false);
        field.base = this.head;
        field.target = { head: this.head };
        document.body.classList.add("heading");
        field.focus();
        return field;
      }
      if (this.kind !== "text") { return null; }
      var made = new Field(this, "Texto", this.source, false);
      made.focus();
      return made;
    };
    /// A row for what is not in the lesson yet, below another.
    function newRow(above) {
      var row = new Row(make("div", "live-row live-fresh"));
      row.kind = "new";
      row.above = above;
      row.waiting = null;
      row.target = function () { return row.above.target(); };
      /// What is above has its place in the lesson now.
      row.stand = function (above) {
        var waiting = row.waiting || [];
        row.above = above;
        row.waiting = null;
        keep();
        waiting.forEach(function (action) { action(); });
      };
      above.box.after(row.box);
      return row;
    }
    function addText(row, isFollowing) {
      var above = row.kind === "new" && !isFollowing ? row.above : row;
      var field = new Field(newRow(above), "Texto nuevo", "", true);
      field.focus();
      return field;
    }
    /// All that is open is taken before it is saved.
    function takeFields() { Array.from(fields).forEach(function (field) { field.done(null); }); }

    // What is open and what another server would not know stays with the page when it is loaded again.
    var place = "leccion:" + lesson;
    var backup = null;
    var orphans = [];
    var orphanBox = document.getElementById("vivo-suelto");
    function keep() {
      var open = Array.from(fields).map(function (field) {
        return { target: field.place(), text: field.area.value, isNew: field.isNew, base: field.base };
      });
      try {
        if (open.length === 0 && orphans.length === 0 && !(backup && backup.source)) {
          sessionStorage.removeItem(place);
        } else {
          sessionStorage.setItem(place, JSON.stringify({ backup: backup, open: open, orphans: orphans }));
        }
      } catch (full) { return; }
    }
    var kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(place));
      backup = kept ? kept.backup : null;
      orphans = kept && kept.orphans ? kept.orphans : [];
    } catch (unreadable) { kept = null; }
    /// Opens again what was open, once the text is there.
    function reopen() {
      var open = kept ? kept.open : [];
      kept = null;
      open.forEach(function (item) {
        var row = startRow;
        if (item.target.uid || item.target.source !== undefined) {
          row = Array.from(main.children).map(function (child) { return child.live; }).find(function (one) {
            if (!one || !one.kind) { return false; }
            return item.target.uid ? one.uid === item.target.uid : one.source === item.target.source;
          }) || rowOfBlock(item.target.block || 0);
        }
        var isHere = item.isNew || row === startRow || row.source === item.target.source;
        var field = item.isNew || !isHere ? addText(row) : row.edit();
        if (!field) { return; }
        field.set(item.text);
        field.first = item.base;
      });
      keep();
    }
    """#
}
