"""What the menus do to the open plan: undo, redo, and the intentions on the selected characteristics."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qcdesigner.domain.errors import EditRefused
from qcdesigner.gui.session import Session
from qcdesigner.model.queries import by_number
from qcdesigner.model.records import Characteristic


class Edits(QObject):
    """Each method is one wish; a refusal is said by the session, nothing is half done."""

    def __init__(self, session: Session, *, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def undo(self) -> None:
        self._session.document.undo()

    def redo(self) -> None:
        self._session.document.redo()

    def select_all(self) -> None:
        self._session.selection.set(c.id for c in self._in_order())

    def confirm(self) -> None:
        from qcdesigner.editing.characteristics import confirm

        self._do(confirm)

    def delete(self) -> None:
        from qcdesigner.editing.characteristics import delete

        self._do(delete)

    def duplicate(self) -> None:
        from qcdesigner.editing.characteristics import duplicate

        self._do(duplicate, select_result=True)

    def ask_waive(self) -> None:
        """Asks for the reason and waives the selected characteristics."""
        from qcdesigner.editing.characteristics import waive
        from qcdesigner.gui.dialogs.waiving import ask_reason

        reason = ask_reason(self._window, self._session.tr_)
        if reason:
            self._do(lambda document, ids: waive(document, ids, reason))

    def explode(self) -> None:
        """Gives each instance of the selected characteristics a line of its own."""
        from qcdesigner.editing.instances import explode

        def explode_all(document: Any, ids: Iterable[str]) -> list[str]:
            with document.edit("explode"):
                return [made for i in ids for made in explode(document, i)]

        self._do(explode_all, select_result=True)

    def merge(self) -> None:
        from qcdesigner.editing.instances import merge

        self._do(merge, select_result=True)

    def spread(self) -> None:
        """Places the selected balloons again, or all when none is selected, clear of each other."""
        from qcdesigner.editing.placing import place_balloons

        ids = self._session.selection.ids or tuple(c.id for c in self._in_order())
        self._session.attempt(lambda: place_balloons(self._session.document, ids))

    def ask_renumber(self) -> None:
        """Asks in which order, and numbers all characteristics again."""
        from qcdesigner.editing.numbering import is_renumbering_refused, renumber
        from qcdesigner.gui.dialogs.renumbering import ask_order

        if is_renumbering_refused(self._session.document):
            self._session.problem.emit(EditRefused("numbers_are_final"))
            return
        order = ask_order(self._window, self._session.tr_)
        if order is not None:
            self._session.attempt(lambda: renumber(self._session.document, order))

    def _do(self, edit: Callable[[Any, tuple[str, ...]], Any], *, select_result: bool = False) -> None:
        session = self._session
        if not session.selection.ids:
            return
        result = session.attempt(lambda: edit(session.document, session.selection.ids))
        table = session.document.table(Characteristic)
        if select_result and result:
            session.selection.set(result)
        session.selection.discard(i for i in session.selection.ids if i not in table)

    def _in_order(self) -> list[Characteristic]:
        return by_number(self._session.document.table(Characteristic).values())
