"""Escribir una lección en el cuaderno vivo: su prosa, qué pasos tiene y en qué orden, y una entera desde nada."""

import re
import subprocess

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sala import area, open_text, rest, row, run_all, step, tool


def prose(room):
    page = room.page("cuentas.md")
    rest(page)
    top = row(page, "Una cuenta").bounding_box()["y"]
    field = open_text(page, "Una cuenta")
    expect(field).to_be_focused()
    expect(field).to_have_value("Una cuenta y lo que sale de ella.")
    assert abs(field.bounding_box()["y"] - top) < 12, (field.bounding_box(), top)
    field.press("Escape")
    expect(field).to_have_count(0)
    expect(page.get_by_role("button", name="Editar este texto").first).to_be_focused()
    # Doble clic, dos párrafos y un valor que se calcula.
    row(page, "Una cuenta").locator("p").dblclick()
    field.fill("Otra cuenta.\n\n## De **dos** en dos\n\nEl doble es `{= 1 * 2 }`.")
    field.press("Control+Enter")
    expect(page.get_by_role("heading", name="De dos en dos")).to_be_visible()
    expect(row(page, "El doble es").locator(".value")).to_have_text("2")
    expect(row(page, "El doble es").get_by_role("button", name="Editar este texto")).to_be_focused()
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    assert "Una cuenta" in room.text("cuentas.md")
    # Lo que se deja se puede recuperar.
    field = open_text(page, "El doble es")
    field.fill("Algo que no quiero perder.")
    field.press("Escape")
    page.get_by_role("button", name="Recuperarlo").click()
    expect(field).to_have_value("Algo que no quiero perder.")
    field.press("Shift+Enter")
    expect(row(page, "Algo que no quiero perder.").locator("p").first).to_be_visible()
    # Ctrl+Z fuera de los textos, y el botón.
    page.keyboard.press("Control+z")
    expect(row(page, "El doble es")).to_have_count(1)
    page.get_by_role("button", name="Rehacer").click()
    expect(row(page, "Algo que no quiero perder.")).to_have_count(1)
    page.keyboard.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    assert room.text("cuentas.md").startswith(
        "# Cuentas\n\nOtra cuenta.\n\n## De **dos** en dos\n\nAlgo que no quiero perder.\n\n```{calcular #a}"
    ), room.text("cuentas.md")


def title(room):
    page = room.page("espirales.md")
    run_all(page)
    before = room.text("espirales.md")
    page.get_by_role("button", name="Editar el título").click()
    field = page.get_by_role("textbox", name="Título y opciones de la lección")
    expect(field).to_have_value("---\ntítulo: Dos espirales\nsemilla: 7\n---")
    field.fill("---\ntítulo: Tres espirales\nsemilla siete\n---")
    field.press("Control+Enter")
    expect(page.locator(".live-wrong").first).not_to_be_empty()
    field.fill("---\ntítulo: Tres espirales\nsemilla: 8\n---")
    field.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tres espirales")
    expect(page).to_have_title(re.compile("Tres espirales"))
    expect(page.locator("#vivo-estado")).to_contain_text("6 pasos sin ejecutar")
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dos espirales")
    # Con el texto de antes, lo que salió entonces vale.
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    assert room.text("espirales.md") == before


def adding_moving_removing(room):
    page = room.page("cuentas.md")
    rest(page)
    first = row(page, "Una cuenta")
    first.hover()
    tool(first, "Añadir un paso debajo").click()
    box = page.get_by_role("textbox", name="Código del paso nuevo")
    expect(box).to_have_value("{}")
    options = page.get_by_role("listbox", name="Propuestas")
    expect(options.get_by_role("option").first).to_be_visible()
    page.keyboard.type("calc")
    expect(options.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    made = area(page, "calcular")
    expect(made).to_be_focused()
    page.keyboard.type(" #nuevo")
    page.keyboard.press("Enter")
    page.keyboard.type("n = 40 + 2\nn")
    page.keyboard.press("Control+Enter")
    expect(step(page, "calcular · nuevo").locator(".result")).to_contain_text("42")
    expect(area(page, "calcular · nuevo")).to_have_value("{calcular #nuevo}\nn = 40 + 2\nn")
    # Debajo, sin ratón.
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("Sale lo que tenía que salir.")
    page.keyboard.press("Alt+Shift+Enter")
    expect(box).to_be_focused()
    expect(row(page, "Sale lo que tenía")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    # Subir y bajar: el paso sigue siendo quien era, con lo que dejó.
    held = page.evaluate_handle("document.querySelectorAll('main textarea')[0].closest('.step')")
    block = page.locator("main > .live-row").filter(has=step(page, "calcular · nuevo"))
    block.hover()
    tool(block, "Más para este paso").click()
    tool(block, "Bajar este paso").click()
    labels = page.locator("main > .live-row > p, main .step-label")
    expect(labels.nth(1)).to_have_text("Sale lo que tenía que salir.")
    assert held.evaluate("(step) => step === document.querySelectorAll('main .step')[0]")
    expect(step(page, "calcular · nuevo").locator(".result")).to_contain_text("42")
    expect(tool(block, "Bajar este paso")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(labels.nth(1)).to_contain_text("calcular · nuevo")
    # Quitar, y deshacer en el mensaje.
    tool(block, "Quitar este paso").click()
    expect(step(page, "calcular · nuevo")).to_have_count(0)
    page.locator("#vivo-mensaje").get_by_role("button", name="Deshacer").click()
    expect(step(page, "calcular · nuevo").locator(".result")).to_contain_text("42")
    page.keyboard.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    assert "ella.\n\n```{calcular #nuevo}\nn = 40 + 2\nn\n```\n\nSale lo que tenía que salir.\n\n```{calcular #a}" in (
        room.text("cuentas.md")), room.text("cuentas.md")


def nothing_jumps(room):
    page = room.page("larga.md")
    rest(page)
    block = row(page, "Párrafo 6.")
    block.scroll_into_view_if_needed()
    block.hover()
    top = block.bounding_box()["y"]
    block.locator("p").first.dblclick()
    field = page.get_by_role("textbox", name="Texto", exact=True)
    expect(field).to_be_focused()
    # Sus letras siguen donde estaban; el marco sobresale lo que hay entre él y ellas.
    letters = field.evaluate(
        "field => field.getBoundingClientRect().y + parseFloat(getComputedStyle(field).paddingTop)")
    assert abs(letters - top) < 2, (letters, top)
    field.press("End")
    field.type(" Y algo más.")
    field.press("Control+Enter")
    expect(row(page, "Y algo más.")).to_have_count(1)
    assert abs(row(page, "Y algo más.").bounding_box()["y"] - top) < 2, (row(page, "Y algo más.").bounding_box(), top)


def two_tabs_write(room):
    one, two = room.page("cuentas.md"), room.page("cuentas.md")
    rest(one)
    late = open_text(two, "Una cuenta")
    late.fill("La segunda en acabar.")
    field = open_text(one, "Una cuenta")
    field.fill("La primera en acabar.")
    field.press("Control+Enter")
    expect(row(two, "La primera en acabar.")).to_have_count(1)
    expect(late).to_have_value("La segunda en acabar.")
    late.press("Control+Enter")
    expect(two.locator("#vivo-suelto")).to_contain_text("La segunda en acabar.")
    expect(late).to_have_count(0)
    expect(row(one, "La primera en acabar.")).to_have_count(1)


def nothing_is_lost(room):
    page = room.page("cuentas.md")
    rest(page)
    field = open_text(page, "Una cuenta")
    field.fill("Un texto sin guardar.")
    field.press("Alt+Enter")
    page.keyboard.type("A medias.")
    expect(row(page, "Un texto sin guardar.")).to_have_count(1)
    area(page, "calcular · a").fill("{calcular #a}\na = 5")
    expect(page.locator("#vivo-estado")).to_contain_text("sin ejecutar")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    opened = page.get_by_role("textbox", name="Texto nuevo")
    opened.press("Control+Enter")
    expect(opened).to_have_value("A medias.")
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(row(page, "Un texto sin guardar.")).to_have_count(1)
    expect(area(page, "calcular · a")).to_have_value("{calcular #a}\na = 5")
    # Y la página, cargada de nuevo, con lo que estaba a medias.
    page.reload()
    expect(row(page, "Un texto sin guardar.")).to_have_count(1)
    expect(opened).to_have_value("A medias.")
    opened.press("Control+Enter")
    expect(row(page, "A medias.")).to_have_count(1)
    # El archivo cambia en otro bloque: las dos cosas.
    (room.folder / "cuentas.md").write_text(
        room.text("cuentas.md").replace("c = b * 2", "c = b * 3"), encoding="utf-8")
    expect(area(page, "calcular · c")).to_have_value("{calcular #c}\nc = b * 3")
    expect(row(page, "A medias.")).to_have_count(1)
    page.locator("#vivo-guardar").click()
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    text = room.text("cuentas.md")
    assert "Un texto sin guardar.\n\nA medias.\n" in text and "a = 5" in text and "c = b * 3" in text, text


def files_beside(room):
    (room.folder / "notas.csv").write_text("nombre,nota\nAna,7\n", encoding="utf-8")
    (room.folder / "tabla.md").write_text("# Notas\n\n```{tabla}\nfuente: notas.csv\n```\n", encoding="utf-8")
    page = room.page("tabla.md")
    expect(step(page, "tabla").locator(".result")).to_contain_text("Ana")
    rest(page)
    (room.folder / "notas.csv").write_text("nombre,nota\nBerta,9\n", encoding="utf-8")
    expect(step(page, "tabla").locator(".result")).to_contain_text("Berta")


def who_writes_can_read_it(room):
    """El contraste y los nombres de lo que sale al escribir, con dedo y con ratón."""
    for scheme, size, is_touch in [("light", (1100, 800), False), ("dark", (390, 800), True)]:
        context = room.browser.new_context(
            color_scheme=scheme, viewport={"width": size[0], "height": size[1]}, has_touch=is_touch)
        page = room.page("cuentas.md", context)
        rest(page)
        block = row(page, "Una cuenta")
        if is_touch:
            block.locator("p").first.tap()
        else:
            block.hover()
        seam = block.locator(".live-seam")
        expect(seam).to_have_css("opacity", "1")
        tool(block, "Más para este texto").click()
        found = Axe().run(page).response["violations"]
        tool(block, "Editar este texto").click()
        expect(page.get_by_role("textbox", name="Texto", exact=True)).to_be_focused()
        found += Axe().run(page).response["violations"]
        page.keyboard.press("Alt+Shift+Enter")
        expect(page.get_by_role("listbox", name="Propuestas")).to_be_visible()
        # La lista se recorre con las flechas desde el campo, así que no hace falta llegar a ella.
        options = {"rules": {"scrollable-region-focusable": {"enabled": False}}}
        found += Axe().run(page, options=options).response["violations"]
        assert not found, [(item["id"], item["nodes"][0]["html"][:160]) for item in found]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], wide
        if room.photos:
            page.screenshot(path=str(room.photos / f"cuaderno-escribir-{scheme}.png"))
        context.close()
    # Una sola parada del tabulador para cada bloque; dentro, las flechas.
    page = room.page("cuentas.md")
    rest(page)
    first = tool(row(page, "Una cuenta"), "Editar este texto")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(tool(row(page, "Una cuenta"), "Más para este texto")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(tool(row(page, "Una cuenta"), "Añadir un paso debajo")).to_be_focused()
    first.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Texto", exact=True)
    expect(field).to_be_focused()
    # Vacío, se quita, y se puede deshacer.
    field.fill("")
    field.press("Control+Enter")
    expect(row(page, "Una cuenta")).to_have_count(0)
    page.locator("#vivo-mensaje").get_by_role("button", name="Deshacer").click()
    expect(row(page, "Una cuenta")).to_have_count(1)


def on_paper(room):
    page = room.page("espirales.md")
    run_all(page)
    page.emulate_media(media="print")
    for hidden in (".live-bar", ".live-seam", ".live-actions", "textarea", ".live-controls"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.locator(".editor .source").first.is_visible() and page.locator(".result table").first.is_visible()
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-papel.png"), full_page=True)
        page.pdf(path=str(room.photos / "cuaderno.pdf"))


def a_whole_new_lesson(room):
    """Una lección entera, sin escribir más que en la página."""
    for name in list(room.folder.glob("*.md")):
        name.unlink()
    page = room.home()
    expect(page.get_by_text("Todavía no hay ninguna lección")).to_be_visible()
    page.get_by_role("textbox", name="Nueva lección").fill("Flores y números")
    expect(page.get_by_text("Se guarda en flores-y-numeros.md")).to_be_visible()
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-nueva.png"))
    page.keyboard.press("Enter")
    head = page.get_by_role("textbox", name="Título y opciones de la lección")
    expect(head).to_be_focused()
    expect(head).to_have_value("# Flores y números")
    # Sobre el título, las opciones; el título está elegido entero y se escribe encima.
    page.keyboard.type("Distinguir flores")
    page.keyboard.press("Control+Home")
    page.keyboard.type("---\nresumen: Una red pequeña distingue tres flores.\nsemilla: 3\n---\n\n")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("Cada flor son **cuatro medidas**, y la red dice cuál de las tres es.")
    page.keyboard.press("Alt+Shift+Enter")

    def begin(name):
        box = page.get_by_role("textbox", name="Código del paso nuevo")
        expect(box).to_be_focused()
        expect(page.get_by_role("listbox", name="Propuestas")).to_be_visible()
        page.keyboard.type(name[:4])
        expect(page.get_by_role("option").first).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(box).to_have_count(0)

    def body(text):
        for number, line in enumerate(text.split("\n")):
            if number:
                page.keyboard.press("Escape")
                page.keyboard.press("Enter")
            page.keyboard.type(line)
        page.keyboard.press("Escape")

    def run():
        page.keyboard.press("Control+Enter")
        expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado · sin guardar")

    begin("datos")
    body(" #flores\nfuente: iris\nprueba: 0.2")
    run()
    page.keyboard.press("Alt+Shift+Enter")
    begin("modelo")
    body(" #red\nentrada: flores.forma\ncapas:\n- densa(16, activación: relu)\n- densa(3, activación: softmax)")
    run()
    page.keyboard.press("Alt+Shift+Enter")
    begin("compilar")
    body(" red\noptimizador: adam(tasa: 0.01)\npérdida: entropía_cruzada\nmétricas: [exactitud]")
    run()
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("## Entrenar\n\nVe cada flor cuarenta veces.")
    page.keyboard.press("Alt+Shift+Enter")
    begin("entrenar")
    body(" red #ajuste\ndatos: flores.entrenamiento\népocas: 40\nlote: 8")
    run()
    expect(step(page, "entrenar red · ajuste").locator(".result table").first).to_be_visible()
    # Lo que se pidió se ve llegar, sin que su código se vaya.
    expect(step(page, "entrenar red · ajuste").locator(".result table").first).to_be_in_viewport()
    expect(area(page, "entrenar red · ajuste")).to_be_in_viewport()
    page.keyboard.press("Alt+Shift+Enter")
    begin("figura")
    body(" curvas\nde: ajuste")
    run()
    page.keyboard.press("Alt+Shift+Enter")
    begin("evaluar")
    body(" red #prueba\ndatos: flores.prueba")
    run()
    page.keyboard.press("Alt+Shift+Enter")
    begin("afirmar")
    page.keyboard.press("Enter")
    body("prueba.exactitud > 0.8\nred.parámetros == 131")
    run()
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("Acierta el `{= prueba.exactitud : 0% }`.")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("| flor | clase |\n|---|---|\n| setosa | 0 |\n| versicolor | 1 |")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main table").filter(has_text="setosa").last).to_be_visible()
    expect(row(page, "Acierta el").locator(".value")).to_have_text(re.compile(r"\d+\s?%"))
    expect(page.locator("main .problem, main .live-problems li, #vivo-problemas > *")).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-entera.png"), full_page=True)
    made = room.folder / "flores-y-numeros.md"
    tested = subprocess.run([room.server.program, "test", str(made)], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stdout + tested.stderr + made.read_text(encoding="utf-8")
    page.goto(page.url.split("/leccion/")[0] + "/")
    expect(page.get_by_role("link", name="Distinguir flores")).to_be_visible()


WRITING_CHECKS = [
    ("la prosa se escribe en su sitio", prose),
    ("el título y las opciones", title),
    ("se añaden, se mueven y se quitan pasos y textos", adding_moving_removing),
    ("nada salta al escribir", nothing_jumps),
    ("dos pestañas escriben lo mismo", two_tabs_write),
    ("nada de lo escrito se pierde", nothing_is_lost),
    ("cambia un archivo que la lección lee", files_beside),
    ("quien escribe lo lee y llega a todo", who_writes_can_read_it),
    ("en papel", on_paper),
    ("una lección nueva entera", a_whole_new_lesson),
]
