"""Lines that follow each other, taken together: Qt is told of hundreds at once as of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sorted numbers as runs without gaps: 1 2 3 7 8 gives (1, 3), (7, 8)."""
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last
