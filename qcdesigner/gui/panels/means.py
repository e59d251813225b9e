"""The means of the plan: the list, the fields of one, and the usual means of the shop to add from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.editing.means import add_means, change_means, remove_means
from qcdesigner.gui.panels.means_fields import means_fields, means_summary
from qcdesigner.gui.panels.usual_means import UsualMeans, fields_of
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.page import Page
from qcdesigner.gui.widgets.record_form import RecordForm
from qcdesigner.gui.widgets.wrapping import RuledDelegate
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Means, Verification

MEANS_ID = Qt.ItemDataRole.UserRole

FIELDS_WIDTH_CHARACTERS = 46


class MeansPanel(QSplitter):
    """Usual means, means of the plan and fields side by side: the panel is wide and low."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        tr = session.tr_
        self.usual = UsualMeans(session, self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(RuledDelegate(self.list))
        self.list.setAccessibleName(tr("Means of the plan"))
        self.list.setToolTip(tr("Means of inspection used by this plan"))
        self.add, self.remove = QPushButton(tr("Add a means"), self), QPushButton(tr("Delete"), self)
        self.form = RecordForm(means_fields(session), lambda error: sentence(error, tr), self)
        self._lay_out()
        self.usual.wished.connect(self._add_usual)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(self._show_current)
        self.form.wished.connect(self._change)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    def current(self) -> str | None:
        """The id of the means shown."""
        item = self.list.currentItem()
        return str(item.data(MEANS_ID)) if item is not None else None

    def refresh(self) -> None:
        """Lists the means as the document has them; the current one stays."""
        tr, chosen, counts = self._session.tr_, self.current(), self._counts()
        language = self._session.translator.language
        ntr = self._session.translator.ngettext
        self.list.blockSignals(True)
        self.list.clear()
        for means in sorted(
            self._session.document.table(Means).values(), key=lambda m: m.designation.casefold()
        ):
            used = ntr("used {n} time", "used {n} times", counts.get(means.id, 0)).format(
                n=counts.get(means.id, 0)
            )
            summary = " – ".join(filter(None, (means.identifier, means_summary(means, tr, language), used)))
            item = QListWidgetItem(f"{means.designation}\n{summary}")
            item.setData(MEANS_ID, means.id)
            self.list.addItem(item)
            if means.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_current()

    def _lay_out(self) -> None:
        tr = self._session.tr_
        self.add.setToolTip(tr("Adds a means to be described"))
        self.remove.setToolTip(tr("Deletes the means, also where it was to be used"))
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(8, 8, 8, 8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self.list)
        fields = Page(self)
        fields.setMinimumWidth(fields.fontMetrics().averageCharWidth() * FIELDS_WIDTH_CHARACTERS)
        fields.add(self.form)
        for widget in (self.usual, middle, fields):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, 1)
        self.setChildrenCollapsible(False)

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for verification in self._session.document.table(Verification).values():
            for means in verification.means:
                counts[means] = counts.get(means, 0) + 1
        return counts

    def _show_current(self) -> None:
        chosen, editable = self.current(), not self._session.read_only
        self.form.show_record(self._session.document.find(Means, chosen) if chosen else None)
        self.add.setEnabled(editable)
        self.usual.setEnabled(editable)
        self.remove.setEnabled(bool(chosen) and editable)

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Means, Verification):
            self.refresh()

    def _add(self) -> None:
        tr = self._session.tr_
        self._select_added({"designation": tr("New means")})
        self.form.widgets["designation"].setFocus()

    def _add_usual(self, codes: tuple[str, ...]) -> None:
        document, language = self._session.document, self._session.translator.language
        with document.edit("add_means"):
            for code in codes:
                self._select_added(fields_of(code, language))

    def _select_added(self, fields: dict[str, object]) -> None:
        made: list[str] = []
        if attempt(self._session, lambda: made.append(add_means(self._session.document, **fields))):  # type: ignore[arg-type]
            self._select(made[0])

    def _select(self, means_id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(MEANS_ID) == means_id:
                self.list.setCurrentRow(row)

    def _change(self, name: str, value: object) -> None:
        chosen = self.current()
        if chosen and not attempt(
            self._session, lambda: change_means(self._session.document, chosen, **{name: value})
        ):
            self._show_current()

    def _remove(self) -> None:
        chosen = self.current()
        if chosen:
            attempt(self._session, lambda: remove_means(self._session.document, chosen))
