extension LiveScript {
  /// The blocks of the text: each in a row, with what one can do with it below.
  static let rows = #"""
    var requests = new Map();
    var requestCount = 0;
    /// Asks for a change of the text; `done` is told where it stands then, `refused` why it does not.
    function ask(message, done, refused) {
      requestCount += 1;
      message.type = "change";
      message.request = requestCount;
      if (!say(message)) {
        showMessage("Sin conexión: se podrá en cuanto vuelva; lo que escribas sigue aquí");
        return false;
      }
      requests.set(requestCount, { done: done, refused: refused });
      return true;
    }
    function hearPlaced(message) {
      var request = requests.get(message.request);
      requests.delete(message.request);
      if (request && request.done) { request.done(message); }
    }
    function hearRefused(message) {
      var request = requests.get(message.request);
      requests.delete(message.request);
      if (request && request.refused) { request.refused(message.message); } else { showMessage(message.message); }
    }

    function Row(box) {
      this.box = box;
      this.kind = "";
      this.block = 0;
      this.source = "";
      this.uid = null;
      this.field = null;
      this.bar = null;
      box.live = this;
    }
    function rowOf(element) {
      var box = element && element.closest ? element.closest(".live-row") : null;
      return box ? box.live : null;
    }
    function rowOfBlock(block) {
      var found = Array.from(main.children).filter(function (child) {
        return child.dataset.key && child.live && child.live.kind && child.live.block === block;
      });
      return found.length > 0 ? found[0].live : startRow;
    }
    /// What a piece is now, and where it stands.
    Row.prototype.take = function (piece) {
      var place = this.box.firstElementChild;
      var kind = "";
      this.uid = null;
      if (place && place.classList.contains("live") && steps.has(place.dataset.step)) {
        kind = "step";
        this.uid = place.dataset.step;
      } else if (piece.source !== undefined) {
        kind = "text";
      }
      this.block = piece.block;
      this.source = piece.source;
      if (kind === this.kind) { return; }
      this.kind = kind;
      this.makeBar();
    };
    Row.prototype.target = function () {
      if (this.kind === "start") { return { start: true }; }
      if (this.uid) { return { uid: this.uid }; }
      return { block: this.block, source: this.source };
    };
    Row.prototype.makeBar = function () {
      var self = this;
      if (this.bar) { this.bar.remove(); }
      this.bar = null;
      if (!this.kind) { return; }
      var isStart = this.kind === "start";
      var what = this.kind === "step" ? "este paso" : "este texto";
      function tool(text, name, title, action) {
        var made = button(text, title, action);
        made.setAttribute("aria-label", name);
        made.tabIndex = -1;
        return made;
      }
      this.bar = make("div", "live-seam");
      this.bar.setAttribute("role", "toolbar");
      this.bar.setAttribute("aria-label", isStart ? "Título" : this.kind === "step" ? "Paso" : "Texto");
      var changes = make("span", "live-seam-part");
      if (this.kind !== "step") {
        changes.append(tool(
          "Editar", isStart ? "Editar el título" : "Editar este texto", "Editar (doble clic)",
          function () { self.edit(); }));
      }
      if (!isStart) {
        var more = make("span", "live-more");
        more.hidden = true;
        var opener = tool("⋯", "Más para " + what, "Subir, bajar o quitar", function () {
          more.hidden = !more.hidden;
          opener.setAttribute("aria-expanded", String(!more.hidden));
        });
        opener.setAttribute("aria-expanded", "false");
        more.append(
          tool("Subir", "Subir " + what, "Alt+↑", function () { self.move("up"); }),
          tool("Bajar", "Bajar " + what, "Alt+↓", function () { self.move("down"); }),
          tool("Quitar", "Quitar " + what, "Se puede deshacer", function () { self.remove(); }));
        changes.append(opener, more);
      }
      var below = isStart ? " al principio" : " debajo";
      var adds = make("span", "live-seam-part");
      adds.append(
        tool("+ Texto", "Añadir texto" + below, "Añadir texto" + below + " (Alt+Intro)", function () {
          addText(self);
        }),
        tool("+ Paso", "Añadir un paso" + below, "Añadir un paso" + below + " (Alt+Mayús+Intro)", function () {
          addStep(self);
        }));
      this.bar.append(changes, adds);
      this.bar.querySelector("button").tabIndex = 0;
      this.bar.addEventListener("keydown", function (event) { self.key(event); });
      this.box.appendChild(this.bar);
    };
    Row.prototype.key = function (event) {
      var tools = Array.from(this.bar.querySelectorAll("button")).filter(function (tool) {
        return !tool.parentNode.hidden;
      });
      var place = tools.indexOf(document.activeElement);
      if (event.altKey && !event.ctrlKey && this.kind !== "start" && /^Arrow(Up|Down)$/.test(event.key)) {
        event.preventDefault();
        this.move(event.key === "ArrowUp" ? "up" : "down");
      } else if (event.altKey && event.key === "Enter") {
        event.preventDefault();
        if (event.shiftKey) { addStep(this); } else { addText(this); }
      } else if (/^Arrow(Left|Right)$/.test(event.key) && place >= 0) {
        event.preventDefault();
        place += event.key === "ArrowRight" ? 1 : tools.length - 1;
        tools[place % tools.length].focus();
      }
    };
    Row.prototype.focus = function () {
      if (!this.bar) { return; }
      this.bar.querySelector("button").focus({ preventScroll: true });
      this.box.scrollIntoView({ block: "nearest" });
    };
    Row.prototype.move = function (way) {
      var self = this;
      ask({ target: this.target(), change: way }, function () {
        self.box.scrollIntoView({ block: "nearest" });
        announce(way === "up" ? "Más arriba" : "Más abajo");
      });
    };
    Row.prototype.remove = function () {
      var what = this.kind === "step" ? "Paso quitado." : "Texto quitado.";
      if (this.uid && steps.has(this.uid)) { steps.get(this.uid).sendNow(); }
      ask({ target: this.target(), change: "remove" }, function (placed) {
        if (placed.block === undefined) { return; }
        offerUndo(what);
        rowOfBlock(Math.max(0, placed.block - 1)).focus();
      });
    };
    function offerUndo(words) {
      showMessage(words, [button("Deshacer", "Ctrl+Z", function () {
        hideMessage();
        say({ type: "undo" });
      }), button("Cerrar", "", hideMessage)]);
    }

    /// What stands above the text: the title is edited there.
    var startRow = new Row(make("div", "live-row live-start"));
    startRow.kind = "start";
    startRow.head = "";
    document.getElementById("vivo-problemas").after(startRow.box);
    startRow.makeBar();

    function showNear(row) {
      Array.from(document.querySelectorAll(".live-row.near")).forEach(function (box) {
        if (!row || box !== row.box) { box.classList.remove("near"); }
      });
      if (row) { row.box.classList.add("near"); }
    }
    document.addEventListener("click", function (event) {
      var isHead = event.target.closest("body > header");
      showNear(isHead ? startRow : rowOf(event.target));
    });
    document.addEventListener("pointerover", function (event) {
      if (event.pointerType !== "mouse") { return; }
      startRow.box.classList.toggle("over", Boolean(event.target.closest("body > header")));
    });
    document.addEventListener("dblclick", function (event) {
      var own = "a, button, input, select, textarea, label, summary, .step, .live-seam, .live-field";
      if (event.target.closest(own)) { return; }
      var row = event.target.closest("body > header") ? startRow : rowOf(event.target);
      if (!row || (row.kind !== "text" && row.kind !== "start")) { return; }
      getSelection().removeAllRanges();
      row.edit();
    });
    """#
}
