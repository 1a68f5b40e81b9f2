"""Lo que el cuaderno vivo avisa de lo que se ve: que ya no es así, o que no cabe."""

from playwright.sync_api import expect

from sala import area, open_text, rest, row, step, tool

# Lo que se ve de un valor del texto: su cifra, lo opaca que es y lo que se oye después.
SEEN = """() => {
  const value = document.querySelector("main .value");
  let opacity = 1;
  for (let part = value; part; part = part.parentElement) { opacity *= Number(getComputedStyle(part).opacity); }
  const place = value.closest("[data-value]");
  return [value.textContent, opacity, place.textContent.slice(value.textContent.length).trim()];
}"""

# Escribe en un paso sin que el navegador tarde lo que tarda en teclear tanto.
PASTE = """(area, text) => {
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def old_values(room):
    """Un número del texto que ya no sale de lo que dicen los pasos se ve y se oye que es viejo."""
    page = room.page("cuentas.md")
    expect(page.locator("#vivo-estado")).to_have_text("Todo ejecutado")
    assert page.evaluate(SEEN) == ["11", 1, ""], page.evaluate(SEEN)
    old = page.locator("main [data-value]").get_by_text("(sin ejecutar)")
    area(page, "calcular · a").fill("{calcular #a}\na = 500\na + 1")
    expect(old).to_have_count(1)
    value, opacity, _ = page.evaluate(SEEN)
    assert value == "11" and opacity < 0.6, (value, opacity)
    # La primera página lo dice también, antes de que lleguen sus programas.
    still = room.browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    first = still.new_page()
    first.goto(page.url)
    expect(first.locator("main [data-value]")).to_have_text("11 (sin ejecutar)")
    still.close()
    area(page, "calcular · b").fill("{calcular #b}\nb = nada + 10\nb")
    expect(step(page, "calcular · b").locator(".marked")).to_have_text("nada")
    expect(old).to_have_count(1)
    if room.photos:
        page.screenshot(path=str(room.photos / "cuaderno-viejo.png"))
    area(page, "calcular · b").fill("{calcular #b}\nb = a + 10\nb")
    area(page, "calcular · b").press("Control+Enter")
    expect(page.locator("main .value")).to_have_text("510")
    expect(old).to_have_count(0)
    assert page.evaluate(SEEN) == ["510", 1, ""], page.evaluate(SEEN)


def too_large_texts(room):
    """Lo que no cabe en una lección se queda en la página, con su porqué, y lo demás sigue."""
    page = room.page("cuentas.md")
    rest(page)
    large = "{calcular #c}\nc = 1\n" + "# x" * 1_700_000
    box, problems = area(page, "calcular · c"), step(page, "calcular · c").locator(".live-problems")
    box.evaluate(PASTE, large)
    expect(problems).to_contain_text("este paso es demasiado grande: ocupa 4981 KiB y el máximo es 1024 KiB")
    expect(step(page, "calcular · c").locator(".live-state")).to_have_text("sin ejecutar")
    # La página sigue unida a su servidor, y los demás pasos se ejecutan.
    area(page, "calcular · a").fill("{calcular #a}\na = 600\na + 1")
    area(page, "calcular · a").press("Control+Enter")
    expect(page.locator("main .value")).to_have_text("610")
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    # Sin él la lección no es lo que se ve: no se guarda a medias.
    area(page, "calcular · a").press("Control+s")
    expect(page.locator("#vivo-mensaje")).to_contain_text("«calcular · c» es demasiado grande")
    assert "600" not in room.text("cuentas.md")
    # Tampoco se lo lleva un servidor nuevo.
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(area(page, "calcular · a")).to_have_value("{calcular #a}\na = 600\na + 1")
    assert box.evaluate("area => area.value.length") == len(large)
    box.evaluate(PASTE, "{calcular #c}\nc = b * 3\nc")
    expect(problems.locator("li")).to_have_count(0)
    box.press("Control+Enter")
    expect(step(page, "calcular · c").locator(".result")).to_contain_text("1830")
    box.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    expect(page.locator("#vivo-mensaje")).to_be_hidden()
    assert "c = b * 3" in room.text("cuentas.md") and "a = 600" in room.text("cuentas.md")
    # Tampoco el texto de alrededor.
    field = open_text(page, "Una cuenta")
    field.evaluate(PASTE, "x " * 600_000)
    field.press("Control+Enter")
    expect(page.locator(".live-wrong")).to_contain_text("Este texto es demasiado grande: ocupa 1172 KiB")
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")


def large_text_of_another_step(room):
    """Un servidor nuevo llama de otra manera a los pasos: lo que no cabe no acaba en otro."""
    page = room.page("cuentas.md")
    rest(page)
    before = area(page, "calcular · a").input_value()
    # El paso nuevo es el primero de la lección, y el último que este servidor conoció.
    first = row(page, "Una cuenta")
    first.hover()
    tool(first, "Añadir un paso debajo").click()
    page.keyboard.type("calc")
    page.keyboard.press("Enter")
    expect(area(page, "calcular")).to_be_focused()
    page.keyboard.type(" #nuevo")
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    expect(step(page, "calcular · nuevo")).to_have_count(1)
    expect(page.locator("#vivo-guardar")).to_be_enabled()
    page.keyboard.press("Control+s")
    expect(page.locator("#vivo-guardar")).to_be_disabled()
    large = "{calcular #b}\nb = 7\n" + "# x" * 400_000
    area(page, "calcular · b").evaluate(PASTE, large)
    expect(step(page, "calcular · b").locator(".live-problems")).to_contain_text("es demasiado grande")
    room.server.kill()
    expect(page.locator("#vivo-estado")).to_contain_text("Sin conexión")
    room.server.start()
    expect(page.locator("#vivo-estado")).not_to_contain_text("Sin conexión")
    expect(page.locator("main [data-step]")).to_have_count(4)
    expect(area(page, "calcular · a")).to_have_value(before)
    expect(area(page, "calcular · b")).to_have_value("{calcular #b}\nb = a + 10\nb")
    # Queda arriba, entero, para quien lo quiera.
    assert page.locator("#vivo-suelto pre").text_content() == large


def a_lesson_that_grows_too_large(room):
    """Un paso que cabe, en una lección que con él ya no."""
    page = room.page("cuentas.md")
    rest(page)
    note = "# " + "x" * 700_000
    area(page, "calcular · c").evaluate(PASTE, "{calcular #c}\nc = 1\n" + note)
    expect(page.locator("#vivo-estado")).to_contain_text("sin guardar")
    expect(step(page, "calcular · c").locator(".live-problems li")).to_have_count(0)
    area(page, "calcular · b").evaluate(PASTE, "{calcular #b}\nb = a + 10\n" + note)
    words = "la lección ocupa 1367 KiB y el máximo es 1024 KiB"
    expect(page.locator("main .step .live-problems").nth(1)).to_contain_text(words)
    page.keyboard.press("Control+s")
    expect(page.locator("#vivo-mensaje")).to_contain_text("no guardo a medias: " + words)


NOTICE_CHECKS = [
    ("un número del texto que ya no es así se ve y se oye", old_values),
    ("lo que no cabe se queda en la página, con su porqué", too_large_texts),
    ("lo que no cabe no acaba en otro paso de un servidor nuevo", large_text_of_another_step),
    ("a una lección que ya no cabe se le dice", a_lesson_that_grows_too_large),
]
