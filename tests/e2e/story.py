"""A user at the whole program: mouse and keyboard, step by step, each step waiting for what must be seen before the next.

A story is a generator given a `User`. Between two `yield`s it asks for clicks and keys; what it yields is a condition that
must hold, within `PATIENCE_S`, before it goes on. The program runs meanwhile in its own event loop, dialogs included.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget

from qcdesigner.__main__ import main
from qcdesigner.gui.application import Application
from qcdesigner.gui.main_window import MainWindow
from qcdesigner.gui.session import Session

PATIENCE_S = 20.0
TICK_MS = 5
FAILED = 99
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier

Condition = Callable[[], object]
Steps = Generator[Condition, None, None]
W = TypeVar("W", bound=QWidget)


class User:
    """Looks at the window and asks for clicks and keys, which are done in the order they were asked for."""

    def __init__(self) -> None:
        self.wishes: deque[Callable[[], object]] = deque()

    @property
    def window(self) -> MainWindow:
        """The window that is seen: another one once the language has changed."""
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())

    @property
    def session(self) -> Session:
        return self.window.session

    def is_at_rest(self) -> bool:
        """True if nothing runs in the background."""
        return not self.window.operations._background.running

    def sees(self, kind: type[QDialog], title: str = "") -> Condition:
        """That a dialog of this kind is in front."""
        return lambda: isinstance(dialog := self.dialog(), kind) and title in dialog.windowTitle()

    def dialog(self) -> QWidget | None:
        """The dialog in front, if there is one."""
        return QApplication.activeModalWidget()

    def question(self) -> str:
        """The text of the question in front; empty without one."""
        box = self.dialog()
        return box.text() if isinstance(box, QMessageBox) else ""

    def part_of(self, kind: type[W], parent: QWidget | None = None, *, text: str = "") -> W:
        """The visible part of a dialog or panel of this kind, with this text if one is given."""
        found = [part for part in (parent or self.window).findChildren(kind) if part.isVisible()]
        return next(part for part in found if not text or text == part.text().strip())  # type: ignore[attr-defined]

    def press(self, *keys: str) -> None:
        """Presses keys, in Qt's spelling: `Ctrl+Z`, `Return`."""
        for key in keys:
            self.wishes.append(partial(_press, self, key))

    def write(self, text: str) -> None:
        """Types a text where the cursor is."""
        for letter in text:
            self.wishes.append(partial(_type, self, letter))

    def write_over(self, text: str) -> None:
        """Types a text instead of the one that is there."""
        self.press("Ctrl+A")
        self.write(text)

    def click(self, widget: QWidget, at: QPoint | None = None, keys: Qt.KeyboardModifier = PLAIN) -> None:
        """Clicks a widget, in its middle unless told."""
        self.wishes.append(lambda: QTest.mouseClick(widget, LEFT, keys, at or widget.rect().center()))

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        self.click(widget, at)
        self.wishes.append(lambda: QTest.mouseDClick(widget, LEFT, PLAIN, at))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Presses the left button at one point, goes to the other by half the way, lets go."""
        self.wishes.append(lambda: QTest.mousePress(widget, LEFT, PLAIN, start))
        for point in ((start + end) / 2, end):
            self.wishes.append(partial(QTest.mouseMove, widget, point))
        self.wishes.append(lambda: QTest.mouseRelease(widget, LEFT, PLAIN, end))

    def answer(self, name: str) -> None:
        """Clicks the button of the question that has this name (the id of the answer)."""
        box = self.dialog()
        assert isinstance(box, QMessageBox), "no question is in front"
        self.click(next(button for button in box.buttons() if button.objectName() == name))

    def push(self, text: str) -> None:
        """Clicks the button of the dialog in front that bears this text."""
        self.click(self.part_of(QAbstractButton, self.dialog(), text=text))


def live(arguments: Sequence[str], story: Callable[[User], Steps]) -> int:
    """Runs `main` with these arguments while the story goes on; its exit code. What fails in the story is raised here."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    teller = _Teller(story)
    try:
        code = main(arguments)
    finally:
        teller.stop()
        _clear()
    if teller.failure is not None:
        raise teller.failure
    assert teller.is_told, "the program ended before the story"
    return code


class _Teller(QObject):
    """Goes through a story by a timer; each wish of the user is a turn of the event loop of its own."""

    def __init__(self, story: Callable[[User], Steps]) -> None:
        super().__init__()
        self.user, self._story = User(), story
        self.failure: BaseException | None = None
        self.is_told = False
        self._steps: Steps | None = None
        self._condition: Condition = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        if self.failure is not None:
            self._give_up()
            return
        try:
            self._go_on()
        except BaseException as failure:  # raised again by `live`, out of Qt's event loop
            self.failure = failure

    def _give_up(self) -> None:
        """Ends the program whatever it asks meanwhile."""
        dialog = self.user.dialog()
        if dialog is not None:
            dialog.close()
        else:
            QApplication.exit(FAILED)

    def _go_on(self) -> None:
        if self._steps is None:
            self._begin()
        elif self.user.wishes and self._is_front_active():
            QTimer.singleShot(0, self.user.wishes.popleft())
        elif not self.user.wishes and self._window_is_there() and self._condition():
            self._next()
        elif time.monotonic() - self._since > PATIENCE_S:
            raise AssertionError(f"waited {PATIENCE_S:g} s in vain {self._where()}; in front: {in_front()}")

    def _begin(self) -> None:
        if self._window_is_there() or time.monotonic() - self._since > PATIENCE_S:
            self._steps = self._story(self.user)

    def _window_is_there(self) -> bool:
        return any(isinstance(w, MainWindow) and w.isVisible() for w in QApplication.topLevelWidgets())

    def _is_front_active(self) -> bool:
        """True once what is in front has the keyboard; on a bare display nobody gives it to a window but we."""
        if not self._window_is_there():
            return False
        front = self.user.dialog() or self.user.window
        if not front.isActiveWindow():
            front.activateWindow()
        return front.isActiveWindow()

    def _next(self) -> None:
        assert self._steps is not None
        self._since = time.monotonic()
        try:
            self._condition = next(self._steps)
        except StopIteration:
            self.is_told = True
            self._condition = lambda: False  # nothing but the end of the program is waited for

    def _where(self) -> str:
        """The line of the story that waits, in the innermost of its parts."""
        part = self._steps
        while part is not None and part.gi_yieldfrom is not None:
            part = part.gi_yieldfrom
        frame = part.gi_frame if part is not None else None
        return f"in {frame.f_code.co_name}, line {frame.f_lineno}" if frame is not None else "for the end"


def in_front() -> str:
    """What a user would read in the dialog or window in front, for the message of a story that is stuck."""
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    if front is None:
        return "nothing"
    texts = (label.text() for label in front.findChildren(QLabel) if label.isVisible() and label.text())
    return f"{type(front).__name__} “{front.windowTitle()}”: {' · '.join(texts)}"


def _type(user: User, letter: str) -> None:
    front = _keyboard_of(user)  # held while its part is used: a wrapper takes those of its parts with it
    receiver = front.focusWidget() or front
    if letter.isascii():
        QTest.keyClick(receiver, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest's letters are bytes
        QApplication.sendEvent(receiver, QKeyEvent(kind, ord(letter.upper()), PLAIN, letter))


def _press(user: User, keys: str) -> None:
    front = _keyboard_of(user)
    QTest.keySequence(front.focusWidget() or front, QKeySequence(keys))


def _keyboard_of(user: User) -> QWidget:
    """The list, dialog or window that the keys go to."""
    return QApplication.activePopupWidget() or user.dialog() or user.window


def _programs() -> Iterator[QObject]:
    app = QApplication.instance()
    assert app is not None
    yield from (child for child in app.children() if isinstance(child, Application))
    yield from (
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow | QDialog)
    )


def _clear() -> None:
    """Takes away what the program leaves in a process that goes on after it."""
    for left in _programs():
        if isinstance(left, QWidget):
            left.hide()
        left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
