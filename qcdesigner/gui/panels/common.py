"""What several records have in common, as a field shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def common(values: Iterable[T]) -> T | None:
    """The value that all have; None if they differ or there is none. Asks for no more values than it needs."""
    rest = iter(values)
    first = next(rest, None)
    return first if all(value == first for value in rest) else None


def common_text(texts: Iterable[str], tr: Callable[[str], str]) -> tuple[str, str]:
    """The text that all have, and what stands in the empty field when they differ."""
    rest = iter(texts)
    first = next(rest, None)
    if first is None:
        return "", ""
    return (first, "") if all(text == first for text in rest) else ("", tr("(several values)"))
