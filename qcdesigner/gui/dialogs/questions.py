"""Questions with a few clear answers, and the choice of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

ROLES = {
    "accept": QMessageBox.ButtonRole.AcceptRole,
    "destroy": QMessageBox.ButtonRole.DestructiveRole,
    "other": QMessageBox.ButtonRole.ActionRole,
    "reject": QMessageBox.ButtonRole.RejectRole,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it answers, its text and its role (`accept destroy other reject`)."""

    id: str
    text: str
    role: str = "other"


def ask(parent: QWidget | None, text: str, *, answers: Sequence[Answer], detail: str = "", title: str = "qcdesigner") -> str:
    """The id of the answer; closing the question is the answer of role `reject`. The first answer is the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    ids = {}
    for answer in answers:
        button = box.addButton(answer.text, ROLES[answer.role])
        button.setObjectName(answer.id)
        ids[button] = answer.id
        if answer.role == "reject":
            box.setEscapeButton(button)
    box.setDefaultButton(next(iter(ids)))
    box.exec()
    escape = next((answer.id for answer in answers if answer.role == "reject"), answers[-1].id)
    return ids.get(box.clickedButton(), escape)  # type: ignore[arg-type]


def tell(parent: QWidget | None, text: str, *, detail: str = "", title: str = "qcdesigner") -> None:
    """Says one sentence and waits until it is read."""
    box = QMessageBox(QMessageBox.Icon.Information, title, text, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(detail)
    box.exec()


def choose_files(parent: QWidget, title: str, folder: str, file_filter: str) -> list[Path]:
    """Existing files; empty when the user gives up."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, file_filter)
    return [Path(name) for name in names]


def choose_file(parent: QWidget, title: str, folder: str, file_filter: str) -> Path | None:
    """One existing file; None when the user gives up."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, file_filter)
    return Path(name) if name else None


def choose_new_file(parent: QWidget, title: str, proposed: str, file_filter: str) -> Path | None:
    """A file to write (replacing one was confirmed); None when the user gives up."""
    name, _ = QFileDialog.getSaveFileName(parent, title, proposed, file_filter)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """A folder; None when the user gives up."""
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(name) if name else None
