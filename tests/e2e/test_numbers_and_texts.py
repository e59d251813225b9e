"""Numbers changed, texts decided upon and cells exchanged with a spreadsheet, by keyboard."""

from __future__ import annotations

from pathlib import Path

import ezdxf
from PySide6.QtGui import QGuiApplication

from qcdesigner.gui.dialogs.form import FormDialog
from qcdesigner.model.records import Unread
from tests.e2e.steps import cell, characteristics, leave, open_drawing, panel, read_cell, select_lines, table
from tests.e2e.story import Steps, User, live


def test_instances_are_exploded_merged_and_renumbered(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        before = len(characteristics(user))
        row = next(i for i, c in enumerate(characteristics(user)) if c.requirement.count == 4)
        number = characteristics(user)[row].number
        yield from select_lines(user, row, row)
        user.wishes.append(user.window.actions_["balloon.explode"].trigger)
        yield lambda: len(characteristics(user)) == before + 3
        labels = [c.label for c in characteristics(user) if c.number == number]
        assert labels == [f"{number}.{i}" for i in range(1, 5)]
        yield from select_lines(user, row, row + 3)
        user.wishes.append(user.window.actions_["balloon.merge"].trigger)
        yield lambda: len(characteristics(user)) == before
        user.wishes.append(user.window.actions_["balloon.renumber"].trigger)
        yield user.sees(FormDialog)
        user.press("Return")
        yield lambda: user.dialog() is None
        assert [c.number for c in characteristics(user)] == list(range(1, before + 1))
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def half_a_callout(folder: Path) -> Path:
    """A drawing with a plate and one text that cannot be understood."""
    drawing = ezdxf.new("R2010", units=4)
    space = drawing.modelspace()
    space.add_lwpolyline([(0, 0), (100, 0), (100, 60), (0, 60)], close=True)
    space.add_text("12,5 ±", height=3.5).set_placement((40, 70))
    path = folder / "plaque.dxf"
    drawing.saveas(path)
    return path


def test_an_unread_text_is_waived_by_one_key(home: Path, tmp_path: Path) -> None:
    drawing = half_a_callout(tmp_path)

    def story(user: User) -> Steps:
        yield from open_drawing(user, drawing)
        assert [unread.waived for unread in user.session.document.table(Unread).values()] == [""]
        user.press("Ctrl+4")
        yield lambda: panel(user, "account").list.hasFocus()
        user.press("Del")
        yield lambda: all(unread.waived for unread in user.session.document.table(Unread).values())
        user.press("Ctrl+Z")
        yield lambda: not any(unread.waived for unread in user.session.document.table(Unread).values())
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def test_cells_come_from_a_spreadsheet_and_go_to_one(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        user.click(table(user).view.viewport(), cell(user, 0, "designation"))
        QGuiApplication.clipboard().setText("Chanfrein d'entrée\nAlésage\n")
        user.press("Ctrl+V")
        yield (
            lambda: (
                [read_cell(user, row, "designation") for row in (0, 1)] == ["Chanfrein d'entrée", "Alésage"]
            )
        )
        user.press("Ctrl+Z")
        yield lambda: not read_cell(user, 0, "designation")
        user.click(table(user).view.viewport(), cell(user, 1, "specification"))
        user.press("Ctrl+C")
        yield lambda: QGuiApplication.clipboard().text().strip() == "Ø62 H7"
        yield from leave(user, answer="discard")

    assert live([], story) == 0
