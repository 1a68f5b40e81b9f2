"""What was promised of the speed, beside what was measured."""

from dataclasses import dataclass

from driver.engine import Engine
from driver.rounds import Summary
from driver.unchanged import Unchanged


@dataclass
class Target:
    what: str
    wanted: float
    measured: float | None
    unit: str
    at_most: bool = False

    @property
    def is_met(self) -> bool | None:
        """None where nothing could be measured."""
        if self.measured is None:
            return None
        return self.measured <= self.wanted if self.at_most else self.measured >= self.wanted


def ratio(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None


def of_dense(found: dict[str, Summary]) -> list[Target]:
    lesson = found["leccion"].seconds
    return [
        Target("lección entera frente a Jupyter + Keras", 20, found["jupyter"].seconds / lesson, "×"),
        Target("lección entera frente al guion de PyTorch", 8, found["torch"].seconds / lesson, "×"),
        Target("lección entera frente a PyTorch con un solo hilo", 8, found["torch1"].seconds / lesson, "×"),
        Target("lección entera frente al guion de JAX", 4, found["jax"].seconds / lesson, "×"),
        Target(
            "época densa frente a la de JAX, ya compilada", 2, ratio(found["jax"].epoch, found["engine"].epoch), "×"
        ),
        Target("memoria de la lección densa", 150, found["leccion"].memory, " MiB", at_most=True),
    ]


def of_cnn(found: dict[str, Summary]) -> list[Target]:
    return [
        Target("época convolucional frente a PyTorch", 4, ratio(found["torch"].epoch, found["engine"].epoch), "×"),
        Target("memoria de la lección convolucional", 150, found["leccion"].memory, " MiB", at_most=True),
    ]


def of_engine(engine: Engine) -> list[Target]:
    targets = []
    names = {"dense": ("densa", 55, 45), "cnn": ("convolucional", 60, 60)}
    for model, (name, alone, together) in names.items():
        for found in engine.shares[model]:
            threads = found["threads"]
            what = f"época {name}, parte del pico con {threads} {'hilo' if threads == 1 else 'hilos'}"
            share = found["share"]
            wanted = alone if threads == 1 else together
            targets.append(Target(what, wanted, None if share is None else 100 * share, " %"))
    return targets + [
        Target("`leccion check`", 10, 1000 * engine.check, " ms", at_most=True),
        Target("arranque: `leccion --help`", 20, 1000 * engine.startup, " ms", at_most=True),
    ]


def of_unchanged(found: Unchanged) -> list[Target]:
    return [
        Target("la primera lección sin cambios, a página", 50, 1000 * found.lesson, " ms", at_most=True),
        Target(f"curso de {found.pages} lecciones sin cambios", 1000, 1000 * found.course, " ms", at_most=True),
    ]
