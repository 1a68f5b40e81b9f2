"""Lo que las pruebas del cuaderno vivo necesitan: lecciones, un servidor del programa y páginas que lo miran."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile

from playwright.sync_api import expect

SUMS = """# Cuentas

Una cuenta y lo que sale de ella.

```{calcular #a}
a = 1
a + 1
```

```{calcular #b}
b = a + 10
b
```

Sale `{= b }`.

```{calcular #c}
c = b * 2
```
"""

SPIRALS = """---
título: Dos espirales
semilla: 7
---

```{datos #puntos}
fuente: espirales(puntos: 150, ruido: 0.1)
prueba: 0.2
```

```{modelo #red}
entrada: puntos.forma
capas:
- densa(16, activación: tanh)
- densa(2, activación: softmax)
```

```{compilar red}
optimizador: adam(tasa: 0.01)
pérdida: entropía_cruzada
métricas: [exactitud]
```

```{entrenar red #ajuste}
datos: puntos.entrenamiento
épocas: 5
control: épocas en [1, 20]
```

```{evaluar red #prueba}
datos: puntos.prueba
```

```{figura frontera}
de: red
datos: puntos.prueba
```
"""


class Server:
    """Un servidor del programa en una carpeta, con la clave y el puerto que guarda para la próxima vez."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.start()

    def start(self, opens=False, path=os.environ["PATH"]):
        environment = dict(
            os.environ, XDG_STATE_HOME=str(self.folder / ".estado"), XDG_CACHE_HOME=str(self.folder / ".caché"),
            PATH=path)
        arguments = [] if opens else ["--no-open"]
        self.process = subprocess.Popen(
            [self.program, "serve", str(self.folder)] + arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, env=environment)
        self.process.stdout.readline()
        self.address = self.process.stdout.readline().strip()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


class Room:
    """Lo que una prueba necesita: carpeta, servidor y páginas; lo que una página diga mal queda apuntado."""

    def __init__(self, program, browser, lessons):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        for name, text in lessons.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        self.server = Server(program, self.folder)
        self.browser = browser
        self.context = browser.new_context(viewport={"width": 1100, "height": 800})
        self.complaints = []

    def page(self, lesson, context=None):
        page = (context or self.context).new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: self.note(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        base, key = self.server.address.split("?")
        page.goto(base + "?" + key)
        page.goto(re.sub(r"/leccion/.*|/$", "", base) + "/leccion/" + lesson)
        expect(page.locator("#vivo-estado")).not_to_have_text("Conectando…")
        return page

    def home(self, context=None):
        """La lista de lecciones."""
        page = (context or self.context).new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: self.note(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.server.address)
        return page

    def note(self, message):
        # Que el servidor no está es lo que se prueba.
        if message.type in ("error", "warning") and "WebSocket" not in message.text:
            self.complaints.append(message.text)

    def text(self, lesson):
        return (self.folder / lesson).read_text(encoding="utf-8")

    def close(self):
        self.context.close()
        self.server.kill()
        self.temporary.cleanup()


def step(page, label):
    return page.get_by_role("group", name="Paso: " + label, exact=True)


def area(page, label):
    return step(page, label).locator("textarea")


def row(page, text):
    """El bloque que dice algo."""
    return page.locator("main > .live-row").filter(has_text=text)


def tool(block, name):
    return block.locator(".live-seam").get_by_role("button", name=name, exact=True)


def open_text(page, text):
    """Abre un bloque para escribir en él y da su campo."""
    block = row(page, text)
    block.hover()
    tool(block, "Editar este texto").click()
    return page.get_by_role("textbox", name="Texto", exact=True)


def rest(page):
    """Espera a que nada se ejecute."""
    expect(page.locator("#vivo-estado")).to_have_text(re.compile("ejecutado|sin ejecutar"))


def run_all(page):
    """Lo ejecuta todo, tarde lo que tarde en esta máquina."""
    rest(page)
    if page.locator("#vivo-estado").text_content() != "Todo ejecutado":
        page.locator("#vivo-todo").click()
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado", timeout=30_000)


LONG = "# Larga\n\n" + "".join(
    f"Párrafo {number}." + " Relleno que ocupa sitio en la página." * 8 + "\n\n" for number in range(12)
).replace("Párrafo 8.", "```{calcular #medio}\nm = 1\n```\n\nPárrafo 8.")

LESSONS = {"cuentas.md": SUMS, "espirales.md": SPIRALS, "larga.md": LONG}
