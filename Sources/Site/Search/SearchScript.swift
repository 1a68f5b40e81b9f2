/// Looks words up in the index that the page holds; it asks nobody else.
///
/// Words are folded and cut down by the rules of `Stemmer`, which come with the index. A word that is being typed is
/// the beginning of any. Written without `<` and `&`, so that the page is well-formed XML too.
package enum SearchScript {
  package static let script = """
    (function () {
      var index = JSON.parse(document.getElementById("indice").textContent);
      var box = document.getElementById("busqueda");
      var list = document.getElementById("resultados");
      var count = document.getElementById("cuantos");
      var everything = document.getElementById("todo");
      var most = 30;

      function folded(text) {
        return text.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f]/g, "");
      }
      function words(text) { return folded(text).match(/[\\p{L}\\p{N}]+/gu) || []; }
      function stem(word) {
        var rule = index.rules.find(function (rule) {
          return word.endsWith(rule[0]) ? word.length - rule[0].length >= rule[2] : false;
        });
        return rule ? word.slice(0, word.length - rule[0].length) + rule[1] : word;
      }
      window.leccionStem = function (word) { return stem(folded(word)); };

      function matching(word, isLast) {
        var own = stem(word);
        var stems = index.words[own] ? [own] : [];
        if (isLast) {
          Object.keys(index.words).forEach(function (other) {
            if (other !== own) { if (other.startsWith(word) || other.startsWith(own)) { stems.push(other); } }
          });
        }
        return { own: own, stems: stems };
      }

      function search(query) {
        var asked = words(query);
        var scores = new Map();
        var found = new Set();
        asked.forEach(function (word, place) {
          var match = matching(word, place === asked.length - 1);
          var best = new Map();
          match.stems.forEach(function (stem) {
            found.add(stem);
            var places = index.words[stem];
            var rarity = Math.log(1 + 2 * index.sections.length / places.length);
            var share = stem === match.own ? 1 : 0.5;
            for (var at = 0; places.length > at; at += 2) {
              var score = places[at + 1] * rarity * share;
              if (score > (best.get(places[at]) || 0)) { best.set(places[at], score); }
            }
          });
          best.forEach(function (score, section) {
            var sum = scores.get(section) || { score: 0, words: 0, section: section };
            sum.score += score;
            sum.words += 1;
            scores.set(section, sum);
          });
        });
        var all = Array.from(scores.values());
        var whole = all.filter(function (one) { return one.words === asked.length; });
        var results = whole.length > 0 ? whole : all;
        results.sort(function (one, other) {
          return other.words - one.words || other.score - one.score || one.section - other.section;
        });
        return { results: results, stems: found };
      }

      function isHit(word, stems) { return stems.has(stem(folded(word))); }

      function marked(element, text, stems) {
        text.split(/([\\p{L}\\p{N}]+)/u).forEach(function (part, place) {
          if (place % 2 === 1 ? isHit(part, stems) : false) {
            var mark = document.createElement("mark");
            mark.textContent = part;
            element.append(mark);
          } else {
            element.append(part);
          }
        });
      }

      function excerpt(text, stems) {
        var place = 0;
        var finder = /[\\p{L}\\p{N}]+/gu;
        for (var match = finder.exec(text); match; match = finder.exec(text)) {
          if (isHit(match[0], stems)) { place = match.index; break; }
        }
        var from = place > 70 ? text.indexOf(" ", place - 60) + 1 : 0;
        var to = text.length > from + 190 ? text.lastIndexOf(" ", from + 180) : text.length;
        return (from > 0 ? "… " : "") + text.slice(from, to) + (text.length > to ? " …" : "");
      }

      function item(result, stems) {
        var section = index.sections[result.section];
        var page = index.pages[section[0]];
        var line = document.createElement("li");
        var link = document.createElement("a");
        link.href = encodeURI(page[0]) + (section[1] ? "#" + encodeURIComponent(section[1]) : "");
        marked(link, section[2] || page[1], stems);
        line.append(link);
        if (section[2]) {
          var where = document.createElement("span");
          where.className = "result-page";
          where.textContent = page[1];
          line.append(where);
        }
        if (section[3]) {
          var text = document.createElement("p");
          marked(text, excerpt(section[3], stems), stems);
          line.append(text);
        }
        return line;
      }

      function show() {
        var query = box.value.trim();
        var isEmpty = words(query).length === 0;
        list.textContent = "";
        list.hidden = isEmpty;
        everything.hidden = !isEmpty;
        count.textContent = "";
        if (isEmpty) { return; }
        var found = search(query);
        found.results.slice(0, most).forEach(function (result) { list.append(item(result, found.stems)); });
        var total = found.results.length;
        count.textContent = total === 0 ? "Nada con «" + query + "». Prueba con otra palabra, o con menos."
          : total === 1 ? "1 resultado" : total > most ? most + " de " + total + " resultados" : total + " resultados";
      }

      function remember() {
        var query = box.value.trim();
        try {
          history.replaceState(null, "", query ? "#q=" + encodeURIComponent(query) : location.pathname);
        } catch (error) { return; }
      }

      function move(event) {
        var links = Array.from(list.querySelectorAll("a"));
        if (list.hidden || links.length === 0) { return; }
        var place = links.indexOf(document.activeElement);
        if (event.key === "ArrowDown") { place = Math.min(place + 1, links.length - 1); }
        else if (event.key === "ArrowUp") { place -= 1; }
        else if (event.key === "Enter") { if (document.activeElement === box) { links[0].click(); } return; }
        else { return; }
        event.preventDefault();
        if (place === -1) { box.focus(); } else if (place >= 0) { links[place].focus(); }
      }

      function start() {
        var asked = location.hash.startsWith("#q=") ? location.hash.slice(3) : "";
        try { box.value = decodeURIComponent(asked); } catch (error) { box.value = asked; }
        show();
      }

      box.disabled = false;
      box.addEventListener("input", function () { show(); remember(); });
      addEventListener("keydown", move);
      addEventListener("hashchange", start);
      start();
      box.focus();
    })();
    """

  /// What the content security policy knows the script by: the SHA-256 of its bytes.
  package static let hash = "sha256-VI5R6TdMVLzCEapJkq7mwe9isGVnlp4/lrrjUwD63CY="
}
