"""The menus and tool bars of the window as tables of action ids (None: a separator)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from qcdesigner.gui.actions import Actions

Tr = Callable[[str], str]
Entries = tuple[str | None, ...]
RECENT = "recent"
PANELS = "panels"
TOOLS = ("tool.select", "tool.annotation", "tool.box", "tool.point")

MAIN_BAR: Entries = (
    "file.new", "file.open", "file.save", None, "edit.undo", "edit.redo", None, "file.export", "file.print",
    None, "balloon.confirm", "account.next",
)  # fmt: skip
DRAWING_BAR: Entries = (*TOOLS, None, "view.fit", "view.selection", "view.zoom_in", "view.zoom_out")


def menu_table(tr: Tr) -> tuple[tuple[str, Entries], ...]:
    """Title and entries of each menu."""
    return (
        (tr("&File"), (
            "file.new", "file.new_similar", "file.open", RECENT, None, "file.add_drawing", None, "file.save",
            "file.save_as", None, "file.export", "file.print", "file.print_plan", None, "file.close", "file.quit",
        )),
        (tr("&Edit"), (
            "edit.undo", "edit.redo", None, "edit.select_all", "edit.duplicate", "edit.delete", None, "edit.find",
            None, "edit.preferences",
        )),
        (tr("&View"), (
            "view.fit", "view.selection", "view.zoom_in", "view.zoom_out", None, "view.previous_sheet", "view.next_sheet",
            None, PANELS, "view.reset",
        )),
        (tr("&Balloons"), (
            *TOOLS, None, "balloon.add", None, "balloon.confirm", "balloon.waive", None,
            "balloon.explode", "balloon.merge", None, "balloon.renumber", "balloon.spread",
        )),
        (tr("&Inspection plan"), (
            "plan.identity", "plan.table", "plan.phases", "plan.means", None, "plan.account", "account.next", "account.previous",
            None, "plan.findings",
        )),
        (tr("&Help"), ("help.sample", "help.keys", None, "help.about")),
    )  # fmt: skip


def build_menus(window: QMainWindow, actions: Actions, tr: Tr) -> dict[str, QMenu]:
    """Fills the menu bar; gives the menus that others fill (`RECENT`, `PANELS`)."""
    filled_later = {RECENT: QMenu(tr("Open &recent"), window), PANELS: QMenu(tr("&Panels"), window)}
    for title, entries in menu_table(tr):
        menu = window.menuBar().addMenu(title)
        menu.setToolTipsVisible(True)
        _fill(menu, entries, actions, filled_later)
        menu.aboutToShow.connect(partial(actions.dress, _ids(entries)))
    return filled_later


def build_main_bar(window: QMainWindow, actions: Actions, tr: Tr) -> QToolBar:
    """The tool bar at the top."""
    bar = QToolBar(tr("Main tool bar"), window)
    bar.setObjectName("mainBar")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    actions.dress(_ids(MAIN_BAR))
    _fill(bar, MAIN_BAR, actions, {})
    for action_id in ("file.new", "file.export", "account.next"):
        button = bar.widgetForAction(actions[action_id])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # type: ignore[attr-defined]
    window.addToolBar(bar)
    return bar


def build_drawing_bar(parent: QWidget, actions: Actions, tr: Tr) -> QToolBar:
    """The tools beside the drawing."""
    bar = QToolBar(tr("Drawing tools"), parent)
    bar.setObjectName("drawingBar")
    bar.setIconSize(QSize(20, 20))
    bar.setOrientation(Qt.Orientation.Vertical)
    actions.dress(_ids(DRAWING_BAR))
    _fill(bar, DRAWING_BAR, actions, {})
    return bar


def _ids(entries: Entries) -> tuple[str, ...]:
    return tuple(entry for entry in entries if entry is not None)


def _fill(target: QMenu | QToolBar, entries: Iterable[str | None], actions: Actions, menus: dict[str, QMenu]) -> None:
    for entry in entries:
        if entry is None:
            target.addSeparator()
        elif entry in menus:
            target.addMenu(menus[entry])  # type: ignore[union-attr]
        else:
            target.addAction(actions[entry])
