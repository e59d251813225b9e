"""What comes up in a day: files dropped, a similar part, findings, searches, sheets, balloons moved, printing, preferences."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from qcdesigner.domain.tables import resource_path
from qcdesigner.gui import printing
from qcdesigner.gui.dialogs.about import AboutDialog
from qcdesigner.gui.dialogs.keys import KeysDialog
from qcdesigner.gui.dialogs.preferences import PreferencesDialog
from qcdesigner.gui.panels.finding_tree import FINDING, FindingTree
from qcdesigner.model.findings import Finding
from qcdesigner.model.records import Acceptance, Characteristic, Phase
from tests.e2e.steps import (
    cell,
    characteristics,
    drawing_stands_still,
    drop,
    give_file,
    leave,
    panel,
    pixel_of,
    read_cell,
    select_lines,
    table,
)
from tests.e2e.story import LEFT, PLAIN, Steps, User, live

SAMPLE = resource_path("samples/bride_de_palier.qcd")


def test_files_are_dropped_on_the_window(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        drop(user, SAMPLE)
        yield lambda: user.session.path == SAMPLE and user.is_at_rest()
        drop(user, flange)
        yield user.question
        user.answer("new")
        yield lambda: user.session.has_plan and user.session.path is None and user.is_at_rest()
        assert characteristics(user) and not user.session.document.table(Phase)
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def test_a_plan_is_made_from_the_one_of_a_similar_part(home: Path) -> None:
    def story(user: User) -> Steps:
        user.wishes.append(user.window.actions_["file.new_similar"].trigger)
        yield from give_file(user, SAMPLE)
        yield lambda: user.session.has_plan and user.is_at_rest()
        assert user.session.path is None
        assert len(user.session.document.table(Phase)) >= 2
        assert all(c.balloon is None for c in characteristics(user))
        yield from leave(user)

    assert live([], story) == 0


def test_a_finding_leads_to_its_place_and_is_accepted(home: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_sample(user)
        user.press("Ctrl+A")
        user.wishes.append(lambda: remove_phases(user))
        user.press("Ctrl+3")
        tree = panel(user, "findings").tree
        yield lambda: line_of(tree, "no_phase") is not None
        line = line_of(tree, "no_phase")
        line.parent().setExpanded(True)
        tree.scrollToItem(line)
        user.click(tree.viewport(), tree.visualItemRect(line).center())
        subject = line.data(0, FINDING).subject
        yield lambda: user.session.selection.ids == (subject,) and tree.current() is not None
        assert table(user).view.selected_rows()
        user.click(panel(user, "findings").reason)
        user.write("mesurée par le client")
        user.press("Return")
        yield (
            lambda: (
                [a.reason for a in user.session.document.table(Acceptance).values()]
                == ["mesurée par le client"]
            )
        )
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def test_lines_are_found_and_sorted_from_anywhere(home: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_sample(user)
        total = table(user).lines.rowCount()
        user.click(panel(user, "properties").designation)
        user.press("Ctrl+F")
        yield table(user).bar.search.hasFocus
        user.write("diametre COULISSE")
        yield lambda: 0 < table(user).lines.rowCount() < total
        assert "Diamètre" in read_cell(user, 0, "kind")
        user.press("Esc")
        yield lambda: table(user).lines.rowCount() == total
        header = table(user).view.horizontalHeader()
        column = cell(user, 0, "upper").x()
        user.click(header.viewport(), QPoint(column, header.height() // 2))
        yield lambda: read_cell(user, 0, "number") != "1"
        yield from leave(user)

    assert live([], story) == 0


def test_sheets_of_a_drawing_are_gone_through(home: Path, shaft_pdf: Path, tmp_path: Path) -> None:
    path = of_two_pages(shaft_pdf, tmp_path)

    def story(user: User) -> Steps:
        yield lambda: user.session.has_plan and user.is_at_rest()
        view = user.window.workspace.view
        first = view.sheet_id
        user.press("Ctrl+PgDown")
        yield lambda: view.sheet_id != first
        user.press("Ctrl+PgUp")
        yield lambda: view.sheet_id == first
        user.press("Ctrl+T")
        user.click(table(user).view.viewport(), cell(user, 0, "number"))
        yield lambda: user.session.selection.ids
        before = view.px_per_mm
        user.press("Ctrl+J")
        yield lambda: view.px_per_mm > before
        yield from leave(user, answer="discard")

    assert live([str(path)], story) == 0


def test_a_balloon_is_nudged_and_a_drag_given_up(home: Path) -> None:
    def story(user: User) -> Steps:
        yield from open_sample(user)
        view, chosen = user.window.workspace.view, characteristics(user)[0]
        yield from drawing_stands_still(user)
        at = pixel_of(user, chosen.balloon)
        user.click(view.viewport(), at)
        yield lambda: user.session.selection.ids == (chosen.id,)
        user.press("Right", "Right")
        yield lambda: place(user, chosen.id).x > chosen.balloon.x
        user.press("Ctrl+Z")
        yield lambda: place(user, chosen.id) == chosen.balloon
        user.wishes.append(lambda: QTest.mousePress(view.viewport(), LEFT, PLAIN, at))
        for step in (QPoint(20, 10), QPoint(60, 30)):
            user.wishes.append(lambda step=step: QTest.mouseMove(view.viewport(), at + step))
        user.press("Esc")
        user.wishes.append(lambda: QTest.mouseRelease(view.viewport(), LEFT, PLAIN, at + QPoint(60, 30)))
        yield lambda: True
        assert place(user, chosen.id) == chosen.balloon
        assert view.balloons.at(view.mapToScene(at), view.hit_reach_mm).characteristic_id == chosen.id
        yield from leave(user)

    assert live([], story) == 0


def test_instances_are_exploded_and_merged_by_the_menu(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        yield lambda: user.session.has_plan and user.is_at_rest()
        before = len(characteristics(user))
        row = next(i for i, c in enumerate(characteristics(user)) if c.requirement.count == 4)
        yield from select_lines(user, row, row)
        yield from choose_in_bar(user, "balloon.explode")
        yield lambda: len(characteristics(user)) == before + 3
        yield from select_lines(user, row, row + 3)
        yield from choose_in_bar(user, "balloon.merge")
        yield lambda: len(characteristics(user)) == before
        yield from leave(user, answer="discard")

    assert live([str(flange)], story) == 0


def test_the_ballooned_drawing_is_printed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "printed.pdf"

    class ToFile(printing.QPrintDialog):
        def exec(self) -> int:
            self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.printer().setOutputFileName(str(printed))
            return 1

    monkeypatch.setattr(printing, "QPrintDialog", ToFile)

    def story(user: User) -> Steps:
        yield from open_sample(user)
        user.press("Ctrl+P")
        yield lambda: printed.exists() and user.is_at_rest()
        assert not user.window.problems.isVisible()
        yield from leave(user)

    assert live([], story) == 0
    assert printed.read_bytes().startswith(b"%PDF") and printed.stat().st_size > 20_000


def test_about_and_keys_are_one_press_away(home: Path) -> None:
    def story(user: User) -> Steps:
        user.press("F1")
        yield user.sees(KeysDialog)
        shown = " ".join(label.text() for label in user.dialog().findChildren(QLabel))
        assert "Ctrl+F" in shown and "Ctrl+Z" in shown
        user.press("Esc")
        yield lambda: user.dialog() is None
        user.wishes.append(user.window.actions_["help.about"].trigger)
        yield user.sees(AboutDialog)
        user.press("Esc")
        yield lambda: user.dialog() is None
        yield from leave(user)

    assert live([], story) == 0


def test_preferences_hold_for_the_next_plan(home: Path, flange: Path) -> None:
    def story(user: User) -> Steps:
        assert user.session.settings.general_tolerance == ""
        user.press("Ctrl+,")
        yield user.sees(PreferencesDialog)
        dialog = user.dialog()
        assert isinstance(dialog, PreferencesDialog)
        user.click(dialog.company)
        user.write("Mécanique du Val")
        dialog.balloon_size.setCurrentIndex(dialog.balloon_size.findData("large"))
        dialog.documents_language.setCurrentIndex(dialog.documents_language.findData("en"))
        user.press("Return")
        yield lambda: user.dialog() is None
        drop(user, flange)
        yield lambda: user.session.has_plan and user.is_at_rest()
        plan = user.session.document.plan
        assert plan.company == "Mécanique du Val" and plan.balloon_size == "large"
        assert user.session.documents_language == "en"
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def test_on_a_small_screen_means_and_frequency_are_seen(home: Path) -> None:
    def story(user: User) -> Steps:
        user.window.resize(1366, 768)
        yield from open_sample(user)
        viewport = table(user).view.viewport()
        yield lambda: viewport.rect().contains(cell(user, 5, "frequency"))
        yield from leave(user)

    assert live([], story) == 0


def open_sample(user: User) -> Steps:
    user.click(user.window.start_page.sample_button)
    yield lambda: user.session.has_plan and user.is_at_rest()


def choose_in_bar(user: User, action_id: str) -> Steps:
    """Opens the menu of the window that holds an action, and clicks it there."""
    bar, action = user.window.menuBar(), user.window.actions_[action_id]
    title = next(entry for entry in bar.actions() if action in entry.menu().actions())
    user.click(bar, bar.actionGeometry(title).center())
    yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
    menu = title.menu()
    user.click(menu, menu.actionGeometry(action).center())


def remove_phases(user: User) -> None:
    """Takes the verifications of everything selected away, as Del does in the table."""
    from qcdesigner.gui.tables.cell_edits import put_cell

    put_cell(user.session.document, "phases", user.session.selection.ids, "", table(user).model.around)


def line_of(tree: FindingTree, code: str) -> object:
    """The line of the first finding of this code."""
    lines = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    found = ((line, line.data(0, FINDING)) for line in lines)
    return next(
        (line for line, finding in found if isinstance(finding, Finding) and finding.code == code), None
    )


def place(user: User, characteristic: str) -> object:
    return user.session.document.get(Characteristic, characteristic).balloon


def of_two_pages(drawing: Path, folder: Path) -> Path:
    """A PDF that has the sheet of a drawing twice."""
    import pikepdf

    path = folder / "two_sheets.pdf"
    with pikepdf.open(drawing) as source:
        source.pages.append(source.pages[0])
        source.save(path)
    return path
