"""A form over the fields of a record: each field understands its text, says what is wrong under it, announces a wish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from qcdesigner.gui.widgets.checked_line import CheckedField, Explain
from qcdesigner.gui.widgets.typed import plain_text
from qcdesigner.model.records import Record

SPACING = 6
LABEL_WIDTH_CHARACTERS = 15
FIELD_ROOM = 0.27


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its name in the record, its label and tip; how its text is read (raising QcError) and written.

    With `choices` (code, word) it is a list to choose from.
    """

    name: str
    label: str
    tip: str = ""
    read: Callable[[str], object] = plain_text
    write: Callable[..., str] = str
    choices: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""


class RecordForm(QWidget):
    """Shows a record; `wished(name, value)` when a field was finished with another value."""

    wished = Signal(str, object)

    def __init__(self, fields: Sequence[Field], explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self.widgets: dict[str, CheckedField | QComboBox] = {}
        self.rows = form_layout(self)
        for field in self._fields:
            widget = self._choice(field) if field.choices else self._line(field, explain)
            widget.setToolTip(field.tip)
            self.widgets[field.name] = widget
            self.rows.addRow(label_for(field.label, widget), widget)

    def show_record(self, record: Record | None) -> None:
        """Shows the values of a record; without one the form is disabled and empty."""
        self.setEnabled(record is not None)
        for field in self._fields:
            value = getattr(record, field.name) if record is not None else None
            widget = self.widgets[field.name]
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findData(value))
            else:
                widget.line.show_value(field.write(value) if value is not None else "")

    def _line(self, field: Field, explain: Explain) -> CheckedField:
        widget = CheckedField(field.read, explain, self)
        widget.line.setAccessibleName(field.label)
        widget.line.setToolTip(field.tip)
        widget.line.setPlaceholderText(field.placeholder)
        widget.line.wished.connect(lambda text: self.wished.emit(field.name, field.read(text)))
        return widget

    def _choice(self, field: Field) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(field.label)
        for code, word in field.choices:
            combo.addItem(word, code)
        combo.activated.connect(lambda: self.wished.emit(field.name, combo.currentData()))
        return combo


def form_layout(parent: QWidget) -> QFormLayout:
    """The layout of all forms: labels on the left, the same spacing everywhere."""
    layout = QFormLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(2 * SPACING)
    layout.setVerticalSpacing(SPACING)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return layout


def label_for(text: str, widget: QWidget) -> QLabel:
    """The label of a field: wraps rather than pushing the field away, and takes the cursor to it."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setBuddy(widget)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * LABEL_WIDTH_CHARACTERS)
    label.setContentsMargins(0, top_room(label), 0, 0)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label


def value_label() -> QLabel:
    """A value that is only shown, on the line of its label."""
    label = QLabel()
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setContentsMargins(0, top_room(label), 0, 0)
    return label


def top_room(widget: QWidget) -> int:
    """The pixels above a text that stands beside a field, so that both texts are on one line."""
    return round(widget.fontMetrics().height() * FIELD_ROOM)
