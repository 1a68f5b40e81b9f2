"""Runs a program to its end and tells what it took."""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path


class ProgramError(Exception):
    """A program ended with an error; the text is what it said last."""


@dataclass
class Outcome:
    """What a whole process took: seconds by the wall clock, and MiB of its largest process (ru_maxrss)."""

    seconds: float
    memory: float
    others: float  # processors that other programs, or other virtual machines, used meanwhile
    output: str
    result: dict = field(default_factory=dict)


def busy_seconds() -> float:
    """Seconds of all processors that anybody has used since the start; 0 where the system does not tell."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    except OSError:
        return 0
    user, nice, system, _, _, interrupts, soft_interrupts, stolen = map(int, fields[1:9])
    return (user + nice + system + interrupts + soft_interrupts + stolen) / os.sysconf("SC_CLK_TCK")


def run(command: list[str], environment: dict[str, str] | None = None, folder: Path | None = None) -> Outcome:
    """Runs a command; a JSON object that it leaves where BENCH_RESULT says becomes its result.

    A child's ru_maxrss is never below its parent's, whose memory it shares until it is another program: so this one
    has to stay small, and what it runs must not print much.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        told = Path(temporary) / "result.json"
        settings = {**os.environ, **(environment or {}), "BENCH_RESULT": str(told)}
        with (Path(temporary) / "output").open("w+", encoding="utf-8", errors="replace") as output:
            busy, start = busy_seconds(), time.perf_counter()
            process = subprocess.Popen(
                command, env=settings, cwd=folder or temporary, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            others = busy_seconds() - busy - usage.ru_utime - usage.ru_stime
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            text = output.read()
        if process.returncode != 0:
            last = "\n".join(text.splitlines()[-20:])
            raise ProgramError(f"{' '.join(command)}: estado {process.returncode}\n{last}")
        result = json.loads(told.read_text()) if told.exists() else {}
        return Outcome(seconds, usage.ru_maxrss / 1024, max(0, others) / seconds, text, result)
