"""What technicians do again and again, as parts of stories."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QMenu, QWidget

from qcdesigner.gui.tables.characteristics import CharacteristicsPanel
from qcdesigner.gui.tables.columns import COLUMN_OF
from qcdesigner.model.records import Characteristic, Place
from tests.e2e.story import LEFT, PLAIN, Steps, User

SHIFT = Qt.KeyboardModifier.ShiftModifier
STILL_LOOKS = 6


def give_file(user: User, path: Path) -> Steps:
    """Types the name of a file in the dialog that asks for one."""
    yield user.sees(QFileDialog)
    user.write_over(str(path))
    user.press("Return")
    yield lambda: not isinstance(user.dialog(), QFileDialog)


def open_drawing(user: User, path: Path) -> Steps:
    """From the start page to the drawing, ballooned."""
    user.click(user.window.start_page.drawing_button)
    yield from give_file(user, path)
    yield lambda: user.session.has_plan and user.is_at_rest()


def drop(user: User, path: Path) -> None:
    """Drops a file on the window, as a file manager does."""
    files, window = QMimeData(), user.window
    files.setUrls([QUrl.fromLocalFile(str(path))])
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), action, files, LEFT, PLAIN)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, files, LEFT, PLAIN))


def save_as(user: User, path: Path) -> Steps:
    user.press("Ctrl+Shift+S")
    yield from give_file(user, path)
    yield lambda: path.exists() and not user.session.is_modified


def reopen(user: User) -> Steps:
    """Closes the plan and takes it up from the recent ones."""
    before = user.session.document.snapshot()
    user.press("Ctrl+W")
    yield user.window.start_page.recent.isVisible
    user.click(user.window.start_page.recent.viewport(), item_centre(user.window.start_page.recent, 0))
    yield lambda: user.session.has_plan and user.is_at_rest()
    assert user.session.document.snapshot() == before


def leave(user: User, *, answer: str = "") -> Steps:
    """Ends the program, giving this answer to the question about unsaved changes."""
    user.press("Ctrl+Q")
    if answer:
        yield user.question
        user.answer(answer)


def panel(user: User, dock: str) -> QWidget:
    """A panel that is shown."""
    return user.window.workspace.docks[dock].panel()


def table(user: User) -> CharacteristicsPanel:
    found = panel(user, "table")
    assert isinstance(found, CharacteristicsPanel)
    return found


def cell(user: User, row: int, column: str) -> QPoint:
    """The middle of a cell, in the viewport of the table."""
    view = table(user).view
    return view.visualRect(view.lines.index(row, COLUMN_OF[column])).center()


def read_cell(user: User, row: int, column: str) -> str:
    """What a cell of the table shows."""
    return str(table(user).view.lines.index(row, COLUMN_OF[column]).data() or "")


def select_lines(user: User, first: int, last: int) -> Steps:
    """Selects lines by their numbers, with Shift."""
    user.press("Ctrl+T")
    viewport = table(user).view.viewport()
    yield viewport.isVisible
    user.click(viewport, cell(user, first, "number"))
    user.click(viewport, cell(user, last, "number"), SHIFT)
    yield lambda: len(user.session.selection.ids) == last - first + 1


def item_centre(rows: QListWidget, row: int) -> QPoint:
    return rows.visualItemRect(rows.item(row)).center()


def choose_in_menu(user: User, text: str) -> Steps:
    """Clicks an entry of the menu that has just opened."""
    yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == text)
    user.click(menu, menu.actionGeometry(action).center())


def drawing_stands_still(user: User) -> Steps:
    """The panels come one by one and the drawing is fitted beside them: before that no pixel of it is sure."""
    view, seen = user.window.workspace.view, deque[tuple[object, ...]](maxlen=STILL_LOOKS)

    def is_still() -> bool:
        seen.append((view.sheet_id, view.viewportTransform(), view.size()))
        return len(seen) == STILL_LOOKS and all(look == seen[0] for look in seen)

    yield is_still


def pixel_of(user: User, place: Place) -> QPoint:
    """The pixel of a place, in the viewport of a drawing that stands still (`drawing_stands_still`)."""
    view = user.window.workspace.view
    return view.mapFromScene(view.point_of(place))


def characteristics(user: User) -> list[Characteristic]:
    """Those of the plan, by number."""
    found = user.session.document.table(Characteristic).values()
    return sorted(found, key=lambda characteristic: (characteristic.number, characteristic.sub))
