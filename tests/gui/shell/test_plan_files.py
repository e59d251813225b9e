"""Opening, editing, saving and closing in the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from qcdesigner.editing.identity import change_part
from qcdesigner.gui import dropping, plan_files
from qcdesigner.gui.application import Application
from qcdesigner.model.records import Characteristic, Drawing
from qcdesigner.storage.lock import lock_path
from qcdesigner.storage.package import load_plan

Settle = Callable[[], None]


@pytest.fixture
def saved(with_flange: Application, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The flange's plan, saved from the menu."""
    path = tmp_path / "bride.qcd"
    monkeypatch.setattr(plan_files, "choose_new_file", lambda *_: path)
    with_flange.window.actions_["file.save"].trigger()
    settle()
    return path


def test_a_drawing_becomes_a_plan_with_characteristics(with_flange: Application) -> None:
    assert len(with_flange.session.document.table(Characteristic)) > 30
    assert with_flange.session.path is None and with_flange.session.is_modified


def test_a_saved_plan_is_on_disk_locked_and_recent(with_flange: Application, saved: Path) -> None:
    snapshot, _ = load_plan(saved)
    assert snapshot.table(Characteristic) == with_flange.session.document.table(Characteristic)
    assert lock_path(saved).exists()
    assert with_flange.session.settings.recent[0] == str(saved)
    assert not with_flange.session.is_modified


def test_closing_gives_the_lock_back_and_shows_the_start_page(with_flange: Application, saved: Path) -> None:
    with_flange.window.actions_["file.close"].trigger()
    assert not with_flange.session.has_plan
    assert with_flange.window.start_page.isVisible()
    assert not lock_path(saved).exists()


def test_a_recent_plan_opens_with_its_drawing(with_flange: Application, saved: Path, settle: Settle) -> None:
    with_flange.window.actions_["file.close"].trigger()
    page = with_flange.window.start_page
    page.recent.itemActivated.emit(page.recent.item(0))
    settle()
    assert with_flange.session.path == saved
    assert set(with_flange.session.opened) == set(with_flange.session.document.table(Drawing))


@pytest.mark.parametrize(("answer", "remains"), [("stay", True), ("discard", False)])
def test_unsaved_changes_are_asked_for(
    with_flange: Application, monkeypatch: pytest.MonkeyPatch, answer: str, remains: bool
) -> None:
    monkeypatch.setattr(plan_files, "ask", lambda *_, **__: answer)
    with_flange.window.actions_["file.close"].trigger()
    assert with_flange.session.has_plan is remains


def test_closing_the_window_may_save_first(
    with_flange: Application, saved: Path, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_part(with_flange.session.document, reference="BP-41")
    monkeypatch.setattr(plan_files, "ask", lambda *_, **__: "save")
    with_flange.window.close()
    settle()
    qtbot.waitUntil(lambda: not with_flange.window.isVisible())
    snapshot, _ = load_plan(saved)
    assert snapshot.table(type(with_flange.session.document.part))["part"].reference == "BP-41"


def test_a_file_changed_underneath_is_not_overwritten_unasked(
    with_flange: Application, saved: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = saved.read_bytes() + b" "
    saved.write_bytes(theirs)
    asked: list[str] = []
    monkeypatch.setattr(plan_files, "ask", lambda _, text, **__: asked.append(text) or "stay")
    change_part(with_flange.session.document, reference="BP-42")
    with_flange.window.actions_["file.save"].trigger()
    settle()
    assert len(asked) == 1 and "bride.qcd" in asked[0]
    assert saved.read_bytes() == theirs
    assert with_flange.session.is_modified


def test_a_plan_open_elsewhere_is_offered_read_only(
    with_flange: Application, saved: Path, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "autre.qcd"
    shutil.copy(saved, other)
    lock_path(other).write_text('{"user": "paul", "host": "atelier-2", "pid": 4, "since": "2026-03-02T08:15:00"}')
    asked: list[str] = []
    monkeypatch.setattr(plan_files, "ask", lambda _, text, **__: asked.append(text) or "read")
    with_flange.window.open_path(other)
    settle()
    assert "paul" in asked[0] and "atelier-2" in asked[0]
    assert with_flange.session.read_only
    assert not with_flange.window.actions_["file.save"].isEnabled()
    assert lock_path(other).exists()


def test_a_dropped_drawing_is_added_or_makes_a_new_plan(
    with_flange: Application, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, flange: Path
) -> None:
    monkeypatch.setattr(dropping, "ask", lambda *_, **__: "add")
    _drop(with_flange, flange.with_name("arbre_etage.dxf"))
    qtbot.waitUntil(lambda: len(with_flange.session.document.table(Drawing)) == 2, timeout=20_000)
    settle()
    assert len(with_flange.session.opened) == 2
    with_flange.window.actions_["edit.undo"].trigger()
    assert len(with_flange.session.document.table(Drawing)) == 1


def test_a_refused_file_is_one_sentence_and_leaves_the_plan(
    with_flange: Application, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_files, "ask", lambda *_, **__: "discard")
    document = with_flange.session.document
    wrong = tmp_path / "photo.dxf"
    wrong.write_bytes(b"this is no drawing")
    with_flange.window.open_path(wrong)
    settle()
    assert with_flange.session.document is document
    assert "photo.dxf" in with_flange.window.problems.text
    assert with_flange.window.problems.isVisible()


def test_a_missing_recent_file_is_said_and_forgotten(application: Application, settle: Settle, tmp_path: Path) -> None:
    gone = tmp_path / "parti.qcd"
    application.session.change_settings(recent=(str(gone),))
    application.window.open_path(gone)
    settle()
    assert "parti.qcd" in application.window.problems.text
    assert application.session.settings.recent == ()


def _drop(application: Application, path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    application.window.dropEvent(event)
