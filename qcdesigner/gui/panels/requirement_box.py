"""The requirement of the selected characteristics: its callout, edited through the parser, and the limits it gives."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from qcdesigner.domain.tolerances.notation import write_deviations, write_limits
from qcdesigner.editing.characteristics import change_requirement
from qcdesigner.gui.panels.common import common, common_text
from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.cell_edits import TEXT_KINDS, put_cell, read_specification
from qcdesigner.gui.tables.columns import specification_text
from qcdesigner.gui.tables.rows import row_of, surroundings_of
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.checked_line import CheckedField
from qcdesigner.gui.widgets.record_form import form_layout, label_for, value_label
from qcdesigner.gui.widgets.symbols import show_symbols
from qcdesigner.gui.words import kind_words, sentence, tolerance_source_words
from qcdesigner.model.records import Characteristic

SIZE_KINDS = (
    "linear",
    "diameter",
    "radius",
    "sphere_diameter",
    "sphere_radius",
    "square",
    "depth",
    "thickness",
)
WORD_KINDS = ("note", "appearance", "presence", "marking", "function", "colour", "gloss", "cleanliness")
UNITS_BESIDE = frozenset({"°"})


class RequirementBox(QWidget):
    """Callout, kind, limits and where they come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: list[Characteristic] = []
        tr = session.tr_
        self.callout = CheckedField(self._check, lambda error: sentence(error, tr), self)
        show_symbols(self.callout.line)
        self.callout.line.setAccessibleName(tr("Specification"))
        self.callout.line.setToolTip(tr("As on the drawing: Ø25 H7, 12.5 ±0.05, 10 max, Ra 1.6…"))
        self.callout.line.wished.connect(self._change)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kind"))
        self.kind.setToolTip(tr("Kind of characteristic, among those this specification may have"))
        self.kind.activated.connect(self._change_kind)
        self.limits = value_label()
        self.limits.setToolTip(tr("Limits between which the value is good"))
        self.deviations = value_label()
        self.source = value_label()
        form = form_layout(self)
        for label, widget in (
            (tr("Specification"), self.callout),
            (tr("Kind"), self.kind),
            (tr("Limits"), self.limits),
            (tr("Deviations"), self.deviations),
            (tr("Tolerance"), self.source),
        ):
            form.addRow(label_for(label, widget), widget)

    def show_characteristics(self, chosen: list[Characteristic]) -> None:
        """Shows the requirement of these; what differs among them stays empty."""
        self._chosen = chosen
        around = surroundings_of(self._session)
        texts = (specification_text(row_of(self._session.document, c.id, around), around) for c in chosen)
        text, placeholder = common_text(texts, self._session.tr_)
        self.callout.line.setPlaceholderText(placeholder)
        self.callout.line.show_value(text)
        self._show_kind()
        self.limits.setText(common(self._limits_text(c) for c in chosen) or "–")
        self.deviations.setText(common(self._deviations_text(c) for c in chosen) or "–")
        self.source.setText(common(self._source_text(c) for c in chosen) or "–")

    def _check(self, text: str) -> None:
        if not any(c.requirement.kind in TEXT_KINDS for c in self._chosen):
            read_specification(text, surroundings_of(self._session))

    def _change(self, text: str) -> None:
        ids, around = [c.id for c in self._chosen], surroundings_of(self._session)
        attempt(self._session, lambda: put_cell(self._session.document, "specification", ids, text, around))

    def _show_kind(self) -> None:
        words = kind_words(self._session.tr_)
        kind = common(c.requirement.kind for c in self._chosen)
        self.kind.clear()
        for code in kinds_beside(kind) if kind else ():
            self.kind.addItem(words.get(code, code), code)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.kind.setEnabled(self.kind.count() > 1)

    def _change_kind(self) -> None:
        document, kind = self._session.document, self.kind.currentData()
        with document.edit("change_kind"):
            for characteristic in self._chosen:
                if characteristic.requirement.kind != kind:
                    changed = replace(characteristic.requirement, kind=kind)
                    change_requirement(document, characteristic.id, changed)

    def _limits_text(self, characteristic: Characteristic) -> str:
        tr, requirement = self._session.tr_, characteristic.requirement
        lower, upper = write_limits(requirement, self._session.notation)
        unit = "" if requirement.unit in UNITS_BESIDE else f" {requirement.unit}"
        if lower and upper:
            return tr("{lower} to {upper}{unit}").format(lower=lower, upper=upper, unit=unit)
        if upper:
            return tr("{upper}{unit} at most").format(upper=upper, unit=unit)
        return tr("{lower}{unit} at least").format(lower=lower, unit=unit) if lower else ""

    def _source_text(self, characteristic: Characteristic) -> str:
        requirement = characteristic.requirement
        if not requirement.is_toleranced:
            return tolerance_source_words(self._session.tr_)["none"]
        return tolerance_source_words(self._session.tr_).get(requirement.tolerance_source, "")

    def _deviations_text(self, characteristic: Characteristic) -> str:
        upper, lower = write_deviations(characteristic.requirement, self._session.notation)
        return f"{upper or '–'} / {lower or '–'}" if upper or lower else ""


def kinds_beside(kind: str) -> tuple[str, ...]:
    """The kinds that a requirement of this kind may be changed into, itself included."""
    return next((kinds for kinds in (SIZE_KINDS, WORD_KINDS) if kind in kinds), (kind,))
