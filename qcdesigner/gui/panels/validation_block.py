"""The validation block: who wrote, who reviewed, who approved, in which function and when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qcdesigner.editing.identity import set_approval
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.gui.widgets.checked_line import CheckedLine, ErrorLabel
from qcdesigner.gui.widgets.typed import date_of, date_text, plain_text
from qcdesigner.gui.words import role_words, sentence
from qcdesigner.model.records import Approval, Role


class ValidationBlock(QWidget):
    """A line for each role, with name, function and date."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: dict[tuple[Role, str], CheckedLine] = {}
        tr = session.tr_
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        columns = (("name", tr("Name")), ("function", tr("Function")), ("date", tr("Date")))
        for column, (_, title) in enumerate(columns, start=1):
            grid.addWidget(QLabel(title), 0, column)
            grid.setColumnStretch(column, 3 if column < 3 else 2)
        message = ErrorLabel(self)
        message.hide()
        for row, (role, word) in enumerate(role_words(tr).items(), start=1):
            grid.addWidget(QLabel(word), row, 0)
            for column, (name, title) in enumerate(columns, start=1):
                line = self._line(role, name, f"{word}, {title}")  # type: ignore[arg-type]
                line.judged.connect(message.say)
                grid.addWidget(line, row, column)
        grid.addWidget(message, 4, 0, 1, 4)

    def refresh(self) -> None:
        """Shows the block as the document has it."""
        language = self._session.translator.language
        for (role, name), line in self.lines.items():
            approval = self._session.document.find(Approval, role)
            value = getattr(approval, name) if approval is not None else ""
            line.show_value(date_text(value, language) if name == "date" else value)

    def _line(self, role: Role, name: str, title: str) -> CheckedLine:
        tr = self._session.tr_
        read: Callable[[str], str] = date_of if name == "date" else plain_text
        line = CheckedLine(read, lambda error: sentence(error, tr), self)
        line.setAccessibleName(title)
        line.setToolTip(title)
        line.wished.connect(lambda text: self._change(role, name, read(text)))
        self.lines[role, name] = line
        return line

    def _change(self, role: Role, name: str, value: str) -> None:
        attempt(self._session, lambda: set_approval(self._session.document, role, **{name: value}))
