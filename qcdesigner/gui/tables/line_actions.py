"""The actions of the table of characteristics, as a list: what each is called, its keys, what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class LineAction:
    """An action; `keys` are portable texts (`Ctrl+C`). A separator stands before it if `apart`."""

    text: str
    tip: str
    keys: tuple[str, ...]
    do: Callable[[], None]
    apart: bool = False


def add_actions(widget: QWidget, actions: list[LineAction]) -> None:
    """Adds the actions to the widget, where its menu and its keys find them."""
    for action in actions:
        if action.apart:
            separator = QAction(widget)
            separator.setSeparator(True)
            widget.addAction(separator)
        made = QAction(action.text, widget)
        made.setToolTip(action.tip)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda _=False, do=action.do: do())
        widget.addAction(made)
