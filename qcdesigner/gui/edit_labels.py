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
    return {**_about_characteristics(tr), **_about_drawings(tr), **_about_verifications(tr), **_about_identity(tr)}


def _about_characteristics(tr: Tr) -> Mapping[str, str]:
    return {
        "add_characteristic": tr("add the characteristic"), "change_requirement": tr("change the specification"),
        "change_characteristic": tr("change the characteristic"), "change_kind": tr("change the kind"),
        "confirm": tr("confirm the reading"), "waive": tr("waive"), "unwaive": tr("verify after all"),
        "delete_characteristic": tr("delete the characteristic"), "duplicate": tr("duplicate"),
        "renumber": tr("renumber"), "explode": tr("explode into instances"), "merge": tr("merge the instances"),
        "edit_cells": tr("edit in the table"), "clear_cells": tr("clear the cells"), "paste": tr("paste"),
    }  # fmt: skip


def _about_drawings(tr: Tr) -> Mapping[str, str]:
    return {
        "new_from_drawing": tr("open the drawing"), "add_drawing": tr("add the drawing"),
        "remove_drawing": tr("remove the drawing"), "place_reading": tr("balloon the drawing"),
        "move_balloon": tr("move the balloon"), "place_annotation": tr("place the annotation"),
        "place_balloons": tr("place the balloons"), "make_characteristic": tr("make it a characteristic"),
        "waive_unread": tr("waive the text"), "restore_unread": tr("deal with the text after all"),
        "take_up_ignored": tr("take up the text"),
    }  # fmt: skip


def _about_verifications(tr: Tr) -> Mapping[str, str]:
    return {
        "add_phase": tr("add the phase"), "change_phase": tr("change the phase"), "remove_phase": tr("delete the phase"),
        "move_phase": tr("move the phase"), "add_means": tr("add the means"), "change_means": tr("change the means"),
        "remove_means": tr("delete the means"), "assign": tr("assign to the phase"),
        "unassign": tr("take out of the phase"), "clear_frequency": tr("clear the frequency"),
        "accept_finding": tr("accept the finding"), "withdraw_acceptance": tr("withdraw the acceptance"),
    }  # fmt: skip


def _about_identity(tr: Tr) -> Mapping[str, str]:
    return {
        "change_plan": tr("change the inspection plan"), "change_part": tr("change the part"),
        "change_drawing": tr("change the drawing's identity"), "set_approval": tr("fill in the validation block"),
        "add_history_entry": tr("add to the history"), "change_history_entry": tr("change the history"),
        "remove_history_entry": tr("delete from the history"),
    }  # fmt: skip
