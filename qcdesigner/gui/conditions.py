"""When an action can be used: one named condition each, asked of the session after every change."""

from __future__ import annotations

from collections.abc import Callable

from qcdesigner.gui.session import Session
from qcdesigner.model.records import Characteristic, Drawing


def _can_edit(session: Session) -> bool:
    return session.has_plan and not session.read_only


def _is_unconfirmed_selected(session: Session) -> bool:
    table = session.document.table(Characteristic)
    return _can_edit(session) and any(i in table and not table[i].confirmed for i in session.selection.ids)


CONDITIONS: dict[str, Callable[[Session], bool]] = {
    "always": lambda session: True,
    "plan": lambda session: session.has_plan,
    "editable": _can_edit,
    "savable": _can_edit,
    "drawing": lambda session: session.has_plan and bool(session.document.table(Drawing)),
    "characteristics": lambda session: session.has_plan and bool(session.document.table(Characteristic)),
    "numbered": lambda session: _can_edit(session) and bool(session.document.table(Characteristic)),
    "selection": lambda session: bool(session.selection.ids),
    "edit_selection": lambda session: _can_edit(session) and bool(session.selection.ids),
    "edit_one": lambda session: _can_edit(session) and len(session.selection.ids) == 1,
    "edit_several": lambda session: _can_edit(session) and len(session.selection.ids) > 1,
    "unconfirmed": _is_unconfirmed_selected,
    "undo": lambda session: _can_edit(session) and session.document.history.undo_label is not None,
    "redo": lambda session: _can_edit(session) and session.document.history.redo_label is not None,
}
