"""French and English, changed in the preferences while a plan is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from qcdesigner.gui.dialogs.preferences import PreferencesDialog
from tests.e2e.steps import leave
from tests.e2e.story import Steps, User, live

ALIKE = {
    "Français", "English", "Phases", "Notes", "Machine", "Date", "Validation", "Final", "Protection", "Applicable", "Zone",
    "Nominal",
}  # fmt: skip
"""Words that are the same in both languages, or names of languages."""


def test_every_word_of_the_window_follows_the_language(home: Path, flange: Path) -> None:
    seen: dict[str, set[str]] = {}

    def story(user: User) -> Steps:
        yield lambda: user.session.has_plan and user.is_at_rest()
        for language in ("en", "fr"):
            yield from choose_language(user, language)
            yield from look_at_all_panels(user)
            seen[language] = set(words(user))
        yield from leave(user, answer="discard")

    assert live([str(flange)], story) == 0
    both = {text for text in seen["fr"] & seen["en"] if any(len(word) > 2 for word in text.split())}
    assert both <= ALIKE
    assert len(seen["fr"]) > 150 and len(seen["en"]) > 150


def choose_language(user: User, language: str) -> Steps:
    """Through the preferences, the list by keyboard."""
    user.press("Ctrl+,")
    yield user.sees(PreferencesDialog)
    dialog = user.dialog()
    assert isinstance(dialog, PreferencesDialog)
    user.press("Home", *["Down"] * dialog.language.findData(language))
    yield lambda: dialog.language.currentData() == language
    user.press("Return")
    yield lambda: user.dialog() is None and user.session.translator.language == language and user.is_at_rest()


def look_at_all_panels(user: User) -> Steps:
    """Brings each panel to the front once, so that all are made."""
    for dock in user.window.workspace.docks.values():
        dock.raise_()
        yield dock.panel().isVisible


def words(user: User) -> Iterator[str]:
    """What the window says that the drawing does not: actions, tips, labels, buttons, lists, hints."""
    window = user.window
    own = _of_the_plan(user)
    for text in _texts(window):
        if text.strip() and text.strip(" .…:") not in own:
            yield text.strip()


def _of_the_plan(user: User) -> set[str]:
    """Names that are the user's and the file's."""
    part, path = user.session.document.part, user.window.windowTitle()
    return {part.reference, part.designation, part.material, path, *(d.file_name for d in _drawings(user))}


def _drawings(user: User) -> list[object]:
    from qcdesigner.model.queries import drawings_in_order

    return list(drawings_in_order(user.session.document))


def _texts(window: object) -> Iterator[str]:
    for action in window.findChildren(QAction):
        yield from (action.text().replace("&", ""), action.toolTip().replace("&", ""), action.statusTip())
    for kind in (QLabel, QAbstractButton):
        for part in window.findChildren(kind):
            yield from (part.text(), part.toolTip())
    for combo in window.findChildren(QComboBox):
        yield from (combo.itemText(i) for i in range(combo.count()))
    for line in window.findChildren(QLineEdit):
        yield from (line.placeholderText(), line.toolTip())
