"""What the numbers were measured on."""

import json
import platform
import subprocess
from datetime import date
from pathlib import Path

PEERS = [
    "tensorflow-cpu",
    "tensorflow",
    "keras",
    "torch",
    "jax",
    "optax",
    "jupytext",
    "nbconvert",
    "ipykernel",
    "numpy",
]


def processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def today() -> str:
    return date.today().isoformat()


def versions(python: str) -> dict[str, str]:
    """Of the peers that are installed in their environment; none where there is no environment."""
    if not Path(python).exists():
        return {}
    lines = subprocess.run(
        [python, "-m", "pip", "list", "--format=json"], check=True, capture_output=True, text=True
    ).stdout
    installed = {package["name"].replace("_", "-"): package["version"] for package in json.loads(lines)}
    return {name: installed[name] for name in PEERS if name in installed}
