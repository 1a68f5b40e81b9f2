"""Qué cabe a lo ancho, y una foto de cada página."""

from checks.site import opened

WIDEST = """() => {
  const limit = document.documentElement.clientWidth;
  const scrolls = element => {
    for (let each = element; each !== null; each = each.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(each).overflowX)
        && each !== document.body && each !== document.documentElement) { return true; }
    }
    return false;
  };
  return Array.from(document.body.querySelectorAll('*'))
    .filter(each => each.getBoundingClientRect().right > limit + 1 && !scrolls(each))
    .slice(0, 3)
    .map(each => each.tagName.toLowerCase() + (each.id ? '#' + each.id : '') + '.' + (each.getAttribute('class') || ''));
}"""


def check(browser, site, page):
    problems = []
    for width in (320, 390, 768, 1280):
        with opened(browser, site.address(page), width) as tab:
            tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            excess = tab.evaluate(
                "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
            if excess > 0:
                problems.append(f"a {width} píxeles sobran {excess} a la derecha: {tab.evaluate(WIDEST)}")
    return problems


def photograph(browser, site, folder):
    """Cada página a 390 y 1280 píxeles, a la luz y a oscuras."""
    for page in site.pages:
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                with opened(browser, site.address(page), width, color_scheme=scheme) as tab:
                    name = page.removesuffix(".html").replace("/", "-")
                    tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
