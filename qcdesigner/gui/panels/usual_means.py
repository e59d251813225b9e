"""The usual means of a shop: a list to search, in the window's language, from which means are added to the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.domain.measuring.means import MeansType, usual_means
from qcdesigner.gui.panels.means_families import family_text
from qcdesigner.gui.panels.means_fields import means_summary
from qcdesigner.gui.searching import holds, words_of
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.page import section_title
from qcdesigner.gui.widgets.wrapping import RuledDelegate

CODE = Qt.ItemDataRole.UserRole


class UsualMeans(QWidget):
    """`wished(codes)`: these usual means are wanted in the plan (a double click, Enter or the button)."""

    wished = Signal(tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, self._language = session.tr_, session.translator.language
        self._tr = tr
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search a usual means"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search a usual means"))
        self.search.setToolTip(tr("Shows the means whose name, range or family contains these words"))
        self.list = QListWidget(self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(RuledDelegate(self.list))
        self.list.setAccessibleName(tr("Usual means"))
        self.list.setToolTip(tr("Enter or double click: adds it to the plan"))
        self.add = QPushButton(tr("Add to the plan"), self)
        self.add.setToolTip(tr("Adds the selected usual means to the plan"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (section_title(tr("Usual means")), self.search, self.list, self.add):
            layout.addWidget(widget)
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.itemActivated.connect(lambda _: self._wish())
        self.add.clicked.connect(self._wish)

    def _fill(self) -> None:
        for means in usual_means():
            summary = means_summary(means, self._tr, self._language)
            item = QListWidgetItem(
                f"{designation(means, self._language)}\n{summary}"
                if summary
                else designation(means, self._language)
            )
            item.setData(CODE, means.code)
            self.list.addItem(item)

    def _filter(self) -> None:
        words = words_of(self.search.text())
        families = {means.code: family_text(means.family, self._tr) for means in usual_means()}
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not holds(f"{item.text()} {families[item.data(CODE)]}", words))

    def _wish(self) -> None:
        codes = tuple(item.data(CODE) for item in self.list.selectedItems() if not item.isHidden())
        if codes:
            self.wished.emit(codes)


def designation(means: MeansType, language: str) -> str:
    """The name of a usual means in a language."""
    return means.designation_fr if language == "fr" else means.designation_en


def fields_of(code: str, language: str) -> dict[str, object]:
    """The fields of a means of the plan, from the usual means of this code; KeyError if there is none."""
    means = {m.code: m for m in usual_means()}[code]
    return {
        "designation": designation(means, language),
        "family": means.family,
        "range_from": means.range_from,
        "range_to": means.range_to,
        "unit": means.unit,
        "resolution": means.resolution,
        "uncertainty": means.uncertainty,
        "catalogue_code": means.code,
    }
