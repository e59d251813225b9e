"""From a drawing to the printed documents, as a technician goes, by mouse and keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from qcdesigner.gui.dialogs.callout import CalloutDialog
from qcdesigner.gui.dialogs.export import ExportDialog
from qcdesigner.gui.tables.delegate import CellLine
from qcdesigner.model.records import Verification
from qcdesigner.storage.package import load_plan
from tests.e2e import papers
from tests.e2e.steps import (
    cell,
    characteristics,
    choose_in_menu,
    drawing_stands_still,
    item_centre,
    leave,
    open_drawing,
    panel,
    pixel_of,
    read_cell,
    reopen,
    save_as,
    select_lines,
    table,
)
from tests.e2e.story import Steps, User, live

LINES = 4


@pytest.mark.parametrize("drawing", ["sample", "real"])
def test_a_dxf_becomes_french_documents(
    drawing: str, home: Path, flange: Path, tmp_path: Path, request: pytest.FixtureRequest, no_office: None
) -> None:
    source = flange
    if drawing == "real":
        source = request.getfixturevalue("shared") / "drawings/dxf/qcad_bevel_gear_hub.dxf"
    plan = tmp_path / "gamme.qcd"

    def story(user: User) -> Steps:
        yield from open_drawing(user, source)
        yield from correct_a_cell(user)
        yield from place_a_balloon(user)
        yield from drag_a_balloon(user)
        yield from plan_the_inspection(user, means="micromètre d'intérieur 20-50", frequency="1/10")
        yield from identify(user, "BP-062", "Pièce d'essai")
        yield from save_as(user, plan)
        yield from reopen(user)
        yield from export(user, language="fr")
        yield from leave(user)

    assert live([], story) == 0
    lines = papers.lines_of(load_plan(plan)[0])
    assert lines[0].limits == ("25", "25,021")
    gamme = papers.text_of_docx(next(tmp_path.glob("*.docx")))
    fiche = papers.text_of_xlsx(next(tmp_path.glob("*.xlsx")))
    for text in (gamme, fiche):
        assert "BP-062" in text and "Pièce d'essai" in text
        assert "1/10" in text and "icromètre" in text
    assert "25,021" in gamme and "25.021" not in gamme
    assert 25.021 in papers.numbers_of_xlsx(next(tmp_path.glob("*.xlsx")))
    assert (
        "Gamme de contrôle" in gamme
        and "Fiche d'auto-contrôle".casefold() in " ".join(fiche.replace("’", "'").split()).casefold()
    )
    balloons = papers.text_of_pdf(next(tmp_path.glob("*.pdf")))
    assert {line.label for line in lines if line.is_placed} <= set(balloons.split())


def test_a_pdf_becomes_english_documents(
    home: Path, shaft_pdf: Path, tmp_path: Path, no_office: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell_in_english(monkeypatch, shaft_pdf, tmp_path)


def test_a_real_pdf_becomes_english_documents(
    home: Path, shared: Path, tmp_path: Path, no_office: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell_in_english(monkeypatch, shared / "drawings/pdf/odri_center_pulley_at3_t10.pdf", tmp_path)


def _tell_in_english(monkeypatch: pytest.MonkeyPatch, source: Path, folder: Path) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "en")

    def story(user: User) -> Steps:
        yield from open_drawing(user, source)
        yield from correct_a_cell(user)
        yield from plan_the_inspection(user, means="bore micrometer 20-50", frequency="5 pcs / 2 h")
        yield from identify(user, "SH-11", "Trial part")
        yield from save_as(user, folder / "plan.qcd")
        yield from export(user, language="en")
        yield from leave(user)

    assert live([], story) == 0
    plan = papers.text_of_docx(next(folder.glob("*.docx")))
    sheet = papers.text_of_xlsx(next(folder.glob("*.xlsx")))
    for text in (plan, sheet):
        assert "SH-11" in text and "Trial part" in text
        assert "icrometer" in text and "2 h" in text
    assert "25.021" in plan and "25,021" not in plan and "Inspection plan" in plan
    assert 25.021 in papers.numbers_of_xlsx(next(folder.glob("*.xlsx")))


def correct_a_cell(user: User) -> Steps:
    """A wrong callout is said to be wrong and changes nothing; a right one brings its limits."""
    user.press("Ctrl+T")
    view = table(user).view
    yield view.viewport().isVisible
    before, at = read_cell(user, 0, "specification"), cell(user, 0, "specification")
    user.click(view.viewport(), at)
    user.write("Ø25 Z99")
    user.press("Return")
    yield lambda: (editor := view.findChild(CellLine)) is not None and editor.problem
    assert read_cell(user, 0, "specification") == before
    user.write_over("Ø25 H7")
    user.press("Return")
    yield lambda: read_cell(user, 0, "specification") == "Ø25 H7"
    assert read_cell(user, 0, "upper").replace(",", ".") == "25.021"


def place_a_balloon(user: User) -> Steps:
    """Clicks where the drawing says nothing, types what is there, and takes it back once."""
    view, before = user.window.workspace.view, len(characteristics(user))
    user.press("Alt+4")
    yield lambda: view.tool_name == "point"
    yield from drawing_stands_still(user)
    user.click(view.viewport(), view.rect().center())
    yield user.sees(CalloutDialog)
    user.write("12 ±0,1")
    user.press("Return")
    yield lambda: len(characteristics(user)) == before + 1
    added = characteristics(user)[-1]
    assert added.requirement.upper is not None and added.requirement.upper.number == Decimal("12.1")
    assert "ajouter la caractéristique" in user.window.actions_["edit.undo"].text()
    user.press("Ctrl+Z")
    yield lambda: len(characteristics(user)) == before
    assert "ajouter la caractéristique" in user.window.actions_["edit.redo"].text()
    user.press("Ctrl+Y")
    yield lambda: len(characteristics(user)) == before + 1


def drag_a_balloon(user: User) -> Steps:
    """Drags the last balloon, and takes that back and forth."""
    view = user.window.workspace.view
    user.press("Alt+1")
    yield lambda: view.tool_name == "select"
    yield from drawing_stands_still(user)
    start = characteristics(user)[-1].balloon
    assert start is not None
    from_, to = pixel_of(user, start), pixel_of(user, start) + QPoint(45, -30)
    user.drag(view.viewport(), from_, to)
    yield lambda: characteristics(user)[-1].balloon != start
    moved = characteristics(user)[-1].balloon
    assert moved is not None and (pixel_of(user, moved) - to).manhattanLength() <= 3
    assert "déplacer" in user.window.actions_["edit.undo"].text()
    user.press("Ctrl+Z")
    yield lambda: characteristics(user)[-1].balloon == start
    user.press("Ctrl+Y")
    yield lambda: characteristics(user)[-1].balloon == moved


def plan_the_inspection(user: User, *, means: str, frequency: str) -> Steps:
    """Creates a phase, takes a usual means, and assigns both with a frequency to the first lines."""
    user.press("Ctrl+1")
    phases = panel(user, "phases")
    yield phases.isVisible
    user.click(phases.add)
    yield from choose_in_menu(user, phases.add.menu().actions()[0].text())
    yield lambda: phases.list.count() == 1
    user.press("Ctrl+2")
    chosen = panel(user, "means")
    yield chosen.isVisible
    user.click(chosen.usual.search)
    user.write(means)
    rows = chosen.usual.list
    yield lambda: sum(not rows.item(row).isHidden() for row in range(rows.count())) == 1
    seen = next(row for row in range(rows.count()) if not rows.item(row).isHidden())
    user.double_click(rows.viewport(), item_centre(rows, seen))
    yield lambda: chosen.list.count() == 1
    yield from select_lines(user, 0, LINES - 1)
    user.press("Ctrl+1")
    yield phases.isVisible
    assignment = phases.assignment
    user.click(assignment.means.viewport(), item_centre(assignment.means, 0))
    user.press("Space")
    user.click(assignment.frequency.line)
    user.write_over(frequency)
    user.press("Return")
    yield lambda: len(user.session.document.table(Verification)) == LINES
    assert all(v.means for v in user.session.document.table(Verification).values())


def identify(user: User, reference: str, designation: str) -> Steps:
    """Types who the part is."""
    user.press("Ctrl+I")
    identity = panel(user, "identity")
    yield identity.isVisible
    for name, text in (("reference", reference), ("designation", designation)):
        user.click(identity.part.widgets[name].line)
        user.write_over(text)
        user.press("Tab")
    yield lambda: user.session.document.part.designation == designation
    assert user.session.document.part.reference == reference


def export(user: User, *, language: str) -> Steps:
    """Makes the three usual documents in this language."""
    user.press("Ctrl+Shift+E")
    yield user.sees(ExportDialog)
    dialog = user.dialog()
    assert isinstance(dialog, ExportDialog) and dialog.choices.language.currentData() == language
    assert [wish.format for wish in dialog.choices.wishes()] == ["docx", "xlsx", "pdf"]
    yield user.is_at_rest
    user.click(dialog.export_button)
    yield lambda: user.is_at_rest() and dialog.show_folder.isVisible()
    user.press("Escape")
    yield lambda: user.dialog() is None
