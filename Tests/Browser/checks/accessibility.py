"""Las reglas de axe-core, sin ninguna apagada, con todo lo plegado abierto."""

from axe_playwright_python.sync_playwright import Axe

from checks.site import opened

LOOKS = [("light", 1280), ("dark", 390)]


def check(browser, site, page):
    problems = set()
    for scheme, width in LOOKS:
        # La política de la página no deja pasar el guion de axe; solo aquí se aparta.
        with opened(browser, site.address(page), width, color_scheme=scheme, bypass_csp=True) as tab:
            tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            results = Axe().run(tab, options={"resultTypes": ["violations"]}).response
            if not results["passes"] and not results["violations"]:
                problems.add("axe no probó nada")
            for violation in results["violations"]:
                for node in violation["nodes"][:3]:
                    where = " ".join(str(target) for target in node["target"])
                    problems.add(f"[{scheme}, {width}] {violation['id']}: {violation['help']} en {where}")
    return sorted(problems)
