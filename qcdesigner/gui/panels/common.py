"""What several records have in common, as a field shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def common(values: Sequence[T]) -> T | None:
    """The value that all have; None if they differ or there is none."""
    return values[0] if values and all(value == values[0] for value in values) else None


def common_text(texts: Sequence[str], tr: Callable[[str], str]) -> tuple[str, str]:
    """The text that all have, and what stands in the empty field when they differ."""
    text = common(texts)
    return (text, "") if text is not None else ("", tr("(several values)") if texts else "")
