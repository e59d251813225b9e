"""The bar above the table of characteristics: search, state, class, phase. It announces what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from qcdesigner.gui.searching import words_of
from qcdesigner.gui.session import Session
from qcdesigner.gui.words import CLASS_MARKS, criticality_words
from qcdesigner.model.queries import phases_in_order

SEARCH_DELAY_MS = 120
FEWEST_CHARACTERS = 10


class FilterBar(QWidget):
    """`changed(name, value)`: a field of `filtering.Wanted` and what it is now. `left()`: the table is wanted again."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.search = _Search(self)
        self.search.setPlaceholderText(tr("Search (Ctrl+F)"))
        self.search.setAccessibleName(tr("Search in the table"))
        self.search.setToolTip(tr("Shows the lines that contain all these words, in any column"))
        self.search.setClearButtonEnabled(True)
        self.search.left.connect(self.left)
        self.shown = self._combo(tr("Lines shown"), tr("Which lines are shown"))
        self.criticality = self._combo(tr("Class shown"), tr("Shows the characteristics of one class"))
        self.phase = self._combo(tr("Phase shown"), tr("Shows the characteristics verified in one phase"))
        self.columns = QToolButton(self)
        self.columns.setText(tr("Columns"))
        self.columns.setToolTip(tr("Chooses the columns to show"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._fill()
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._announce_words)
        self.search.textChanged.connect(lambda: self._timer.start())
        for combo, name in ((self.shown, "shown"), (self.criticality, "criticality"), (self.phase, "phase")):
            combo.currentIndexChanged.connect(
                lambda _, c=combo, n=name: self.changed.emit(n, c.currentData())
            )

    def refill_phases(self) -> None:
        """Lists the phases of the document, keeping the one chosen if it is still there."""
        tr, chosen = self._session.tr_, self.phase.currentData()
        self.phase.blockSignals(True)
        self.phase.clear()
        self.phase.addItem(tr("All phases"), "")
        for phase in phases_in_order(self._session.document):
            self.phase.addItem(f"{phase.number}  {phase.name}", phase.id)
        self.phase.setCurrentIndex(max(0, self.phase.findData(chosen)))
        self.phase.blockSignals(False)
        if self.phase.currentData() != chosen:
            self.changed.emit("phase", self.phase.currentData())

    def clear(self) -> None:
        """Shows every line again."""
        self.search.clear()
        for combo in (self.shown, self.criticality, self.phase):
            combo.setCurrentIndex(0)

    def _combo(self, name: str, tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(tip)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMinimumWidth(combo.fontMetrics().averageCharWidth() * FEWEST_CHARACTERS)
        return combo

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(6)
        layout.addWidget(self.search, 1)
        for widget in (self.shown, self.criticality, self.phase, self.columns):
            layout.addWidget(widget)

    def _fill(self) -> None:
        tr = self._session.tr_
        for code, text in (
            ("all", tr("All lines")),
            ("to_verify", tr("To verify")),
            ("to_confirm", tr("To confirm")),
            ("without_phase", tr("Without phase")),
            ("without_means", tr("Without means")),
            ("without_limits", tr("Without tolerance")),
            ("waived", tr("Waived")),
            ("special", tr("Special")),
        ):
            self.shown.addItem(text, code)
        self.criticality.addItem(tr("All classes"), "")
        for code, text in criticality_words(tr).items():
            self.criticality.addItem(f"{CLASS_MARKS[code]} {text}".strip(), code)
        self.refill_phases()

    def _announce_words(self) -> None:
        self.changed.emit("words", words_of(self.search.text()))


class _Search(QLineEdit):
    """Enter and Down go back to the table; Esc empties the search first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
