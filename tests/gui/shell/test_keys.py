"""Keys of the window: one action each, none that a line of text takes for itself, the search reached from anywhere."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from qcdesigner.gui.actions import all_actions

Standard = QKeySequence.StandardKey
EDITING = (
    Standard.Delete, Standard.Cut, Standard.Copy, Standard.Paste, Standard.DeleteEndOfLine, Standard.DeleteCompleteLine,
    Standard.MoveToEndOfLine, Standard.MoveToStartOfLine, Standard.MoveToNextWord, Standard.MoveToPreviousWord,
    Standard.DeleteStartOfWord, Standard.DeleteEndOfWord, Standard.Deselect, Standard.Backspace,
)  # fmt: skip
LINUX = {"Ctrl+E", "Ctrl+D", "Ctrl+K", "Ctrl+U"}


def test_no_two_actions_have_the_same_keys():
    counts = Counter(key for spec in all_actions(str) for key in spec.keys)
    assert [key for key, n in counts.items() if n > 1] == []


def test_a_line_of_text_takes_no_key_of_the_window(qapp):
    here = {keys.toString() for standard in EDITING for keys in QKeySequence.keyBindings(standard)}
    used = {key for spec in all_actions(str) if spec.scope == "window" for key in spec.keys}
    assert used & (here | LINUX) == set()
