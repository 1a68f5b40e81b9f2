"""Una página sin ratón."""

from checks.site import opened

# Lo que el tabulador debería visitar, en el orden del documento.
STOPS = """() => Array.from(document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'))
  .filter(each => !each.disabled && each.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
  // De un grupo de botones de radio, el tabulador visita uno.
  .filter(each => each.type !== 'radio' || each === document.querySelector(
    `input[type=radio][name="${each.name}"]`)).length"""

# Cuál tiene el foco, y si se ve.
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === null || element === document.body) { return null; }
  const shows = each => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const label = element.type === 'radio' ? element.closest('label') ?? element.nextElementSibling : null;
  const box = element.getBoundingClientRect();
  return {
    name: element.tagName.toLowerCase() + ' «' + (element.textContent || element.id).trim().slice(0, 40) + '»',
    key: Array.from(document.querySelectorAll('*')).indexOf(element),
    isSeen: (shows(element) || (label !== null && shows(label))),
    isInside: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
  };
}"""


# Como quien acaba de llegar: una página que lleva el foco a su caja lo devuelve.
ARRIVE = "document.body.tabIndex = -1; document.body.focus()"


def check(browser, site, page):
    problems = []
    with opened(browser, site.address(page)) as tab:
        tab.evaluate(ARRIVE)
        tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        wanted = tab.evaluate(STOPS)
        visited = []
        for _ in range(wanted + 20):
            tab.keyboard.press("Tab")
            focus = tab.evaluate(FOCUSED)
            if focus is None or focus["key"] in visited:
                break
            visited.append(focus["key"])
            if not focus["isSeen"]:
                problems.append(f"no se ve que el foco está en {focus['name']}")
            if not focus["isInside"]:
                problems.append(f"el foco está fuera de la vista: {focus['name']}")
        if len(visited) < wanted:
            problems.append(f"el tabulador visita {len(visited)} de {wanted} sitios")
        if visited != sorted(visited):
            problems.append("el tabulador no sigue el orden de la página")
    problems += skipping(browser, site, page)
    return problems[:6]


def skipping(browser, site, page):
    """El primer enlace lleva al texto: lo que sigue se pide con una tecla."""
    with opened(browser, site.address(page)) as tab:
        tab.evaluate(ARRIVE)
        tab.keyboard.press("Tab")
        target = tab.evaluate("document.activeElement.getAttribute('href')")
        if target is None or not target.startswith("#"):
            return ["el primer sitio del tabulador no es «Saltar al texto»"]
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        # El siguiente sitio está dentro de donde se saltó o detrás; si no hay más, se vuelve al principio.
        isAfter = tab.evaluate(
            """target => {
              const main = document.querySelector(target);
              const focus = document.activeElement;
              return main !== null && (focus === document.body || focus.getAttribute('href') === target
                || main.contains(focus)
                || (main.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
            }""",
            target)
        return [] if isAfter else [f"«Saltar al texto» no lleva a {target}"]
