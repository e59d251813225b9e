"""All keys on one page, from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qcdesigner.gui.actions import (
    ActionSpec,
    balloon_actions,
    edit_actions,
    file_actions,
    help_actions,
    plan_actions,
    tool_actions,
    view_actions,
)

Tr = Callable[[str], str]


class KeysDialog(QDialog):
    """Three columns of groups: text and keys."""

    def __init__(self, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        columns = QHBoxLayout()
        columns.setSpacing(28)
        for groups in _columns(tr):
            label = QLabel("".join(_group(title, entries) for title, entries in groups))
            columns.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.addLayout(columns)
        whole.addWidget(buttons)


def _columns(tr: Tr) -> tuple[tuple[tuple[str, list[tuple[str, str]]], ...], ...]:
    mouse = [
        (tr("Zoom at the pointer"), tr("wheel")), (tr("Move the sheet"), tr("middle button, or Space and drag")),
        (tr("Nudge a balloon"), tr("arrows, Shift for more")), (tr("Leave a tool"), tr("Esc")),
    ]  # fmt: skip
    table = [
        (tr("Write in the cell"), _native("F2")), (tr("Copy"), _native("Ctrl+C")), (tr("Paste"), _native("Ctrl+V")),
        (tr("Copy with headings"), _native("Ctrl+Shift+C")), (tr("Clear or delete"), _native("Del")),
        (tr("Delete the lines"), _native("Ctrl+-")),
    ]  # fmt: skip
    return (
        (
            (tr("File"), _entries((*file_actions(tr), *help_actions(tr)))),
            (tr("Table"), table),
        ),
        (
            (tr("Edit"), _entries(edit_actions(tr))),
            (tr("View"), _entries(view_actions(tr))),
            (tr("Drawing"), mouse),
        ),
        (
            (tr("Balloons"), _entries((*tool_actions(tr), *balloon_actions(tr)))),
            (tr("Inspection plan"), _entries(plan_actions(tr))),
        ),
    )


def _entries(specs: Iterable[ActionSpec]) -> list[tuple[str, str]]:
    return [(spec.text.replace("&", "").rstrip("…"), _keys(spec)) for spec in specs if spec.keys]


def _keys(spec: ActionSpec) -> str:
    return _native(spec.keys[0])


def _native(keys: str) -> str:
    """Keys as they are called in the language of the window."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _group(title: str, entries: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td width=208>{text}</td><td width=130><b>{keys}</b></td></tr>" for text, keys in entries
    )
    return f"<h3>{title}</h3><table cellpadding=3>{rows}</table>"
