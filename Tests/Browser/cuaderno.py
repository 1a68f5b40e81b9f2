"""Abre el cuaderno vivo en Chromium y hace con él lo que haría una persona.

Uso: cuaderno.py LECCION [--fotos CARPETA]

LECCION es el programa. Cada prueba empieza con una carpeta nueva y su propio servidor.
"""

import argparse
import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from avisos import NOTICE_CHECKS
from escribir import WRITING_CHECKS
from puerta import DOOR_CHECKS
from sala import LESSONS, Room, area, rest, step


def edit_and_run(room):
    page = room.page("cuentas.md")
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    area(page, "calcular · a").fill("{calcular #a}\na = 5\na + 1")
    expect(step(page, "calcular · b").locator(".live-state")).to_have_text("sin ejecutar")
    expect(page.locator("#vivo-estado")).to_have_text("3 pasos sin ejecutar · sin guardar")
    # Lo último que salió sigue ahí, atenuado.
    expect(step(page, "calcular · b").locator(".result")).to_contain_text("11")
    area(page, "calcular · a").press("Control+Enter")
    expect(step(page, "calcular · a").locator(".result")).to_contain_text("6")
    expect(page.locator("main .value")).to_have_text("15")
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado · sin guardar")
    expect(page.locator("#vivo-voz")).to_contain_text("calcular")
    assert "a = 1" in room.text("cuentas.md")


def nobody_is_taken_away(room):
    """Un resultado que se pidió antes no se lleva la página de donde se escribe ahora."""
    low = {"width": 900, "height": 220}
    page = room.page("cuentas.md", room.browser.new_context(viewport=low, reduced_motion="reduce"))
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    # Ya estaba hecho: no llega nada.
    area(page, "calcular · b").press("Control+Enter")
    area(page, "calcular · a").fill("{calcular #a}\na = 5\na + 1")
    area(page, "calcular · a").press("Control+Alt+Enter")
    expect(step(page, "calcular · b").locator(".result")).to_contain_text("15")
    expect(area(page, "calcular · a")).to_be_in_viewport(ratio=1)


def mistakes_as_one_types(room):
    page = room.page("cuentas.md")
    box = area(page, "calcular · b")
    box.click()
    box.press("Control+End")
    page.keyboard.type("\nnada + 1")
    page.keyboard.press("Escape")
    expect(step(page, "calcular · b").locator(".marked")).to_have_text("nada")
    expect(step(page, "calcular · b").locator(".live-problems")).to_contain_text("no conozco el nombre «nada»")
    box.fill("{calcular #b}\nb = a ** 2")
    step(page, "calcular · b").get_by_role("button", name="Pon «^»").click()
    expect(box).to_have_value("{calcular #b}\nb = a ^ 2")
    expect(step(page, "calcular · b").locator(".live-problems li")).to_have_count(0)
    # A medias no es una directiva, y lo demás sigue en su sitio.
    second = page.locator("main .step").nth(1)
    for text in ("{calc", "", "hola"):
        second.locator("textarea").fill(text)
        second.locator("textarea").blur()
        expect(second.locator(".live-problems li").first).to_be_visible()
        expect(area(page, "calcular · c")).to_have_value("{calcular #c}\nc = b * 2")
    second.locator("textarea").fill("{calcular #b}\nb = 7")
    second.locator("textarea").press("Shift+Enter")
    expect(page.locator("main .value")).to_have_text("7")


def completions(room):
    page = room.page("espirales.md")
    rest(page)
    box = area(page, "compilar red")
    box.click()
    box.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    box.fill("{compilar red}\noptimizador: adam\nperd")
    box.press("Control+End")
    box.press("Control+Space")
    options = page.get_by_role("listbox", name="Propuestas")
    expect(options).to_be_visible()
    expect(options.get_by_role("option").first).to_contain_text("pérdida")
    place, caret = options.bounding_box(), box.bounding_box()
    assert abs(place["x"] - caret["x"]) < 120 and place["y"] > caret["y"], (place, caret)
    page.keyboard.press("Enter")
    expect(box).to_have_value("{compilar red}\noptimizador: adam\npérdida: ")
    page.keyboard.type("entropía")
    expect(options).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).to_have_value("{compilar red}\noptimizador: adam\npérdida: entropía_cruzada")
    expect(options).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(box).not_to_have_value("{compilar red}\noptimizador: adam\npérdida: entropía_cruzada")


def training_grows_and_stops(room):
    page = room.page("espirales.md")
    rest(page)
    box = area(page, "entrenar red · ajuste")
    box.fill("{entrenar red #ajuste}\ndatos: puntos.entrenamiento\népocas: 50000")
    box.press("Control+Enter")
    train = step(page, "entrenar red · ajuste")
    expect(train.locator("progress")).to_be_visible()
    expect(train.locator(".live-drawing svg")).to_be_visible()
    expect(train).to_have_attribute("aria-busy", "true")
    first = train.locator("progress").evaluate("bar => bar.value")
    page.wait_for_function("old => document.querySelector('.running progress').value > old", arg=first)
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-entrena.png"))
    train.get_by_role("button", name="Parar").click()
    expect(train).to_have_attribute("aria-busy", "false")
    expect(train.locator(".live-state")).to_have_text("sin ejecutar")
    expect(train.locator(".result table")).to_be_visible()
    # Lo que tarda no se ejecuta solo: espera a que se pida.
    area(page, "datos · puntos").press("Control+Enter")
    expect(train.locator(".live-state")).to_contain_text("tardaría")
    box.fill("{entrenar red #ajuste}\ndatos: puntos.entrenamiento\népocas: 6")
    box.press("Control+Enter")
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado · sin guardar")
    expect(train.locator(".result tbody tr")).to_have_count(6)


def controls(room):
    page = room.page("espirales.md")
    rest(page)
    train = step(page, "entrenar red · ajuste")
    slider = train.get_by_role("slider", name="épocas")
    expect(slider).to_have_value("5")
    # Donde se mueve no hace falta leerlo.
    expect(page.locator(".offered")).to_have_count(0)
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(area(page, "entrenar red · ajuste")).to_have_value(re.compile(r"épocas: 8\n"))
    expect(train.locator(".result tbody tr")).to_have_count(8)
    expect(train.get_by_role("spinbutton")).to_have_value("8")
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado · sin guardar")
    assert page.evaluate("document.activeElement.type") == "range"
    train.get_by_role("spinbutton").fill("11")
    train.get_by_role("spinbutton").press("Enter")
    expect(train.locator(".result tbody tr")).to_have_count(11)
    if room.photos:
        train.screenshot(path=str(room.photos / "cuaderno-control.png"))


def saving(room):
    page = room.page("cuentas.md")
    before = room.text("cuentas.md")
    box = area(page, "calcular · a")
    box.fill("{calcular #a}\na = 8\na + 1")
    box.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    assert room.text("cuentas.md") == before.replace("a = 1", "a = 8"), room.text("cuentas.md")
    page.reload()
    expect(area(page, "calcular · a")).to_have_value("{calcular #a}\na = 8\na + 1")
    area(page, "calcular · a").fill("{calcular #a}\na = 9")
    page.locator("#vivo-copiar").click()
    page.locator("#vivo-nombre").fill("mia.md")
    page.keyboard.press("Enter")
    expect(page.locator("#vivo-mensaje")).to_contain_text("Copia guardada: mia.md")
    assert "a = 9" in room.text("mia.md") and "a = 8" in room.text("cuentas.md")
    # Sin guardar, y con la página cargada de nuevo, sigue ahí.
    page.reload()
    expect(area(page, "calcular · a")).to_have_value("{calcular #a}\na = 9")


def the_editor_saves_too(room):
    page = room.page("larga.md")
    rest(page)
    box = area(page, "calcular · medio")
    box.scroll_into_view_if_needed()
    box.click()
    box.press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.evaluate("window.seen = document.activeElement; window.top0 = seen.getBoundingClientRect().top")
    text = room.text("larga.md")
    (room.folder / "larga.md").write_text(
        text.replace("Párrafo 3.", "Párrafo 3.\n\nUno nuevo, encima.\n\n```{calcular}\n7\n```"), encoding="utf-8")
    expect(page.get_by_text("Uno nuevo, encima.")).to_have_count(1)
    moved = page.evaluate("[document.activeElement === window.seen, seen.getBoundingClientRect().top - top0]")
    assert moved[0] and abs(moved[1]) < 2, moved
    # Lo que no ha cambiado no se toca: los mismos elementos.
    caret = page.evaluate("seen.selectionStart")
    assert caret == len("{calcular #medio}\nm = 1") - 1, caret
    # Un cambio aquí y otro allí en el mismo paso: se pregunta.
    box.fill("{calcular #medio}\nm = 2")
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    (room.folder / "larga.md").write_text(
        room.text("larga.md").replace("m = 1", "m = 3"), encoding="utf-8")
    expect(page.locator("#vivo-mensaje")).to_contain_text("ha cambiado en otro sitio")
    page.get_by_role("button", name="Cargar el del archivo").click()
    expect(box).to_have_value("{calcular #medio}\nm = 3")
    expect(page.locator("#vivo-mensaje")).to_be_hidden()
    # Sin archivo, lo que se ve se queda; guardado, vuelve.
    (room.folder / "larga.md").unlink()
    expect(page.locator("#vivo-mensaje")).to_contain_text("El archivo ya no está")
    page.locator("#vivo-mensaje").get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator("#vivo-mensaje")).to_be_hidden()
    assert "m = 3" in room.text("larga.md")


def two_tabs(room):
    one, two = room.page("cuentas.md"), room.page("cuentas.md")
    area(one, "calcular · a").fill("{calcular #a}\na = 30")
    expect(area(two, "calcular · a")).to_have_value("{calcular #a}\na = 30")
    step(two, "calcular · a").get_by_role("button", name="Ejecutar calcular · a", exact=True).click()
    expect(one.locator("main .value")).to_have_text("40")
    expect(two.locator("main .value")).to_have_text("40")
    other = room.page("espirales.md")
    rest(other)
    expect(one.locator("#vivo-estado")).to_have_text("Todo ejecutado · sin guardar")


def the_server_is_killed(room):
    page = room.page("cuentas.md")
    area(page, "calcular · a").fill("{calcular #a}\na = 2")
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    page.evaluate("scrollTo(0, 120); window.first = document.querySelector('main textarea')")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    area(page, "calcular · b").fill("{calcular #b}\nb = a + 500\nb")
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(page.locator("main .value")).to_have_text("502")
    assert page.evaluate("document.querySelector('main textarea') === window.first")
    page.locator("#vivo-guardar").click()
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    assert "a = 2\n" in room.text("cuentas.md") and "a + 500" in room.text("cuentas.md")


def what_has_no_place_stays(room):
    """El archivo cambia el mismo paso mientras el servidor no está: lo escrito no tiene sitio, y no se pierde."""
    page = room.page("cuentas.md")
    rest(page)
    lost = page.locator("#vivo-suelto")
    area(page, "calcular · a").fill("{calcular #a}\nlo_mío = 12345")
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    (room.folder / "cuentas.md").write_text(room.text("cuentas.md").replace("a = 1\n", "a = 2\n"), encoding="utf-8")
    expect(page.locator("#vivo-mensaje")).to_contain_text("ha cambiado en otro sitio")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    # Lo que solo está aquí se pregunta antes de cerrar.
    assert page.evaluate(LEAVES) is True
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(area(page, "calcular · a")).to_have_value("{calcular #a}\na = 2\na + 1")
    expect(lost).to_contain_text("lo_mío = 12345")
    expect(page.locator("#vivo-mensaje")).to_be_hidden()
    # Lo que se dice después tampoco se lo lleva, ni cargar la página de nuevo.
    area(page, "calcular · b").fill("{calcular #b}\nb = a + 20\nb")
    area(page, "calcular · b").press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    expect(lost).to_be_visible()
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-suelto.png"))
    page.reload()
    expect(lost).to_contain_text("lo_mío = 12345")
    assert page.evaluate(LEAVES) is True
    lost.get_by_role("button", name="Cerrar").click()
    expect(lost).to_be_hidden()
    page.reload()
    rest(page)
    expect(lost).to_be_hidden()
    # Lo que el servidor tiene no se pregunta.
    area(page, "calcular · b").fill("{calcular #b}\nb = a + 30\nb")
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    assert page.evaluate(LEAVES) is False


# Si al cerrar la página se preguntaría.
LEAVES = """() => {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def steps_that_say_the_same(room):
    (room.folder / "iguales.md").write_text(
        "# Vivo problemas\n\n" + "```{calcular}\n1 + 1\n```\n\nTexto.\n\n" * 3, encoding="utf-8")
    page = room.page("iguales.md")
    rest(page)
    expect(page.get_by_role("heading", name="Vivo problemas")).to_be_visible()
    fields = page.locator("main .step textarea")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    fields.nth(1).fill("{calcular}\n20")
    fields.nth(2).fill("{calcular}\n30")
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(page.locator("main .step .result").nth(2)).to_contain_text("30")
    for index, text in enumerate(["1 + 1", "20", "30"]):
        expect(fields.nth(index)).to_have_value("{calcular}\n" + text)
    expect(page.locator("#vivo-suelto")).to_be_hidden()


def keyboard_and_screen_reader(room):
    for scheme, size in [("light", (1100, 800)), ("dark", (390, 800))]:
        context = room.browser.new_context(
            color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
        page = room.page("espirales.md", context)
        rest(page)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = Axe().run(page).response["violations"]
        assert not found, [(item["id"], item["nodes"][0]["html"][:120]) for item in found]
        if room.photos:
            page.screenshot(path=str(room.photos / f"cuaderno-{scheme}.png"), full_page=True)
        context.close()
    page = room.page("cuentas.md")
    rest(page)
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()")
        outline = page.evaluate(
            "(e => { const s = getComputedStyle(e), p = getComputedStyle(e.parentElement);"
            "return s.outlineStyle !== 'none' || p.boxShadow !== 'none' })(document.activeElement)")
        assert outline or page.evaluate("document.activeElement === document.body"), "no se ve dónde se está: " + name
        reached.append(name)
    wanted = ["Ejecutar todo", "Guardar copia", "Ejecutar calcular · a", "Ejecutar desde calcular · a",
              "Código de calcular · a", "Código de calcular · c"]
    assert all(name in reached for name in wanted), reached


def nothing_leaves_sideways(room):
    for width in (320, 390):
        context = room.browser.new_context(viewport={"width": width, "height": 700})
        page = room.page("espirales.md", context)
        rest(page)
        area(page, "compilar red").fill("{compilar red}\noptimizador: ad")
        area(page, "compilar red").press("Control+End")
        area(page, "compilar red").press("Control+Space")
        expect(page.get_by_role("listbox")).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (width, wide)
        if room.photos:
            page.screenshot(path=str(room.photos / f"cuaderno-{width}.png"))
        context.close()


CHECKS = [
    ("se cambia un paso y se ejecuta", edit_and_run),
    ("lo que se pidió antes no se lleva la página", nobody_is_taken_away),
    ("los errores, mientras se escribe, con su arreglo", mistakes_as_one_types),
    ("propuestas de lo que puede venir", completions),
    ("un entrenamiento crece, se para y espera", training_grows_and_stops),
    ("un control se mueve y se ejecuta lo que depende de él", controls),
    ("guardar, guardar una copia, cargar de nuevo", saving),
    ("el editor guarda también", the_editor_saves_too),
    ("dos pestañas y otra lección", two_tabs),
    ("el servidor muere y vuelve", the_server_is_killed),
    ("lo que ya no tiene sitio no se pierde", what_has_no_place_stays),
    ("cada paso vuelve a su sitio, aunque digan lo mismo", steps_that_say_the_same),
    ("teclado, lector de pantalla y contraste", keyboard_and_screen_reader),
    ("nada se sale de lado en un teléfono", nothing_leaves_sideways),
]


def main():
    parser = argparse.ArgumentParser(description="Prueba el cuaderno vivo en el navegador.")
    parser.add_argument("leccion")
    parser.add_argument("--fotos", type=pathlib.Path)
    parser.add_argument("--solo", help="solo las pruebas cuyo nombre lo contenga")
    asked = parser.parse_args()
    if asked.fotos:
        asked.fotos.mkdir(parents=True, exist_ok=True)
    failures = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for title, check in CHECKS + NOTICE_CHECKS + WRITING_CHECKS + DOOR_CHECKS:
            if asked.solo and asked.solo not in check.__name__:
                continue
            room = Room(asked.leccion, browser, LESSONS)
            room.photos = asked.fotos
            try:
                check(room)
                assert not room.complaints, room.complaints
                print(f"✓ {title}", flush=True)
            except Exception as error:
                failures += 1
                print(f"✗ {title}\n    {type(error).__name__}: {error}", flush=True)
            finally:
                room.close()
        browser.close()
    print("Todo bien" if failures == 0 else f"Fallan {failures} pruebas")
    return 0 if failures == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
