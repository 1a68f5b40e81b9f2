"""Lo que una página pide y lo que dice en la consola."""

HEAVIEST = 1_000_000


def check(browser, site, page):
    problems = []
    weight = 0
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    # Lo que no es de este sitio no sale, y se dice.
    context.route(lambda address: not address.startswith((site.root, "data:", "blob:")), lambda route: route.abort())
    tab.on("console", lambda message: problems.append(f"la consola dice: {message.text}")
           if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: problems.append(f"un guion falla: {error}"))

    def requested(request):
        if not request.url.startswith((site.root, "data:", "blob:")):
            problems.append(f"pide algo fuera: {request.url}")

    def answered(response):
        nonlocal weight
        if response.url.startswith(site.root):
            # El icono que todo navegador busca por su cuenta no es de la página.
            if response.status >= 400:
                problems.append(f"{response.status} en {response.url}")
            else:
                weight += len(response.body())

    tab.on("request", requested)
    answers = []
    tab.on("response", lambda answer: answers.append(answer))
    tab.goto(site.address(page), wait_until="load")
    # Leer una página entera no pide nada más.
    tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    tab.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_timeout(100)
    for answer in answers:
        answered(answer)
    if weight > HEAVIEST:
        problems.append(f"pesa {weight} bytes, más de {HEAVIEST}")
    context.close()
    return problems
