"""Un sitio servido desde una dirección con carpetas, como lo haría cualquiera, y visto por un navegador."""

import contextlib
import functools
import http.server
import pathlib
import threading

# Las páginas no están en la raíz: un enlace absoluto se rompería.
PREFIX = "/una/carpeta/"


class Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path):
        if not path.startswith(PREFIX):
            return "/nada-que-servir"
        return super().translate_path("/" + path[len(PREFIX):])

    def log_message(self, *_):
        pass


class Site:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder.resolve()
        self.pages = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html"))
        if not self.pages:
            raise SystemExit(f"En {folder} no hay ninguna página: antes, «make site»")

    def __enter__(self):
        handler = functools.partial(Handler, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.root = f"http://127.0.0.1:{self.server.server_port}{PREFIX}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def address(self, page):
        return self.root + page

    def file_address(self, page):
        return (self.folder / page).as_uri()


@contextlib.contextmanager
def opened(browser, address, width=1280, height=900, **options):
    """Una página abierta en un navegador que no recuerda nada."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="es-ES", reduced_motion="reduce", **options)
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()
