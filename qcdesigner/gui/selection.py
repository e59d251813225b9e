"""The one selection: table, drawing, properties and findings follow it and change it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """Ids of the selected characteristics, in order of selection, and the current one (the last)."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def current(self) -> str | None:
        return self._ids[-1] if self._ids else None

    def set(self, ids: Iterable[str]) -> None:
        """Selects exactly these; announces only a real change."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self._ids:
            self._ids = wanted
            self.changed.emit()

    def discard(self, ids: Iterable[str]) -> None:
        """Takes these out of the selection (they are gone)."""
        gone = set(ids)
        self.set(i for i in self._ids if i not in gone)
