"""A line of the benchmark: a median, what it is compared with, and the ratio aimed at."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`seconds` is a median; `against_seconds` the median of the comparison (None: an absolute aim, `aim_seconds`)."""

    name: str
    seconds: float
    against: str = ""
    against_seconds: float | None = None
    aim_ratio: float | None = None
    aim_seconds: float | None = None

    def __str__(self) -> str:
        line = f"{self.name:<62} {self.seconds * 1000:10.1f} ms"
        if self.against_seconds:
            line += f"   {self.seconds / self.against_seconds:6.2f} × {self.against} ({self.against_seconds * 1000:.1f} ms)"
        if self.aim_ratio is not None:
            line += f"   aim ≤ {self.aim_ratio:g} ×"
        if self.aim_seconds is not None:
            line += f"   aim ≤ {self.aim_seconds * 1000:g} ms"
        return line


def median_time(action: Callable[[], object], *, runs: int = 5, warm: int = 1) -> float:
    """The median wall time of `action`, in seconds, after `warm` runs that do not count."""
    for _ in range(warm):
        action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
