"""Markdown that reads well in a terminal, too."""

from driver.engine import Engine
from driver.rounds import Summary
from driver.targets import Target
from driver.unchanged import Unchanged

NONE = "—"


def table(headings: list[str], rows: list[list[str]]) -> str:
    """Columns padded to one width; all but the first hold numbers and lean to the right."""
    widths = [max(len(row[column]) for row in [headings, *rows]) for column in range(len(headings))]

    def line(cells: list[str]) -> str:
        padded = [
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join([line(headings), line(rule), *map(line, rows)])


def number(value: float | None, digits: int = 2, unit: str = "") -> str:
    return NONE if value is None else f"{value:.{digits}f}{unit}".replace(".", ",")


def comparison(found: dict[str, Summary]) -> str:
    """Whole processes and epochs side by side; ratios are to the lesson, and to the engine's epoch."""
    lesson, engine = found["leccion"], found["engine"]
    rows = []
    for one in found.values():
        low, high = one.spread
        rows.append(
            [
                one.title,
                number(one.seconds),
                f"{number(low)}–{number(high)}",
                number(one.seconds / lesson.seconds, 1, "×"),
                number(one.epoch, 3),
                number(one.epoch / engine.epoch if one.epoch and engine.epoch else None, 1, "×"),
                number(one.memory, 0),
                number(one.accuracy, 4),
            ]
        )
    return table(
        ["programa", "entero (s)", "mín–máx", "veces", "época (s)", "veces", "memoria (MiB)", "exactitud"], rows
    )


def shares(engine: Engine) -> str:
    names = {"dense": "densa", "cnn": "convolucional"}
    rows = []
    for model, measured in engine.shares.items():
        for one in measured:
            share = one["share"]
            rows.append(
                [
                    names[model],
                    str(one["threads"]),
                    number(one["epoch"], 3),
                    number(one["peak"], 1),
                    number(None if share is None else 100 * share, 1, " %"),
                    str(one["clean"]),
                    str(one["dropped"]),
                ]
            )
    return table(
        ["red", "hilos", "época (s)", "pico (GFLOP/s)", "parte del pico", "trozos limpios", "descartados"], rows
    )


def scaling(engine: Engine) -> str:
    headings = {"images": "imágenes", "widths": "neuronas ocultas", "batches": "lote"}
    parts = []
    for key, heading in headings.items():
        rows = [
            [str(one["value"]), number(one["seconds"], 4), number(one["picoseconds"], 1), str(one["dropped"])]
            for one in engine.scaling[key]
        ]
        parts.append(table([heading, "trozo (s)", "ps por imagen y parámetro", "descartados"], rows))
    return "\n\n".join(parts)


def commands(engine: Engine) -> str:
    return table(
        ["orden", "ms"],
        [
            ["leer y comprobar los datos", number(1000 * engine.load, 0)],
            ["`zcat` de los mismos archivos", number(1000 * engine.zcat, 0)],
            ["`leccion check` de la primera lección", number(1000 * engine.check, 1)],
            ["`leccion --help`", number(1000 * engine.startup, 1)],
        ],
    )


def unchanged(found: Unchanged) -> str:
    """Pages of what was computed before, beside notebooks that are not run."""
    return table(
        ["qué", "ms", "Jupyter, ms", "veces"],
        [
            [
                "la primera lección, sin cambios",
                number(1000 * found.lesson, 1),
                number(1000 * found.notebook, 0),
                number(found.notebook / found.lesson, 1, "×"),
            ],
            [
                f"un curso de {found.pages} lecciones, sin cambios",
                number(1000 * found.course, 1),
                number(1000 * found.notebooks, 0),
                number(found.notebooks / found.course, 1, "×"),
            ],
            [
                "el mismo curso, con una línea más en una lección",
                number(1000 * found.changed, 1),
                number(1000 * found.notebooks, 0),
                number(found.notebooks / found.changed, 1, "×"),
            ],
        ],
    )


def check_by_size(engine: Engine) -> str:
    """What a lesson's size costs beyond the start of the program."""
    rows = [
        [f"{size / 1024:.0f}", number(1000 * seconds, 1), number(1e9 * (seconds - engine.startup) / size, 0)]
        for size, seconds in engine.check_by_size
    ]
    return table(["lección (KiB)", "`leccion check` (ms)", "ns por byte, sin el arranque"], rows)


def targets(every: list[Target]) -> str:
    answers = {True: "sí", False: "no", None: "sin medir"}
    rows = []
    for one in every:
        sign = "≤" if one.at_most else "≥"
        rows.append(
            [one.what, f"{sign} {one.wanted:g}{one.unit}", number(one.measured, 1, one.unit), answers[one.is_met]]
        )
    return table(["meta", "se pide", "medido", "se cumple"], rows)


def levels(engine: Engine) -> str:
    """One sentence about instruction sets and peaks."""
    found = engine.machine
    return (
        f"Instrucciones disponibles: {', '.join(found['levels'])}; se usa {found['best']}. "
        f"Pico de sumas y productos fundidos: {number(found['peak_one'], 1)} GFLOP/s con un hilo y "
        f"{number(found['peak_all'], 1)} con {found['processors']}."
    )
