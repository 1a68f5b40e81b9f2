"""Una página en papel."""

from checks.site import opened

# Ancho de una hoja A4 sin sus márgenes, en píxeles CSS.
SHEET = 680


def check(browser, site, page):
    problems = []
    # A oscuras a propósito: el papel no lo es.
    with opened(browser, site.address(page), SHEET, color_scheme="dark") as tab:
        tab.emulate_media(media="print")
        color = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        if color not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
            problems.append(f"el fondo se imprime {color}")
        ink = tab.evaluate("getComputedStyle(document.querySelector('h1')).color")
        if any(int(part) > 90 for part in ink.strip("rgba()").split(",")[:3]):
            problems.append(f"el título se imprime {ink}")
        for each in tab.query_selector_all("nav"):
            if each.is_visible():
                problems.append(f"se imprime la navegación {each.get_attribute('class') or each.get_attribute('aria-label')}")
        excess = tab.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        if excess > 0:
            problems.append(f"sobran {excess} píxeles a la derecha del papel")
        if len(tab.pdf(format="A4")) < 1000:
            problems.append("el PDF está vacío")
    return problems
