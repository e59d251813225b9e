"""What the type of a field does not say: numbers within reason, sizes of something, symbols that exist.

A plan made or changed by another program may hold such values; everything behind the loading may rely on their absence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.symbols import BY_CODE
from qcdesigner.model.records import Characteristic, Part, Plan, Record, Sheet

LARGEST = 1e12
MOST_DIGITS = 30


def fault_of(record: Record) -> tuple[str, str] | None:
    """The path of the first field that is not sound, and what is wrong with it; None for a sound record."""
    for path, value in _numbers(record):
        if not _is_within_reason(value):
            return path, "beyond reason"
    if isinstance(record, Sheet):
        return next(((name, "not a size") for name, size in _sizes(record) if size is not None and size <= 0), None)
    if isinstance(record, Characteristic):
        return _fault_of_requirement(record.requirement)
    if isinstance(record, Plan | Part) and record.id != type(record).__name__.lower():
        return "id", "not the one record of its table"
    return None


def _numbers(value: object, path: str = "") -> Iterator[tuple[str, int | float | Decimal]]:
    if isinstance(value, int | float | Decimal):
        yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _numbers(item, f"{path}.{i}" if path else str(i))
    elif is_dataclass(value):
        for name in _field_names(value.__class__):
            if name != "unknown":
                yield from _numbers(getattr(value, name), f"{path}.{name}" if path else name)


@cache
def _field_names(record_type: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record_type))


def _is_within_reason(value: int | float | Decimal) -> bool:
    if not isinstance(value, Decimal):
        return abs(value) <= LARGEST
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS and abs(value.adjusted()) <= MOST_DIGITS


def _sizes(sheet: Sheet) -> tuple[tuple[str, float | None], ...]:
    return ("width_mm", sheet.width_mm), ("height_mm", sheet.height_mm), ("aspect", sheet.aspect)


def _fault_of_requirement(requirement: Requirement) -> tuple[str, str] | None:
    if requirement.symbol is not None and requirement.symbol not in BY_CODE:
        return "requirement.symbol", "no such symbol"
    if not all(requirement.datums):
        return "requirement.datums", "a datum without a letter"
    return None
