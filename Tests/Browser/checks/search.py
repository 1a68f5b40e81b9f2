"""Buscar en el curso, servido y desde un archivo, sin tocar el ratón."""

from checks.site import opened

PAGE = "buscar.html"
# Lo que se escribe, y lo que ha de decir el primer resultado. Con acentos o sin ellos, en singular o en plural.
QUERIES = [("retropropagacion", "retropropagación"), ("RETROPROPAGACIÓN", "retropropagación"),
           ("funcion de activacion", "activación"), ("funciones de activación", "activación")]


def check(browser, site):
    if PAGE not in site.pages:
        return [f"search: no hay {PAGE}"]
    problems = []
    for start in (site.address("index.html"), site.file_address("index.html")):
        with opened(browser, start) as tab:
            tab.keyboard.press("/")
            tab.wait_for_url(f"**/{PAGE}*")
            tab.wait_for_selector("#busqueda:focus")
            problems += [f"{start.split(':')[0]}: {problem}" for problem in searching(tab)]
    return problems


def searching(tab):
    problems = []
    firsts = []
    for query, wanted in QUERIES:
        tab.fill("#busqueda", query)
        results = tab.query_selector_all("#resultados > li")
        if not results:
            problems.append(f"«{query}» no encuentra nada")
            continue
        firsts.append(results[0].inner_text())
        if wanted not in firsts[-1].lower():
            problems.append(f"lo primero de «{query}» no habla de eso: {firsts[-1][:60]}")
        if not results[0].query_selector("mark"):
            problems.append(f"no se marca qué se encontró con «{query}»")
        if not tab.inner_text("#cuantos").strip():
            problems.append(f"no se dice cuántos resultados hay con «{query}»")
    if len(firsts) == len(QUERIES) and (firsts[0] != firsts[1] or firsts[2] != firsts[3]):
        problems.append("el acento, las mayúsculas o el plural cambian lo que se encuentra")
    tab.fill("#busqueda", "xyzzy")
    if tab.query_selector("#resultados > li") or not tab.inner_text("#cuantos").strip():
        problems.append("no se dice que no hay nada")
    tab.fill("#busqueda", "retropropagación")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    target = tab.evaluate("document.activeElement.href ?? ''")
    if not target:
        return problems + ["con las flechas no se llega a los resultados"]
    tab.keyboard.press("Enter")
    tab.wait_for_url(target)
    fragment = tab.evaluate("decodeURIComponent(location.hash.slice(1))")
    if fragment and not tab.evaluate("id => document.getElementById(id) !== null", fragment):
        problems.append(f"el resultado lleva a «#{fragment}», que no existe")
    return problems
