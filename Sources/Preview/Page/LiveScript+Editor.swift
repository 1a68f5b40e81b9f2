extension LiveScript {
  /// A text that is written over its coloured copy. What was coloured stays so while one types, until the server says
  /// what the new text is.
  static let editor = #"""
    function Editor(label, changed) {
      this.box = make("div", "editor");
      this.copy = make("pre", "source");
      this.copy.setAttribute("aria-hidden", "true");
      this.code = make("code");
      this.copy.appendChild(this.code);
      this.area = make("textarea", "source");
      this.area.spellcheck = false;
      this.area.setAttribute("autocapitalize", "off");
      this.area.setAttribute("autocorrect", "off");
      this.area.setAttribute("autocomplete", "off");
      this.area.rows = 1;
      this.box.append(this.copy, this.area);
      this.text = "";
      this.tokens = [];
      this.marks = [];
      this.name(label);
      var self = this;
      this.area.addEventListener("input", function (event) {
        self.moved(self.area.value);
        changed(event);
      });
    }
    Editor.prototype.name = function (label) { this.area.setAttribute("aria-label", "Código de " + label); };
    /// Another text from elsewhere: whoever writes in it stays where they are.
    Editor.prototype.set = function (text, tokens, marks) {
      if (this.area.value !== text) {
        var start = this.area.selectionStart;
        var end = this.area.selectionEnd;
        var grows = text.length - this.area.value.length;
        var isHere = document.activeElement === this.area;
        var before = this.area.value.slice(0, start);
        this.area.value = text;
        if (isHere) {
          if (!text.startsWith(before)) {
            start = Math.max(0, start + grows);
            end = Math.max(0, end + grows);
          }
          this.area.setSelectionRange(start, end);
        }
      }
      this.text = text;
      this.tokens = tokens;
      this.marks = marks;
      this.draw();
    };
    /// What one typed moves what comes after it.
    Editor.prototype.moved = function (text) {
      var old = this.text;
      var start = 0;
      var shortest = Math.min(old.length, text.length);
      while (start < shortest && old[start] === text[start]) { start += 1; }
      var tail = 0;
      while (tail < shortest - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) { tail += 1; }
      var oldEnd = old.length - tail;
      var shift = text.length - old.length;
      function place(offset) { return offset >= oldEnd ? offset + shift : Math.min(offset, start); }
      this.tokens = this.tokens.map(function (token) {
        var end = token[0] + token[1];
        // A word that is being written keeps its colour.
        if (token[0] <= start && end >= oldEnd) { return [token[0], token[1] + shift, token[2]]; }
        var from = place(token[0]);
        return [from, Math.max(0, place(end) - from), token[2]];
      });
      this.marks = this.marks.map(function (mark) {
        return Object.assign({}, mark, { from: place(mark.from), to: place(mark.to) });
      });
      this.text = text;
      this.draw();
    };
    Editor.prototype.draw = function () {
      var text = this.text;
      var cuts = new Set([0, text.length]);
      this.tokens.forEach(function (token) { cuts.add(token[0]).add(token[0] + token[1]); });
      this.marks.forEach(function (mark) { cuts.add(mark.from).add(Math.max(mark.to, mark.from + 1)); });
      var places = Array.from(cuts).filter(function (cut) { return cut >= 0 && cut <= text.length; });
      places.sort(function (left, right) { return left - right; });
      var parts = document.createDocumentFragment();
      var next = 0;
      for (var index = 0; index + 1 < places.length; index += 1) {
        var from = places[index];
        // They stand in the order of the text.
        while (next < this.tokens.length && this.tokens[next][0] + this.tokens[next][1] <= from) { next += 1; }
        var kind = next < this.tokens.length && this.tokens[next][0] <= from ? this.tokens[next] : null;
        var mark = this.marks.find(function (item) {
          return item.from <= from && from < Math.max(item.to, item.from + 1);
        });
        var piece = text.slice(from, places[index + 1]);
        if (!kind && !mark) {
          parts.appendChild(document.createTextNode(piece));
          continue;
        }
        var names = (kind ? kind[2] : "") + (mark ? (mark.isError ? " marked" : " marked mild") : "");
        parts.appendChild(make("span", names.trim(), piece));
      }
      // A last empty line has its height too.
      parts.appendChild(document.createTextNode("\n"));
      this.code.replaceChildren(parts);
    };
    /// Writes in the place of a part, so that it can be undone as what one typed.
    Editor.prototype.write = function (from, to, text) {
      this.area.focus();
      this.area.setSelectionRange(from, to);
      var isDone = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
      if (!isDone) {
        this.area.setRangeText(text, from, to, "end");
        this.area.dispatchEvent(new Event("input"));
      }
    };
    /// Where a place of the text is seen.
    Editor.prototype.rect = function (offset) {
      var walker = document.createTreeWalker(this.code, NodeFilter.SHOW_TEXT);
      var left = offset;
      while (walker.nextNode()) {
        var node = walker.currentNode;
        if (left < node.length) {
          var range = document.createRange();
          range.setStart(node, left);
          range.setEnd(node, Math.min(left + 1, node.length));
          return range.getBoundingClientRect();
        }
        left -= node.length;
      }
      return this.copy.getBoundingClientRect();
    };
    """#
}
