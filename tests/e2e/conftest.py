"""A fresh user who reads French, with the drawings of the project."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.tables import resource_path
from qcdesigner.gui import preview


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """The folder of the program's own files of this user."""
    folder = tmp_path / "home"
    monkeypatch.setenv("QCDESIGNER_HOME", str(folder))
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "fr")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after a test that starts the program
    return folder


@pytest.fixture
def flange() -> Path:
    return resource_path("samples/bride_de_palier.dxf")


@pytest.fixture
def shaft_pdf() -> Path:
    return resource_path("samples/arbre_etage.pdf")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previews are drawn by ourselves: LibreOffice takes seconds and is tested elsewhere."""
    monkeypatch.setattr(preview, "find_office", lambda: None)
