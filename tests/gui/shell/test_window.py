"""The window round the plan: actions, undo names, languages, themes, dialogs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.identity import change_plan
from qcdesigner.gui import drawing_flow
from qcdesigner.gui.actions import all_actions
from qcdesigner.gui.application import Application
from qcdesigner.gui.conditions import CONDITIONS
from qcdesigner.gui.crash import CrashDialog, report, watch_for_crashes
from qcdesigner.gui.dialogs import waiving
from qcdesigner.gui.dialogs.about import about_text
from qcdesigner.gui.dialogs.callout import CalloutDialog
from qcdesigner.gui.dialogs.export import ExportDialog
from qcdesigner.gui.dialogs.keys import KeysDialog
from qcdesigner.gui.dialogs.preferences import PreferencesDialog
from qcdesigner.gui.preview import Wish, first_page, pictures_of
from qcdesigner.gui.theme import DARK, LIGHT
from qcdesigner.model.queries import by_number
from qcdesigner.model.records import Characteristic

Settle = Callable[[], None]


def test_every_action_does_something_that_exists(with_flange: Application) -> None:
    for spec in all_actions(str):
        target: object = with_flange.window
        for name in spec.does.split("."):
            target = getattr(target, name)
        assert callable(target), spec.id
        assert spec.when in CONDITIONS and spec.tip


def test_no_two_actions_share_their_keys() -> None:
    keys = Counter(key for spec in all_actions(str) for key in spec.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_without_a_plan_only_what_makes_sense_is_enabled(application: Application) -> None:
    enabled = {spec.id for spec in all_actions(str) if application.window.actions_[spec.id].isEnabled()}
    assert {"file.new", "file.open", "edit.preferences", "help.about"} <= enabled
    assert not {"file.save", "file.export", "edit.undo", "balloon.renumber", "view.fit"} & enabled


def test_undo_and_redo_say_what_they_do(with_flange: Application) -> None:
    first = by_number(with_flange.session.document.table(Characteristic).values())[0]
    with_flange.session.selection.set([first.id])
    actions = with_flange.window.actions_
    actions["edit.delete"].trigger()
    assert first.id not in with_flange.session.document.table(Characteristic)
    assert actions["edit.undo"].text() == "&Annuler\u00a0: supprimer la caractéristique"
    actions["edit.undo"].trigger()
    assert actions["edit.redo"].text() == "&Rétablir\u00a0: supprimer la caractéristique"
    assert with_flange.session.document.get(Characteristic, first.id) == first


def test_delete_works_by_key_on_the_drawing(with_flange: Application, qtbot: QtBot) -> None:
    table = with_flange.session.document.table(Characteristic)
    before = len(table)
    with_flange.session.selection.set([next(iter(table))])
    view = with_flange.window.workspace.view
    with_flange.window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(with_flange.session.document.table(Characteristic)) == before - 1


def test_waiving_keeps_the_reason(with_flange: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    first = by_number(with_flange.session.document.table(Characteristic).values())[0]
    monkeypatch.setattr(waiving, "ask_reason", lambda *_: "Assurée par l’outil")
    with_flange.session.selection.set([first.id])
    with_flange.window.actions_["balloon.waive"].trigger()
    assert with_flange.session.document.get(Characteristic, first.id).waived == "Assurée par l’outil"


def test_renumbering_an_approved_plan_is_refused_in_a_sentence(with_flange: Application) -> None:
    change_plan(with_flange.session.document, state="approved")
    said = []
    with_flange.session.problem.connect(said.append)
    with_flange.window.actions_["balloon.renumber"].trigger()
    assert isinstance(said[0], EditRefused) and said[0].code == "numbers_are_final"
    assert with_flange.window.problems.isVisible()


def test_the_status_bar_counts(with_flange: Application) -> None:
    status = with_flange.window.status
    count = len(with_flange.session.document.table(Characteristic))
    assert status.counts.text() == f"{count} caractéristiques"
    assert status.file_state.text() == "Jamais enregistrée"


def test_another_language_is_spoken_at_once_and_the_plan_stays(with_flange: Application) -> None:
    document = with_flange.session.document
    assert with_flange.window.actions_["file.save"].text() == "&Enregistrer"
    with_flange.session.change_settings(language="en")
    assert with_flange.window.actions_["file.save"].text() == "&Save"
    assert with_flange.session.document is document and with_flange.window.workspace.isVisible()
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    with_flange.session.change_settings(language="fr")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


@pytest.mark.parametrize(("theme", "shades"), [("dark", DARK), ("light", LIGHT)])
def test_the_theme_of_the_preferences_is_in_force(application: Application, theme: str, shades: object) -> None:
    application.session.change_settings(theme=theme)
    assert QApplication.palette().window().color().name() == shades.window  # type: ignore[attr-defined]


def test_preferences_refuse_a_general_tolerance_nobody_understands(application: Application) -> None:
    dialog = PreferencesDialog(application.session)
    assert dialog.values()["general_tolerance"] == ""
    dialog.general_tolerance.setText("ISO 2768-mK")
    assert dialog.accept_button.isEnabled()
    dialog.general_tolerance.setText("à peu près")
    assert not dialog.accept_button.isEnabled()


def test_settings_survive_a_restart(application: Application, home: Path) -> None:
    from qcdesigner.gui.settings import load_settings

    application.session.change_settings(company="Mécanique du Val", theme="dark")
    assert load_settings(home / "settings") == application.session.settings


def test_a_callout_dialog_takes_only_what_is_understood(application: Application) -> None:
    dialog = CalloutDialog(application.session, "12,5 ±")
    assert not dialog.accept_button.isEnabled() and dialog.meaning.text()
    dialog.line.setText("12,5 ±0,05")
    assert dialog.accept_button.isEnabled() and dialog.meaning.text() == "12,5 ±0,05"


def test_the_actions_of_a_window_that_went_follow_nothing(with_flange: Application, qtbot: QtBot) -> None:
    old = with_flange.window.actions_  # held, as what is not yet collected is
    with_flange.session.change_settings(theme="dark")
    qtbot.waitUntil(lambda: not isValid(old), timeout=5000)
    with qtbot.captureExceptions() as raised:
        with_flange.session.selection.set(tuple(with_flange.session.document.table(Characteristic))[:1])
    assert raised == []


def test_a_dialog_opens_with_the_cursor_in_its_first_field(application: Application) -> None:
    dialog = CalloutDialog(application.session, "")
    dialog.show()
    assert dialog.focusWidget() is dialog.line
    dialog.close()


def test_a_cancelled_opening_leaves_the_start_page(
    application: Application, flange: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_flow, "choose_file", lambda *_: flange)
    application.window.actions_["file.new"].trigger()
    application.background.running[0].cancel()
    settle()
    assert not application.session.has_plan


def test_export_writes_what_is_ticked(with_flange: Application, tmp_path: Path, settle: Settle) -> None:
    dialog = ExportDialog(with_flange.session, with_flange.background)
    dialog.choices.folder_line.setText(str(tmp_path / "papiers"))
    dialog.export()
    settle()
    written = {path.suffix for path in (tmp_path / "papiers").iterdir()}
    assert {".docx", ".xlsx", ".pdf"} <= written
    assert dialog.show_folder.isVisibleTo(dialog)


@pytest.mark.parametrize(("document", "file_format"), [("gamme", "docx"), ("fiche_autocontrole", "xlsx"), ("plan_repere", "pdf")])
def test_first_pages_are_shown_without_an_office_program(
    with_flange: Application, monkeypatch: pytest.MonkeyPatch, document: str, file_format: str
) -> None:
    from qcdesigner.gui import preview

    monkeypatch.setattr(preview, "find_office", lambda: None)
    session = with_flange.session
    wish = Wish(document=document, format=file_format, language="fr")
    picture = first_page(session.document.snapshot(), wish, pictures=pictures_of(session), cancelled=lambda: False)
    assert picture.width() > 500
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    assert dark > 300


def test_the_page_of_keys_and_about_open(application: Application) -> None:
    tr = application.session.tr_
    assert KeysDialog(tr).windowTitle() == "Raccourcis clavier"
    assert "MIT" in about_text(tr)


def test_the_sample_opens_from_the_start_page_as_a_new_plan(application: Application, settle: Settle, qtbot: QtBot) -> None:
    qtbot.mouseClick(application.window.start_page.sample_button, Qt.MouseButton.LeftButton)
    settle()
    assert len(application.session.document.table(Characteristic)) > 30
    assert application.session.path is None and application.session.opened


def test_a_refusal_that_nobody_caught_is_said_in_the_window(with_flange: Application) -> None:
    before = sys.excepthook
    watch_for_crashes(with_flange)
    try:
        refused = EditRefused("plan_is_approved")
        sys.excepthook(EditRefused, refused, None)
    finally:
        sys.excepthook = before
    assert with_flange.window.problems.isVisible()


def test_a_crash_report_names_the_place(application: Application) -> None:
    try:
        raise ZeroDivisionError("bug")
    except ZeroDivisionError as error:
        text = report(error)
    assert "ZeroDivisionError: bug" in text and "test_window.py" in text
    assert CrashDialog(text, application.session.tr_).windowTitle() == "Erreur inattendue"


def test_the_size_of_balloons_goes_into_the_open_plan_and_new_ones(with_flange: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose_large(dialog: PreferencesDialog) -> int:
        dialog.balloon_size.setCurrentIndex(dialog.balloon_size.findData("large"))
        return 1

    monkeypatch.setattr(PreferencesDialog, "exec", choose_large)
    with_flange.window.dialogs.preferences()
    assert with_flange.session.document.plan.balloon_size == "large"
    assert with_flange.session.settings.balloon_size == "large"
    with_flange.session.document.undo()
    assert with_flange.session.document.plan.balloon_size == "normal"


def test_a_panel_put_away_stays_away_when_another_plan_opens(
    with_flange: Application, flange: Path, settle: Callable[[], None]
) -> None:
    window = with_flange.window
    window.workspace.docks["identity"].toggleViewAction().trigger()
    with_flange.session.document.history.mark_saved(with_flange.session.document.history.seal())
    window.open_path(flange)
    settle()
    hidden = [name for name, dock in window.workspace.docks.items() if dock.isHidden()]
    assert hidden == ["identity"]


def test_a_panel_put_away_stays_away_after_the_start_page_and_the_next_start(
    with_flange: Application, settle: Callable[[], None]
) -> None:
    workspace = with_flange.window.workspace
    workspace.docks["identity"].toggleViewAction().trigger()
    state = workspace.layout_state()
    workspace.set_shown(False)
    workspace.set_shown(True)
    assert [name for name, dock in workspace.docks.items() if dock.isHidden()] == ["identity"]
    workspace.reset_layout()
    workspace.restore_layout(state)
    assert [name for name, dock in workspace.docks.items() if dock.isHidden()] == ["identity"]
