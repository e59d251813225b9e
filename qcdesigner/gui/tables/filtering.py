"""Sorting and filtering of the table of characteristics: which lines are shown, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from qcdesigner.gui.searching import holds
from qcdesigner.gui.tables.columns import COLUMNS
from qcdesigner.gui.tables.model import CharacteristicsModel
from qcdesigner.model.account import is_to_confirm
from qcdesigner.model.records import Characteristic

Shown = Literal[
    "all", "to_confirm", "without_phase", "without_means", "without_limits", "waived", "to_verify", "special"
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words that all occur somewhere in the line, a state, a class, a phase (empty: any)."""

    words: tuple[str, ...] = ()
    shown: Shown = "all"
    criticality: str = ""
    phase: str = ""


class FilteredCharacteristics(QSortFilterProxyModel):
    """The lines wanted, sorted by the keys of the columns."""

    def __init__(self, source: CharacteristicsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = source
        self.wanted = Wanted()
        self.setSourceModel(source)
        self.sort(0)

    def want(self, **changes: object) -> None:
        """Changes what is looked for."""
        self.beginFilterChange()
        self.wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]
        self.endFilterChange()

    def lessThan(
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        column = left.column()
        return self.lines.rank(left.row(), column) < self.lines.rank(right.row(), column)

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        wanted = self.wanted
        return wanted == Wanted() or (self._has_state(source_row) and self._has_words(source_row))

    def _has_state(self, row: int) -> bool:
        line, wanted = self.lines.row(row), self.wanted
        if wanted.criticality and line.characteristic.criticality != wanted.criticality:
            return False
        if wanted.phase and wanted.phase not in (phase.id for phase, _ in line.verifications):
            return False
        characteristic = line.characteristic
        if wanted.shown == "without_phase":
            return not line.verifications and not characteristic.waived
        if wanted.shown == "without_means":
            return not characteristic.waived and not all(v.means for _, v in line.verifications)
        return _is_shown(characteristic, wanted.shown)

    def _has_words(self, row: int) -> bool:
        if not self.wanted.words:
            return True
        return holds("\n".join(self.lines.text(row, column) for column in range(len(COLUMNS))), self.wanted.words)


def _is_shown(characteristic: Characteristic, shown: Shown) -> bool:
    if shown == "to_confirm":
        return is_to_confirm(characteristic)
    if shown == "waived":
        return bool(characteristic.waived)
    if shown == "to_verify":
        return not characteristic.waived
    if shown == "without_limits":
        return not characteristic.requirement.is_toleranced and not characteristic.waived
    return shown != "special" or characteristic.criticality in ("critical", "major")
