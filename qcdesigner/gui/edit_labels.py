"""The names of edits as the undo menu says them: « Annuler : supprimer la caractéristique »."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

Tr = Callable[[str], str]


def edit_text(label: str | None, tr: Tr) -> str:
    """The name of an edit from its code; empty for none, a general word for a code without a name."""
    return edit_texts(tr).get(label, tr("the last change")) if label else ""


@cache
def edit_texts(tr: Tr) -> Mapping[str, str]:
    """The name of each edit by its code."""
    return {
        "new_from_drawing": tr("open the drawing"), "add_drawing": tr("add the drawing"),
        "remove_drawing": tr("remove the drawing"), "place_reading": tr("balloon the drawing"),
    }  # fmt: skip
