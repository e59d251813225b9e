"""What an edit changed: a list of before → after of one record. An edit, its undo and its redo are the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcdesigner.model.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it did not exist."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was if it is gone."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def key(self) -> tuple[type[Record], str]:
        return type(self.record), self.record.id

    def inverse(self) -> Change:
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The changes of one edit, at most one per record, with the label shown in the undo menu and how it came (`do undo redo`)."""

    label: str
    changes: tuple[Change, ...]
    way: str = "do"

    def inverse(self, way: str) -> ChangeSet:
        return ChangeSet(self.label, tuple(change.inverse() for change in reversed(self.changes)), way)

    def of(self, record_type: type[Record]) -> Iterator[Change]:
        """The changes of records of one type."""
        return (change for change in self.changes if type(change.record) is record_type)

    def touches(self, *record_types: type[Record]) -> bool:
        return any(type(change.record) in record_types for change in self.changes)


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The net effect: one change per record, none where nothing differs at the end."""
    first: dict[tuple[type[Record], str], Record | None] = {}
    last: dict[tuple[type[Record], str], Record | None] = {}
    for change in changes:
        first.setdefault(change.key, change.before)
        last[change.key] = change.after
    return tuple(Change(first[key], last[key]) for key in last if not is_same(first[key], last[key]))


def is_same(a: Record | None, b: Record | None) -> bool:
    """True if nothing differs, decimals as written included: 12,50 equals 12,5 as a number but not on paper."""
    return a is b or (a == b and repr(a) == repr(b))
