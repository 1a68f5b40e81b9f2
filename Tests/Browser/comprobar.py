"""Abre cada página de un sitio en Chromium y comprueba lo que se promete de ella.

Uso: comprobar.py SITIO [--fotos CARPETA]

Cada comprobación es un archivo de `checks`; devuelve las frases que dicen qué falla, o ninguna.
"""

import argparse
import pathlib
import sys

from playwright.sync_api import sync_playwright

from checks import accessibility, keyboard, layout, links, markup, printing, scripts, search, traffic
from checks.site import Site

# Las que miran una página, con el sitio servido desde una dirección con carpetas.
PAGE_CHECKS = [
    ("ni avisos en la consola, ni peticiones fuera, ni más de 1 MB", traffic.check),
    ("axe-core, en un escritorio a la luz y en un teléfono a oscuras", accessibility.check),
    ("nada se sale de lado a 320 píxeles ni a 1280", layout.check),
    ("todo se alcanza con el teclado, y se ve dónde se está", keyboard.check),
    ("en papel: fondo blanco, sin navegación, sin cortes", printing.check),
    ("sin guiones de JavaScript sigue entera", scripts.check),
]

# Las que miran el sitio entero.
SITE_CHECKS = [
    ("HTML válido (Nu)", markup.check),
    ("cada enlace lleva a algún sitio", links.check),
    ("la búsqueda encuentra, servida y desde un archivo", search.check),
]


# Una página mala por comprobación, con el nombre de su archivo.
FAULTY = pathlib.Path(__file__).parent / "malas"


def blind(browser, faulty):
    """Las comprobaciones que no ven nada malo donde lo hay."""
    unseen = []
    for title, check in PAGE_CHECKS:
        if not check(browser, faulty, name_of(check) + ".html"):
            unseen.append(title)
    for title, check in SITE_CHECKS:
        if not any(name_of(check) in problem for problem in check(browser, faulty)):
            unseen.append(title)
    return unseen


def name_of(check):
    return check.__module__.removeprefix("checks.")


def arguments():
    parser = argparse.ArgumentParser(description="Comprueba un sitio en el navegador.")
    parser.add_argument("sitio", type=pathlib.Path)
    parser.add_argument("--fotos", type=pathlib.Path, help="carpeta para una foto de cada página, a cuatro maneras")
    return parser.parse_args()


def main():
    asked = arguments()
    failures = 0
    with sync_playwright() as playwright, Site(asked.sitio) as site, Site(FAULTY) as faulty:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        failures += tell("cada comprobación ve fallar la página hecha para ella", blind(browser, faulty), None)
        print(f"{len(site.pages)} páginas; Chromium {browser.version}", flush=True)
        for title, check in PAGE_CHECKS:
            found = [f"{page}: {problem}" for page in site.pages for problem in check(browser, site, page)]
            failures += tell(title, found, len(site.pages))
        for title, check in SITE_CHECKS:
            failures += tell(title, check(browser, site), None)
        if asked.fotos:
            layout.photograph(browser, site, asked.fotos)
        browser.close()
    print("Todo bien" if failures == 0 else f"Fallan {failures} comprobaciones")
    return 0 if failures == 0 else 1


def tell(title, found, count):
    """Una línea por comprobación, y debajo lo que falla; devuelve 1 si falla algo."""
    pages = "" if count is None else f" · {count} páginas"
    print(f"{'✗' if found else '✓'} {title}{pages}", flush=True)
    for problem in found:
        print(f"    {problem}", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
