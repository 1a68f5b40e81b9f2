#!/usr/bin/env python3
"""Compares leccion with its peers on this machine, in one go. `make bench` builds what it needs and calls it."""

import argparse
import os
import sys
from pathlib import Path

from driver import contestants, engine, machine, report, targets, unchanged
from driver.contestants import BENCHMARKS, Programs
from driver.processes import ProgramError, run
from driver.rounds import alternate

RESULTS = BENCHMARKS / "RESULTS.md"
ACCURACIES = {"densa": (0.86, 0.89), "cnn": (0.80, 0.91)}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compara leccion con Keras, Jupyter, PyTorch y JAX.")
    # Not `resolve`: the environment's Python is a link, and knows its libraries by where the link is.
    parser.add_argument("--leccion", type=os.path.abspath, required=True, help="el programa construido")
    parser.add_argument("--motor", type=os.path.abspath, required=True, help="EngineBench construido")
    parser.add_argument("--python", type=os.path.abspath, required=True, help="el Python del entorno de los demás")
    parser.add_argument("--rondas", type=int, default=3, help="veces que corre cada uno (3)")
    parser.add_argument("--parte", choices=["motor", "densa", "cnn", "guardado", "todo"], default="todo")
    return parser.parse_args()


def warm_up(programs: Programs) -> None:
    """Brings the peers' libraries and the data into the system's cache: no one pays for the disk."""
    print("  preparo: se cargan las bibliotecas de los demás", file=sys.stderr)
    for library in ("keras", "torch", "jax, optax", "nbconvert, jupytext, ipykernel"):
        run([programs.python, "-c", f"import {library}"], contestants.environment(programs))


def compared(programs: Programs, part: str, rounds: int) -> tuple[list[str], list[targets.Target]]:
    """The section of one network."""
    of_part = {"densa": contestants.dense, "cnn": contestants.cnn}[part]
    found = alternate(of_part(programs), rounds, part)
    titles = {
        "densa": "## Red densa: 784-128-10, Adam, lote de 32, 5 épocas de 60 000 imágenes",
        "cnn": "## Red convolucional pequeña, Adam, lote de 32, 1 época de 60 000 imágenes",
    }
    text = [titles[part], report.comparison(found)]
    low, high = ACCURACIES[part]
    strange = [one.title for one in found.values() if not low <= one.accuracy <= high]
    disturbed, total = sum(one.disturbed for one in found.values()), rounds * len(found)
    if disturbed:
        text.append(
            f"**Mientras corrían {disturbed} de estos {total} procesos trabajaban también otros programas: "
            "repítelo con la máquina quieta.**"
        )
    if strange:
        text.append(f"**Exactitud fuera de [{low}, {high}]: {', '.join(strange)}. No hicieron el mismo trabajo.**")
    return text, targets.of_dense(found) if part == "densa" else targets.of_cnn(found)


def engine_alone(programs: Programs, rounds: int) -> tuple[list[str], list[targets.Target]]:
    found = engine.measure(programs, wanted=6 * rounds)
    return [
        "## El motor solo",
        report.levels(found),
        report.shares(found),
        "## Cómo crece el tiempo",
        report.scaling(found),
        "## Órdenes y datos",
        report.commands(found),
        report.check_by_size(found),
    ], targets.of_engine(found)


def kept(programs: Programs, rounds: int) -> tuple[list[str], list[targets.Target]]:
    found = unchanged.measure(programs, rounds)
    return ["## Lo que ya está hecho", report.unchanged(found)], targets.of_unchanged(found)


def heading(programs: Programs, rounds: int) -> list[str]:
    text = [
        "# Resultados",
        f"{machine.processor()}, {os.cpu_count()} procesadores, {machine.today()}. Medianas de {rounds} "
        f"{'ronda' if rounds == 1 else 'rondas'}, todos por turno; la memoria es la mayor. "
        "Se leen con [README.md](README.md).",
    ]
    if versions := machine.versions(programs.python):
        text.append("Los demás: " + ", ".join(f"{name} {version}" for name, version in versions.items()) + ".")
    return text


def main() -> None:
    given = arguments()
    data = run([given.leccion, "data", "path", "fashion_mnist"]).output.strip()
    programs = Programs(given.leccion, given.motor, given.python, data)
    parts = ["motor", "densa", "cnn", "guardado"] if given.parte == "todo" else [given.parte]
    if parts != ["motor"]:
        warm_up(programs)
    alone = {"motor": engine_alone, "guardado": kept}
    measured = {
        part: alone[part](programs, given.rondas) if part in alone else compared(programs, part, given.rondas)
        for part in parts
    }
    ordered = [measured[part] for part in ("densa", "cnn", "guardado", "motor") if part in measured]
    goals = [goal for _, some in ordered for goal in some]
    text = heading(programs, given.rondas) + ["## Metas", report.targets(goals)]
    page = "\n\n".join(text + [piece for pieces, _ in ordered for piece in pieces]) + "\n"
    print(page)
    if given.parte == "todo":
        RESULTS.write_text(page, encoding="utf-8")
        print(f"escrito en {RESULTS.relative_to(Path.cwd()) if RESULTS.is_relative_to(Path.cwd()) else RESULTS}")


if __name__ == "__main__":
    try:
        main()
    except ProgramError as failure:
        sys.exit(f"bench: {failure}")
