"""What is done already and asked for again: a lesson, and a course of a hundred of them."""

import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from driver.contestants import BENCHMARKS, Programs, environment
from driver.processes import run

COURSE = BENCHMARKS.parent / "Lessons"
LESSONS = 100


@dataclass
class Unchanged:
    lesson: float
    course: float
    changed: float  # the same course, with a line more in one lesson
    pages: int
    notebook: float  # the first lesson as a notebook, which is not run, to a page
    notebooks: float  # as many notebooks as the course has lessons, in one process


def large_course(folder: Path) -> list[Path]:
    """The course with its lessons as often as it takes; copies link to each other as the originals do."""
    shutil.copytree(COURSE, folder)
    originals = sorted(folder.glob("[0-9]*.md"))
    lessons = list(originals)
    copy = 1
    while len(lessons) < LESSONS:
        copy += 1
        for path in originals[: LESSONS - len(lessons)]:
            text = path.read_text(encoding="utf-8")
            for other in originals:
                text = re.sub(rf"\({other.stem}\.md", f"({other.stem}-{copy}.md", text)
            lessons.append(path.with_name(f"{path.stem}-{copy}.md"))
            lessons[-1].write_text(text, encoding="utf-8")
    return lessons


def measure(programs: Programs, rounds: int) -> Unchanged:
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        private = {"XDG_CACHE_HOME": str(folder / "cache")}
        first = COURSE / "01-clasificador.md"

        def typical(command: list[str], times: int, settings: dict[str, str], before=lambda: None) -> float:
            run(command, settings, folder)
            seconds = []
            for _ in range(times):
                before()
                seconds.append(run(command, settings, folder).seconds)
            return median(seconds)

        print("  sin cambios: la lección", file=sys.stderr)
        lesson = typical([programs.leccion, "run", str(first), "-o", "page.html"], 10 * rounds, private)
        print(f"  sin cambios: un curso de {LESSONS} lecciones, que antes se ejecuta", file=sys.stderr)
        lessons = large_course(folder / "course")
        build = [programs.leccion, "build", "course", "--quiet"]
        course = typical(build, 5 * rounds, private)

        def change() -> None:
            with lessons[-1].open("a", encoding="utf-8") as text:
                text.write("\nUna línea más.\n")

        changed = typical(build, 2 * rounds, private, change)
        print("  sin cambios: los cuadernos", file=sys.stderr)
        settings = environment(programs) | {"JUPYTER_CONFIG_DIR": "jupyter", "JUPYTER_DATA_DIR": "data"}
        export = [programs.leccion, "export", "--to", "notebook", "-o", "notebook.ipynb", str(first)]
        run(export, private, folder)
        convert = [str(Path(programs.python).parent / "jupyter"), "nbconvert", "--log-level", "ERROR", "--to", "html"]
        notebook = typical([*convert, "notebook.ipynb"], rounds, settings)
        names = [f"{index}.ipynb" for index in range(len(lessons))]
        for name in names:
            shutil.copy(folder / "notebook.ipynb", folder / name)
        notebooks = typical([*convert, *names], 1, settings)
        return Unchanged(lesson, course, changed, len(lessons), notebook, notebooks)
