"""Who is who: part, inspection plan, drawings, validation block, history of revisions."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.editing.identity import change_drawing, change_part, change_plan
from qcdesigner.gui.panels.history_table import HistoryTable
from qcdesigner.gui.panels.identity_fields import drawing_fields, part_fields, plan_fields
from qcdesigner.gui.panels.validation_block import ValidationBlock
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.page import Page, quiet_label
from qcdesigner.gui.widgets.record_form import RecordForm
from qcdesigner.gui.words import sentence
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.queries import drawings_in_order
from qcdesigner.model.records import Approval, Drawing, HistoryEntry, Part, Plan


class IdentityPanel(Page):
    """One page of sections; each field writes what it says as soon as it is finished."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.part = RecordForm(part_fields(tr), self._explain, self)
        self.plan = RecordForm(plan_fields(session), self._explain, self)
        self.drawings = QWidget(self)
        self._drawings = QVBoxLayout(self.drawings)
        self._drawings.setContentsMargins(0, 0, 0, 0)
        self.drawing_forms: dict[str, RecordForm] = {}
        self.validation = ValidationBlock(session, self)
        self.history = HistoryTable(session, self)
        self.add(self.part, tr("Part"))
        self.add(self.plan, tr("Inspection plan"))
        self.add(self.drawings, tr("Drawings"))
        self.add(self.validation, tr("Validation"))
        self.add(self.history, tr("History of revisions"))
        self.part.wished.connect(self._change_part)
        self.plan.wished.connect(self._change_plan)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Shows everything as the document has it now."""
        document = self._session.document
        self.body.setEnabled(not self._session.read_only)
        self.part.show_record(document.part)
        self.plan.show_record(document.plan)
        self._show_drawings()
        self.validation.refresh()
        self.history.refresh()

    def _explain(self, error: QcError) -> str:
        return sentence(error, self._session.tr_)

    def _show_drawings(self) -> None:
        drawings = drawings_in_order(self._session.document)
        if list(self.drawing_forms) != [drawing.id for drawing in drawings]:
            self._make_forms(drawings)
        for drawing in drawings:
            self.drawing_forms[drawing.id].show_record(drawing)

    def _make_forms(self, drawings: list[Drawing]) -> None:
        tr = self._session.tr_
        while (item := self._drawings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.drawing_forms = {}
        if not drawings:
            self._drawings.addWidget(quiet_label(tr("No drawing yet.")))
        for drawing in drawings:
            form = RecordForm(drawing_fields(tr), self._explain, self)
            form.wished.connect(lambda name, value, i=drawing.id: self._change_drawing(i, name, value))
            self.drawing_forms[drawing.id] = form
            self._drawings.addWidget(quiet_label(drawing.file_name))
            self._drawings.addWidget(form)

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Part, Plan, Drawing, Approval, HistoryEntry):
            self.refresh()

    def _change_part(self, name: str, value: object) -> None:
        attempt(self._session, lambda: change_part(self._session.document, **{name: value}))

    def _change_plan(self, name: str, value: object) -> None:
        if not attempt(self._session, lambda: change_plan(self._session.document, **{name: value})):
            self.plan.show_record(self._session.document.plan)

    def _change_drawing(self, drawing_id: str, name: str, value: object) -> None:
        attempt(self._session, lambda: change_drawing(self._session.document, drawing_id, **{name: value}))
