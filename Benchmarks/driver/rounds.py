"""Runs all contestants in alternation, so that a slow minute of the machine hits all of them."""

import sys
from dataclasses import dataclass
from statistics import median

from driver.contestants import Contestant
from driver.processes import Outcome

# Processors that others may use: the system's own work, and the grain of its clock.
QUIET = 0.15


@dataclass
class Summary:
    """What the rounds of one contestant say."""

    key: str
    title: str
    outcomes: list[Outcome]

    @property
    def seconds(self) -> float:
        return median(outcome.seconds for outcome in self.outcomes)

    @property
    def spread(self) -> tuple[float, float]:
        every = [outcome.seconds for outcome in self.outcomes]
        return min(every), max(every)

    @property
    def memory(self) -> float:
        return max(outcome.memory for outcome in self.outcomes)

    @property
    def disturbed(self) -> int:
        """In how many rounds other programs worked, too."""
        return sum(outcome.others > QUIET for outcome in self.outcomes)

    @property
    def accuracy(self) -> float:
        return median(outcome.result["accuracy"] for outcome in self.outcomes)

    @property
    def epoch(self) -> float | None:
        """The first of several epochs is left out: some compile during it."""
        seconds = []
        for outcome in self.outcomes:
            epochs = outcome.result.get("epochs", [])
            seconds += epochs[1:] or epochs
        return median(seconds) if seconds else None


def alternate(contestants: list[Contestant], rounds: int, label: str) -> dict[str, Summary]:
    """So many rounds of all contestants, one after another."""
    summaries = {one.key: Summary(one.key, one.title, []) for one in contestants}
    for number in range(1, rounds + 1):
        for one in contestants:
            outcome = one.run()
            summaries[one.key].outcomes.append(outcome)
            print(f"  {label}, ronda {number} de {rounds}: {one.title}, {outcome.seconds:.2f} s", file=sys.stderr)
    return summaries
