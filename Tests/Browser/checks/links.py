"""Cada enlace de dentro lleva a una página, y a un sitio de ella, que existen."""

import html.parser
import urllib.parse


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links = [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(values[name])


def read(site, page):
    reader = Reader()
    reader.feed((site.folder / page).read_text(encoding="utf-8"))
    return reader


def check(_, site):
    problems = []
    pages = {page: read(site, page) for page in site.pages}
    for page, found in pages.items():
        repeated = {each for each in found.ids if found.ids.count(each) > 1}
        problems += [f"{page}: el id «{each}» está repetido" for each in sorted(repeated)]
        for link in found.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                problems.append(f"{page}: el enlace «{link}» solo vale en la raíz de un servidor")
                continue
            target = page
            if parts.path:
                path = (site.folder / page).parent / urllib.parse.unquote(parts.path)
                if not path.resolve().is_file():
                    problems.append(f"{page}: «{link}» no existe")
                    continue
                target = str(path.resolve().relative_to(site.folder))
            fragment = urllib.parse.unquote(parts.fragment)
            if fragment and target in pages and fragment not in pages[target].ids:
                problems.append(f"{page}: en {target} no hay «#{fragment}»")
    return problems
