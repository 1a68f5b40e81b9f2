/// `/` leads to the search from any page.
///
/// Written without `<` and `&`, so that the page is well-formed XML too.
package enum SearchKey {
  package static let script = """
    (function () {
      addEventListener("keydown", function (event) {
        if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) { return; }
        if (event.target.closest) { if (event.target.closest("input, textarea, select")) { return; } }
        var box = document.getElementById("busqueda");
        event.preventDefault();
        if (box) { box.focus(); box.select(); } else { location.href = "buscar.html"; }
      });
    })();
    """

  /// What the content security policy knows the script by: the SHA-256 of its bytes.
  package static let hash = "sha256-YkkbKtS82xVtX/AoHGO/H2oPG0YJp8QbungTGq7JMIM="
}
