"""Una página en un navegador sin JavaScript."""

from checks.site import opened

TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()"


def check(browser, site, page):
    with opened(browser, site.address(page)) as tab:
        full = tab.evaluate(TEXT)
    with opened(browser, site.address(page), java_script_enabled=False) as tab:
        bare = " ".join(tab.inner_text("main").split())
    return missing(full, bare)


def missing(full, bare):
    """Con guiones no se lee nada que sin ellos falte."""
    words = set(bare.split())
    lost = [word for word in full.split() if word not in words]
    return [f"sin guiones falta: {' '.join(lost[:8])}"] if lost else []
