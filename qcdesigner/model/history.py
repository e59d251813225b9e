"""Undo and redo: a list of change sets and a position in it. The saved state is a position too."""

from __future__ import annotations

from qcdesigner.model.changes import ChangeSet, net


class History:
    """Steps that can be undone (before the position) and redone (after it)."""

    def __init__(self) -> None:
        self._steps: list[tuple[ChangeSet, object]] = []
        self._position = 0
        self._saved: int | None = 0

    @property
    def undo_label(self) -> str | None:
        """The label of what `undo` would take back, or None."""
        return self._steps[self._position - 1][0].label if self._position else None

    @property
    def redo_label(self) -> str | None:
        """The label of what `redo` would do again, or None."""
        return self._steps[self._position][0].label if self._position < len(self._steps) else None

    @property
    def is_modified(self) -> bool:
        """True if the position is not the one that was saved."""
        return self._position != self._saved

    def seal(self) -> int:
        """The position of a state about to be saved; no later edit merges into its last step. See `mark_saved`."""
        if self._position:
            last, _ = self._steps[self._position - 1]
            self._steps[self._position - 1] = (last, None)
        return self._position

    def mark_saved(self, position: int) -> None:
        """Says that the state sealed at `position` has reached the disk."""
        self._saved = position

    def push(self, change_set: ChangeSet, merge_key: object) -> None:
        """Adds a step (joined with the last one if both have this merge key); what could be redone is forgotten."""
        if self._saved is not None and self._saved > self._position:
            self._saved = None  # the saved state is among what is forgotten
        del self._steps[self._position :]
        if merge_key is not None and self._steps and self._steps[-1][1] == merge_key:
            last, _ = self._steps.pop()
            self._position -= 1
            change_set = ChangeSet(change_set.label, net((*last.changes, *change_set.changes)))
        if change_set.changes:
            self._steps.append((change_set, merge_key))
            self._position += 1

    def undo(self) -> ChangeSet | None:
        """Steps back; the change set to apply, or None at the beginning."""
        if not self._position:
            return None
        self._position -= 1
        return self._steps[self._position][0].inverse("undo")

    def redo(self) -> ChangeSet | None:
        """Steps forward; the change set to apply, or None at the end."""
        if self._position == len(self._steps):
            return None
        self._position += 1
        step = self._steps[self._position - 1][0]
        return ChangeSet(step.label, step.changes, "redo")
