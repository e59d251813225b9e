"""Where the selected characteristics are verified: a small table, phase by phase. It is changed in the Phases panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.gui.panels.common import common
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.columns import frequency_text, means_name
from qcdesigner.gui.tables.rows import Surroundings, row_of, surroundings_of
from qcdesigner.gui.widgets.page import quiet_label
from qcdesigner.model.records import Characteristic, Phase, Verification


class VerificationList(QWidget):
    """A line for each phase where at least one of the characteristics is verified."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.nothing = quiet_label(tr("Verified in no phase yet: choose one in the Phases panel."))
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([tr("Phase"), tr("Means"), tr("Frequency")])
        self.table.setAccessibleName(tr("Verifications"))
        self.table.setToolTip(
            tr("Phases where it is verified; to change them, use the Phases panel or the table")
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table)

    def show_characteristics(self, chosen: list[Characteristic]) -> None:
        """Shows where these are verified."""
        around = surroundings_of(self._session)
        found: dict[str, tuple[Phase, list[Verification]]] = {}
        for characteristic in chosen:
            for phase, verification in row_of(
                self._session.document, characteristic.id, around
            ).verifications:
                found.setdefault(phase.id, (phase, []))[1].append(verification)
        lines = sorted(found.values(), key=lambda line: line[0].rank)
        self.table.setRowCount(len(lines))
        for row, (phase, verifications) in enumerate(lines):
            texts = self._texts(phase, verifications, len(chosen), around)
            tips = (f"{phase.number} {phase.name}", *texts[1:])
            for column, (text, tip) in enumerate(zip(texts, tips, strict=True)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip)
                self.table.setItem(row, column, item)
        self.nothing.setVisible(bool(chosen) and not lines)
        self.table.setVisible(bool(lines))
        self.table.resizeRowsToContents()
        self.table.setFixedHeight(self._height())

    def _texts(
        self, phase: Phase, verifications: list[Verification], total: int, around: Surroundings
    ) -> tuple[str, str, str]:
        tr = self._session.tr_
        share = f" ({len(verifications)}/{total})" if len(verifications) != total else ""
        means = common([" + ".join(means_name(around, m) for m in v.means) for v in verifications])
        frequency = common([frequency_text(v.frequency, around) for v in verifications])
        several = tr("(several values)")
        return (
            f"{phase.number}{share}",
            several if means is None else means,
            several if frequency is None else frequency,
        )

    def _height(self) -> int:
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        return rows + self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth() + 2
