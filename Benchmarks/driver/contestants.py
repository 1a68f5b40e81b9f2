"""Who is compared, and how each one is run."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from driver.processes import Outcome, ProgramError, run

BENCHMARKS = Path(__file__).resolve().parent.parent
PEERS = BENCHMARKS / "peers"
LESSONS = BENCHMARKS / "lecciones"


@dataclass
class Programs:
    """The built programs, and the Python of the peers' environment."""

    leccion: str
    engine: str
    python: str
    data: str


@dataclass
class Contestant:
    key: str
    title: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    read: Callable[[Outcome], dict] = lambda outcome: outcome.result

    def run(self) -> Outcome:
        outcome = run(self.command, self.environment)
        outcome.result = self.read(outcome)
        return outcome


def lesson_result(outcome: Outcome) -> dict:
    """The accuracy that a lesson's last step printed."""
    found = re.search(r"prueba\.exactitud = (\d\.\d+)", outcome.output)
    if not found:
        raise ProgramError("la lección no dijo su exactitud")
    return {"accuracy": float(found[1])}


def engine_result(outcome: Outcome) -> dict:
    return json.loads(outcome.output)


def ours(programs: Programs, lesson: str, model: str, epochs: int) -> list[Contestant]:
    """The lesson as a whole, and the engine alone, which tells the time of its epochs."""
    command = [programs.leccion, "run", "--no-cache", str(LESSONS / lesson), "-o", "page.html"]
    engine = [programs.engine, "train", model, str(epochs)]
    alone = Contestant("engine", "leccion: solo el motor", engine, read=engine_result)
    return [Contestant("leccion", "leccion: de la lección a la página", command, read=lesson_result), alone]


def peer(programs: Programs, key: str, title: str, *arguments: str) -> Contestant:
    script, *rest = arguments
    return Contestant(key, title, [programs.python, str(PEERS / script), *rest], environment(programs))


def environment(programs: Programs) -> dict[str, str]:
    return {
        "FASHION_MNIST": programs.data,
        "PYTHONPATH": str(PEERS),
        "PATH": f"{Path(programs.python).parent}:/usr/local/bin:/usr/bin:/bin",
        "TF_CPP_MIN_LOG_LEVEL": "2",
    }


def jupyter(programs: Programs) -> Contestant:
    """The Keras script as a notebook, from its text to a page."""
    steps = (
        f"jupytext --quiet --to ipynb --output lesson.ipynb '{PEERS / 'keras_dense.py'}'"
        " && jupyter nbconvert --log-level ERROR --execute --to html lesson.ipynb"
    )
    private = {"IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "jupyter", "JUPYTER_DATA_DIR": "data"}
    return Contestant("jupyter", "Jupyter + Keras, a página", ["sh", "-c", steps], environment(programs) | private)


def dense(programs: Programs) -> list[Contestant]:
    return [
        *ours(programs, "densa.md", "dense", 5),
        peer(programs, "keras", "Keras", "keras_dense.py"),
        jupyter(programs),
        peer(programs, "torch", "PyTorch", "torch_dense.py"),
        peer(programs, "torch1", "PyTorch con un solo hilo", "torch_dense.py", "1"),
        peer(programs, "jax", "JAX", "jax_dense.py"),
    ]


def cnn(programs: Programs) -> list[Contestant]:
    return [
        *ours(programs, "cnn.md", "cnn", 1),
        peer(programs, "keras", "Keras", "keras_cnn.py"),
        peer(programs, "torch", "PyTorch", "torch_cnn.py"),
        peer(programs, "jax", "JAX", "jax_cnn.py"),
    ]
