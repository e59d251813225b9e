"""A line of text that is understood while it is typed: what is wrong is said under it, and the text stays.

It shows a value and announces a wish (`wished`); Esc brings the shown value back. It does not know the document.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.widgets.colours import accent

Check = Callable[[str], object]
Explain = Callable[[QcError], str]


def accept_all(_text: str) -> None:
    """The check of a field that takes any text."""


class CheckedLine(QLineEdit):
    """A line edit with a check. `wished(str)`: a text that passes the check, differs from the value shown, and was
    finished (Enter or another field). `judged(str)`: the sentence of what is wrong, empty when all is well. `given_up()`:
    Esc was pressed, and the value shown is back."""

    wished = Signal(str)
    judged = Signal(str)
    given_up = Signal()

    def __init__(
        self, check: Check, explain: Explain, parent: QWidget | None = None, *, only_enter: bool = False
    ) -> None:
        """With `only_enter`, leaving the field announces nothing."""
        super().__init__(parent)
        self._check, self._explain, self._only_enter = check, explain, only_enter
        self._shown = ""
        self.problem = ""
        self.textEdited.connect(self.judge)

    def show_value(self, text: str) -> None:
        """Shows the document's value; a wrong text being corrected stays as long as the value itself is the same."""
        if text == self._shown and self.problem:
            return
        self._shown = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.judge(text)

    def judge(self, text: str) -> bool:
        """Checks the text, shows the outcome; True if it is understood. The value shown is never blamed."""
        error = None
        if text != self._shown:
            try:
                self._check(text)
            except QcError as refused:
                error = refused
        self._blame(error)
        return error is None

    def finish(self) -> None:
        """Announces the wish, if the text is another one and is understood."""
        text = self.text()
        if text != self._shown and self.judge(text):
            self.wished.emit(text)

    def event(self, event: QEvent) -> bool:
        """Esc gives the text up here first, whatever the window does with it."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape and self.text() != self._shown:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _give_up(self, event: QKeyEvent) -> None:
        if self.text() != self._shown:
            self.setText(self._shown)
            self._blame(None)
            self.selectAll()
        else:
            super().keyPressEvent(event)
        self.given_up.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._only_enter:
            self.finish()

    def _blame(self, error: QcError | None) -> None:
        problem = self._explain(error) if error is not None else ""
        if problem == self.problem:
            return
        self.problem = problem
        palette = QPalette() if not problem else QPalette(self.palette())
        if problem:
            palette.setColor(QPalette.ColorRole.Text, accent(self.palette(), "error"))
        self.setPalette(palette)
        self.setAccessibleDescription(problem)
        self.judged.emit(problem)


class CheckedField(QWidget):
    """A checked line with the sentence of what is wrong under it."""

    def __init__(
        self, check: Check, explain: Explain, parent: QWidget | None = None, *, only_enter: bool = False
    ) -> None:
        super().__init__(parent)
        self.line = CheckedLine(check, explain, self, only_enter=only_enter)
        self.message = ErrorLabel(self)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        self.setFocusProxy(self.line)
        self.line.judged.connect(self.message.say)


class ErrorLabel(QLabel):
    """A sentence in the colour of errors, with a mark before it; hidden when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, problem: str) -> None:
        """Shows the sentence, or hides when it is empty."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, accent(palette, "error"))
        self.setPalette(palette)
        self.setText(f"⚠ {problem}" if problem else "")
        self.setVisible(bool(problem))
