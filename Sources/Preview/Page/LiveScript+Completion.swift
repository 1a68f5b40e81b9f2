extension LiveScript {
  /// The list of what may come next, below where one writes.
  static let completion = #"""
    var list = make("ul", "live-completions");
    list.id = "vivo-propuestas";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Propuestas");
    list.hidden = true;
    main.appendChild(list);
    var offered = {
      step: null, items: [], chosen: 0, from: 0, request: 0, isAsked: false, isMoved: false, asker: null
    };

    function closeList() {
      if (list.hidden) { return; }
      list.hidden = true;
      if (offered.step) {
        offered.step.editor.area.removeAttribute("aria-activedescendant");
        offered.step.editor.area.removeAttribute("aria-controls");
      }
      offered.step = null;
    }
    /// Asks for it after a letter, or after a sign that something follows.
    function askList(step, isAsked) {
      var area = step.editor.area;
      var before = area.value.slice(0, area.selectionStart);
      if (isTooLarge(area.value)) { return closeList(); }
      if (!isAsked && !/[\p{L}\p{N}_]$|[.:=({#] ?$|- $/u.test(before)) { return closeList(); }
      step.sendNow();
      offered.request += 1;
      offered.isAsked = isAsked;
      offered.asker = step;
      var question = step.asking ? step.asking() : { type: "complete", uid: step.uid };
      question.offset = area.selectionStart;
      question.request = offered.request;
      say(question);
    }
    function showList(message) {
      var step = offered.asker;
      if (step && step.asking && step.isPending) { return; }
      if (message.request !== offered.request || !step || document.activeElement !== step.editor.area) { return; }
      var area = step.editor.area;
      var before = area.value.slice(0, area.selectionStart);
      var word = /[\p{L}\p{N}_]*$/u.exec(before)[0];
      var wanted = plain(word);
      var items = message.items.filter(function (item) { return plain(item.label).startsWith(wanted); });
      var isWritten = items.some(function (item) { return item.label === word; });
      if (items.length === 0 || (isWritten && !offered.isAsked)) { return closeList(); }
      offered.step = step;
      offered.items = items.slice(0, 50);
      offered.chosen = 0;
      offered.isMoved = false;
      offered.from = area.selectionStart - word.length;
      list.replaceChildren();
      offered.items.forEach(function (item, index) {
        var line = make("li");
        line.id = "vivo-propuesta-" + index;
        line.setAttribute("role", "option");
        line.append(make("span", "live-completion", item.label), make("span", "live-completion-detail", item.detail));
        line.addEventListener("mousedown", function (event) {
          event.preventDefault();
          offered.chosen = index;
          acceptItem();
        });
        list.appendChild(line);
      });
      list.hidden = false;
      var place = step.editor.rect(offered.from);
      var width = Math.min(list.offsetWidth, document.documentElement.clientWidth - 16);
      var left = Math.min(place.left, document.documentElement.clientWidth - width - 8);
      list.style.left = Math.max(8, left) + scrollX + "px";
      var isAbove = place.bottom + list.offsetHeight > innerHeight && place.top > list.offsetHeight;
      list.style.top = (isAbove ? place.top - list.offsetHeight - 4 : place.bottom + 4) + scrollY + "px";
      area.setAttribute("aria-controls", list.id);
      choose(0);
    }
    function choose(index) {
      var count = offered.items.length;
      offered.chosen = (index + count) % count;
      Array.from(list.children).forEach(function (line, place) {
        line.setAttribute("aria-selected", String(place === offered.chosen));
      });
      var line = list.children[offered.chosen];
      if (line.offsetTop < list.scrollTop) { list.scrollTop = line.offsetTop; }
      if (line.offsetTop + line.offsetHeight > list.scrollTop + list.clientHeight) {
        list.scrollTop = line.offsetTop + line.offsetHeight - list.clientHeight;
      }
      offered.step.editor.area.setAttribute("aria-activedescendant", line.id);
    }
    function acceptItem() {
      var step = offered.step;
      var item = offered.items[offered.chosen];
      var from = offered.from;
      closeList();
      var text = item.insertText || item.label;
      var area = step.editor.area;
      // What would be written twice is written once.
      var next = area.value.slice(area.selectionStart);
      var sign = /(: ?|=)$/.exec(text);
      if (sign && next.startsWith(sign[0].trim())) { text = text.slice(0, -sign[0].length); }
      step.editor.write(from, area.selectionStart, text);
      if (step.accepted) { step.accepted(); }
    }
    /// Whether a new line is not what is meant: the list was asked for, a word of it was begun, or it was gone through.
    function isWanted() {
      return offered.isAsked || offered.isMoved || offered.step.editor.area.selectionStart > offered.from;
    }
    function move(count) {
      offered.isMoved = true;
      choose(offered.chosen + count);
    }
    /// What is on its way is not wanted either.
    function leaveList() {
      offered.request += 1;
      closeList();
    }
    /// Whether the list takes a key.
    function listKey(event) {
      if (list.hidden || !offered.step) {
        // Who goes on does not want what is on its way.
        if (/^(Enter|Escape|Tab|Arrow)/.test(event.key)) { offered.request += 1; }
        return false;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) { return false; }
      switch (event.key) {
        case "ArrowDown": move(1); break;
        case "ArrowUp": move(-1); break;
        case "Enter": case "Tab":
          if (event.shiftKey) { return false; }
          if (event.key === "Enter" && !isWanted()) {
            leaveList();
            return false;
          }
          acceptItem();
          break;
        case "Escape": leaveList(); break;
        default: return false;
      }
      event.preventDefault();
      return true;
    }
    """#
}
