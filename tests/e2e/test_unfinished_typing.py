"""Saving, closing or leaving while a cell is being typed in."""

from __future__ import annotations

from pathlib import Path

from qcdesigner.gui.tables.delegate import CellLine
from qcdesigner.model.records import Characteristic
from qcdesigner.storage.package import load_plan
from tests.e2e.steps import cell, leave, open_drawing, save_as, table
from tests.e2e.story import Steps, User, live


def test_what_is_typed_in_a_cell_is_saved_with_the_rest(home: Path, flange: Path, tmp_path: Path) -> None:
    path = tmp_path / "bride.qcd"

    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        yield from save_as(user, path)
        yield from begin_typing(user, "designation", "Alésage du palier")
        user.press("Ctrl+S")
        yield lambda: user.is_at_rest() and not user.session.is_modified
        yield from leave(user)

    assert live([], story) == 0
    designations = {c.designation for c in load_plan(path)[0].table(Characteristic).values()}
    assert "Alésage du palier" in designations


def test_a_plan_closes_while_a_cell_holds_what_is_not_understood(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        yield from begin_typing(user, "specification", "Ø25 Z99")
        user.press("Ctrl+W")
        yield user.question
        user.answer("discard")
        yield user.window.start_page.isVisible
        assert user.dialog() is None
        yield from leave(user)

    assert live([], story) == 0


def begin_typing(user: User, column: str, text: str) -> Steps:
    """Types in a cell of the first line, without ending it."""
    view = table(user).view
    user.click(view.viewport(), cell(user, 0, column))
    user.write(text)
    yield lambda: (editor := view.findChild(CellLine)) is not None and editor.text() == text
