"""The engine without a lesson, and the commands that should take no time."""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from driver import sizes
from driver.contestants import BENCHMARKS, Programs
from driver.processes import run

FILES = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]
LESSON_SIZES = [16 << 10, 64 << 10, 256 << 10, 1 << 20]


@dataclass
class Engine:
    machine: dict
    shares: dict[str, list[dict]]  # by model, for one thread and for all
    scaling: dict[str, list[dict]]
    load: float
    zcat: float
    check: float
    startup: float
    check_by_size: list[tuple[int, float]]  # bytes of a lesson, seconds


def ask(programs: Programs, *arguments: str):
    """What `EngineBench` says."""
    print(f"  motor: {' '.join(arguments)}", file=sys.stderr)
    return json.loads(run([programs.engine, *arguments]).output)


def typical(command: list[str], times: int) -> float:
    """The median time of a whole process, after one that warms up."""
    run(command)
    return median(run(command).seconds for _ in range(times))


def check_by_size(programs: Programs) -> list[tuple[int, float]]:
    found = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in LESSON_SIZES:
            text = sizes.lesson(size)
            path = Path(folder) / f"{size}.md"
            path.write_text(text, encoding="utf-8")
            found.append((path.stat().st_size, typical([programs.leccion, "check", str(path)], 10)))
    return found


def measure(programs: Programs, wanted: int) -> Engine:
    """`wanted`: clean slices for each share of the peak."""
    machine = ask(programs, "machine")
    threads = sorted({1, machine["processors"]})
    shares = {
        model: [ask(programs, "share", model, str(count), str(wanted)) for count in threads]
        for model in ("dense", "cnn")
    }
    scaling = ask(programs, "scale", str(threads[-1]), str(max(3, wanted // 3)))
    lesson = BENCHMARKS.parent / "Lessons" / "01-clasificador.md"
    paths = [str(Path(programs.data) / f"{name}.gz") for name in FILES]
    return Engine(
        machine=machine,
        shares=shares,
        scaling=scaling,
        load=median(ask(programs, "load", "5")),
        zcat=typical(["sh", "-c", 'exec zcat "$@" > /dev/null', "zcat", *paths], 5),
        check=typical([programs.leccion, "check", str(lesson)], 40),
        startup=typical([programs.leccion, "--help"], 40),
        check_by_size=check_by_size(programs),
    )
