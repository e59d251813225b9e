"""The means of the plan: the list, the fields of one, and the usual means of the shop to add from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from qcdesigner.editing.means import add_means, change_means, remove_means
from qcdesigner.gui.panels.means_fields import means_fields, means_summary
from qcdesigner.gui.panels.record_list import RecordList, fields_page, side_by_side, under_buttons
from qcdesigner.gui.panels.usual_means import UsualMeans, fields_of
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.record_form import RecordForm
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Means, Verification


class MeansPanel(QSplitter):
    """Usual means, means of the plan and fields side by side: the panel is wide and low."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        tr = session.tr_
        self.usual = UsualMeans(session, self)
        self.list = RecordList(self)
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

    def refresh(self) -> None:
        """Lists the means as the document has them; the current one stays."""
        counts, table = self._counts(), self._session.document.table(Means)
        in_order = sorted(table.values(), key=lambda means: means.designation.casefold())
        self.list.show_lines((means.id, self._line(means, counts.get(means.id, 0))) for means in in_order)
        self._show_current()

    def _line(self, means: Means, count: int) -> str:
        translator = self._session.translator
        used = translator.ngettext("used {n} time", "used {n} times", count).format(n=count)
        summary = means_summary(means, self._session.tr_, translator.language)
        return f"{means.designation}\n{' – '.join(filter(None, (means.identifier, summary, used)))}"

    def _lay_out(self) -> None:
        tr = self._session.tr_
        self.add.setToolTip(tr("Adds a means to be described"))
        self.remove.setToolTip(tr("Deletes the means, also where it was to be used"))
        middle = under_buttons(self.list, (self.add, self.remove))
        side_by_side(self, (self.usual, 1), (middle, 1), (fields_page(self.form), 1))

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for verification in self._session.document.table(Verification).values():
            for means in verification.means:
                counts[means] = counts.get(means, 0) + 1
        return counts

    def _show_current(self) -> None:
        chosen, editable = self.list.current_id(), not self._session.read_only
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
            self.list.select(made[0])

    def _change(self, name: str, value: object) -> None:
        chosen = self.list.current_id()
        if chosen and not attempt(
            self._session, lambda: change_means(self._session.document, chosen, **{name: value})
        ):
            self._show_current()

    def _remove(self) -> None:
        chosen = self.list.current_id()
        if chosen:
            attempt(self._session, lambda: remove_means(self._session.document, chosen))
