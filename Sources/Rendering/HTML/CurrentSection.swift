/// The page's one script: marks in the table of contents the section being read. Without it nothing is missing.
///
/// Written without `<` and `&`, so that the page is well-formed XML too.
package enum CurrentSection {
  package static let script = """
    (function () {
      var links = Array.from(document.querySelectorAll(".contents-open a"));
      var list = document.querySelector(".contents-open");
      var headings = links.map(function (link) {
        return document.getElementById(decodeURIComponent(link.hash.slice(1)));
      });
      var waiting = false;
      function mark() {
        waiting = false;
        var current = -1;
        headings.forEach(function (heading, index) {
          if (heading) { if (innerHeight / 3 > heading.getBoundingClientRect().top) { current = index; } }
        });
        links.forEach(function (link, index) {
          link.removeAttribute("aria-current");
          if (index === current) { link.setAttribute("aria-current", "true"); }
        });
        if (current >= 0) { list.scrollTop = links[current].offsetTop - list.clientHeight / 2; }
      }
      function ask() {
        if (waiting) { return; }
        waiting = true;
        requestAnimationFrame(mark);
      }
      if (list) {
        addEventListener("scroll", ask, { passive: true });
        addEventListener("resize", ask, { passive: true });
        mark();
      }
    })();
    """

  /// What the content security policy knows the script by: the SHA-256 of its bytes.
  package static let hash = "sha256-Rh2IjaJoa8a+3WAV0Pw6v1Z3dygP2A1LvpLtt44Zsak="
}
