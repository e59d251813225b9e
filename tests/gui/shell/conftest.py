"""The whole program as a user has it: its own folders, the French window, waiting for what runs in the background."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qcdesigner.domain.tables import resource_path
from qcdesigner.gui.application import Application
from qcdesigner.gui.folders import user_folders

PATIENCE_MS = 20_000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh user who reads French."""
    folder = tmp_path / "home"
    monkeypatch.setenv("QCDESIGNER_HOME", str(folder))
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "fr")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after a test that starts the program
    return folder


@pytest.fixture
def flange() -> Path:
    return resource_path("samples/bride_de_palier.dxf")


@pytest.fixture
def application(home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Application]:
    """The program started, on its start page; ended without saving."""
    made = Application(qapp, user_folders())
    yield made
    made.end()
    made.window.retire()
    qapp.setStyleSheet("")


@pytest.fixture
def settle(application: Application, qtbot: QtBot) -> Callable[[], None]:
    """Waits until nothing runs in the background."""
    return lambda: qtbot.waitUntil(lambda: not application.background.running, timeout=PATIENCE_MS)


@pytest.fixture
def with_flange(application: Application, flange: Path, settle: Callable[[], None]) -> Application:
    """The program with a new plan of the flange."""
    application.window.open_path(flange)
    settle()
    assert application.session.has_plan
    return application
