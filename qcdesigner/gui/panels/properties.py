"""The properties of the selected characteristics: requirement, class, words, reading, waiver, verifications."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from qcdesigner.editing.characteristics import change_fields, confirm, unwaive, waive
from qcdesigner.gui.panels.common import common, common_text
from qcdesigner.gui.panels.requirement_box import RequirementBox
from qcdesigner.gui.panels.verification_list import VerificationList
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.checked_line import CheckedLine
from qcdesigner.gui.widgets.page import Page, quiet_label
from qcdesigner.gui.widgets.record_form import form_layout, label_for
from qcdesigner.gui.widgets.typed import plain_text
from qcdesigner.gui.words import CLASS_MARKS, criticality_words, sentence, source_words, waiver_text
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.records import Characteristic, Means, Phase, Verification


class PropertiesPanel(Page):
    """Shows what the selected characteristics have in common; an edit applies to all of them, as one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(True)
        self.title.setFont(font)
        self.requirement = RequirementBox(session, self)
        self.designation = self._line("designation", tr("Designation"), tr("What is verified, in words"))
        self.comment = self._line("comment", tr("Comment"), tr("For the methods office: shown in the table"))
        self.criticality = self._class_list()
        self.reading = quiet_label()
        self.confirm = QPushButton(tr("Confirm the reading"))
        self.confirm.setToolTip(tr("Says that the reading is right (Ctrl+Enter in the table)"))
        self.confirm.clicked.connect(self._confirm)
        self.reason = QLineEdit()
        self.waive = QPushButton(tr("Waive"))
        self.verifications = VerificationList(session, self)
        self._lay_out()
        session.selection.changed.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Shows the selection as the document has it now."""
        chosen = self._chosen()
        self.body.setEnabled(bool(chosen) and not self._session.read_only)
        self.title.setText(self._title(chosen))
        self.requirement.show_characteristics(chosen)
        for line, name in ((self.designation, "designation"), (self.comment, "comment")):
            text, placeholder = common_text((getattr(c, name) for c in chosen), self._session.tr_)
            line.setPlaceholderText(placeholder)
            line.show_value(text)
        self.criticality.setCurrentIndex(self.criticality.findData(common(c.criticality for c in chosen)))
        self._show_reading(chosen)
        self._show_waiver(chosen)
        self.verifications.show_characteristics(chosen)

    # Setting up

    def _line(self, name: str, label: str, tip: str) -> CheckedLine:
        line = CheckedLine(plain_text, lambda error: sentence(error, self._session.tr_))
        line.setAccessibleName(label)
        line.setToolTip(tip)
        line.wished.connect(lambda text: self._change(**{name: text.strip()}))
        return line

    def _class_list(self) -> QComboBox:
        tr = self._session.tr_
        combo = QComboBox()
        combo.setAccessibleName(tr("Class"))
        combo.setToolTip(tr("Class: it drives the shape of the balloon and the marking on documents"))
        for code, word in criticality_words(tr).items():
            combo.addItem(f"{CLASS_MARKS[code]} {word}".strip(), code)
        combo.activated.connect(lambda: self._change(criticality=combo.currentData()))
        return combo

    def _lay_out(self) -> None:
        tr = self._session.tr_
        self.add(self.title)
        self.add(self.requirement)
        words = QWidget()
        form = form_layout(words)
        for label, widget in (
            (tr("Class"), self.criticality),
            (tr("Designation"), self.designation),
            (tr("Comment"), self.comment),
        ):
            form.addRow(label_for(label, widget), widget)
        self.add(words)
        self.add(self._reading_section(), tr("Reading"))
        self.add(self._waiver_section(), tr("To verify or not"))
        self.add(self.verifications, tr("Verifications"))

    def _reading_section(self) -> QWidget:
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reading)
        layout.addWidget(self.confirm)
        return section

    def _waiver_section(self) -> QWidget:
        tr = self._session.tr_
        self.reason.setPlaceholderText(tr("Reason not to verify it"))
        self.reason.setAccessibleName(tr("Reason of the waiver"))
        self.reason.setToolTip(tr("Why it is not verified; Enter waives"))
        self.reason.returnPressed.connect(self._waive)
        self.waive.setToolTip(tr("Not to be verified for this reason, or to be verified after all"))
        self.waive.clicked.connect(self._waive)
        section = QWidget()
        layout = QHBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.waive)
        return section

    # Showing

    def _chosen(self) -> list[Characteristic]:
        found = (self._session.document.find(Characteristic, i) for i in self._session.selection.ids)
        return [c for c in found if c is not None]

    def _title(self, chosen: list[Characteristic]) -> str:
        tr = self._session.tr_
        if not chosen:
            return tr("No selection")
        if len(chosen) > 1:
            return self._session.translator.ngettext(
                "{n} characteristic", "{n} characteristics", len(chosen)
            ).format(n=len(chosen))
        number, zone = chosen[0].label, chosen[0].grid_zone
        if zone:
            return tr("No. {number} – zone {zone}").format(number=number, zone=zone)
        return tr("No. {number}").format(number=number)

    def _show_reading(self, chosen: list[Characteristic]) -> None:
        tr = self._session.tr_
        unconfirmed = sum(not c.confirmed for c in chosen)
        self.confirm.setVisible(unconfirmed > 0)
        if len(chosen) != 1:
            texts = [tr("{n} to confirm").format(n=unconfirmed)] if unconfirmed else []
        else:
            texts = self._reading_texts(chosen[0])
        self.reading.setText("\n".join(texts))
        self.reading.setVisible(bool(texts))

    def _reading_texts(self, characteristic: Characteristic) -> list[str]:
        tr = self._session.tr_
        texts = [tr("Source: {source}").format(source=source_words(tr)[characteristic.source])]
        if characteristic.read_text:
            texts.insert(0, tr("Read: “{text}”").format(text=characteristic.read_text))
        if characteristic.confidence < 1:
            texts.append(tr("Certainty: {percent} %").format(percent=round(characteristic.confidence * 100)))
        if characteristic.forced:
            texts.append(
                tr("The text differs from the geometry of the drawing: the text is the requirement.")
            )
        return texts

    def _show_waiver(self, chosen: list[Characteristic]) -> None:
        tr = self._session.tr_
        reason = common(c.waived for c in chosen) or ""
        is_waived = bool(chosen) and all(c.waived for c in chosen)
        self.reason.setText(waiver_text(reason, tr))
        self.reason.setReadOnly(is_waived)
        self.waive.setText(tr("Verify after all") if is_waived else tr("Waive"))

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.touches(Characteristic, Verification, Phase, Means):
            self.refresh()

    # Wishes

    def _change(self, **fields: Any) -> None:
        ids = self._session.selection.ids
        attempt(self._session, lambda: change_fields(self._session.document, ids, **fields))

    def _confirm(self) -> None:
        ids = [c.id for c in self._chosen() if not c.confirmed]
        attempt(self._session, lambda: confirm(self._session.document, ids))

    def _waive(self) -> None:
        document, chosen = self._session.document, self._chosen()
        ids, reason = [c.id for c in chosen], self.reason.text()
        if all(c.waived for c in chosen):
            attempt(self._session, lambda: unwaive(document, ids))
        else:
            attempt(self._session, lambda: waive(document, ids, reason))
