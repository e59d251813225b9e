"""The words of the window for codes of the core: those of every edge (`i18n.words`), and those that only it shows.

A table is built once per translator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from qcdesigner.gui.edit_labels import edit_text as edit_label
from qcdesigner.i18n.remarks import finding_sentence as finding_text
from qcdesigner.i18n.sentences import sentence
from qcdesigner.i18n.words import (
    CLASS_MARKS,
    criticality_words,
    kind_words,
    phase_kind_words,
    plan_state_words,
    role_words,
    symbol_words,
    waiver_words,
)

__all__ = [
    "CLASS_MARKS", "criticality_words", "edit_label", "finding_text", "kind_words", "phase_kind_words", "plan_state_words",
    "role_words", "sentence", "source_words", "symbol_words", "tolerance_source_words", "unread_reason",
    "waiver_reasons", "waiver_text", "waiver_words",
]  # fmt: skip

Tr = Callable[[str], str]

@cache
def source_words(tr: Tr) -> Mapping[str, str]:
    """Where a reading comes from."""
    return {
        "dimension": tr("dimension of the drawing"), "tolerance": tr("tolerance frame of the drawing"),
        "text": tr("text of the drawing"), "ocr": tr("optical character recognition"), "typed": tr("typed by hand"),
    }  # fmt: skip


@cache
def tolerance_source_words(tr: Tr) -> Mapping[str, str]:
    """Where the limits of a requirement come from."""
    return {
        "stated": tr("stated on the drawing"), "fit": tr("fit (ISO 286)"), "general": tr("general tolerance"),
        "none": tr("no tolerance"),
    }  # fmt: skip


def waiver_text(reason: str, tr: Tr) -> str:
    """The reason of a waiver: the rule's words, or the words of the person who waived."""
    return waiver_words(tr).get(reason, reason)


@cache
def waiver_reasons(tr: Tr) -> tuple[str, ...]:
    """The usual reasons for verifying nothing, the one chosen most first."""
    return (
        tr("Not a requirement"), tr("Repeated elsewhere on the drawing"), tr("Verified with another characteristic"),
        tr("Manufacturing information"), tr("Verified by the supplier"), tr("Verified on the assembly"),
        tr("Ensured by the tool"), tr("For information"),
    )  # fmt: skip


@cache
def unread_words(tr: Tr) -> Mapping[str, str]:
    """Why a text was not made a characteristic: not understood, or set aside by a rule."""
    return {
        "not_understood": tr("Not understood"), "ambiguous": tr("Several meanings"), "too_long": tr("Too long for a callout"),
        "missing_deviation": tr("A deviation is missing"), "missing_unit": tr("The unit is missing"),
        "unit_disagrees": tr("Two units disagree"), "feet_and_inches": tr("Feet and inches"), "fraction": tr("Fraction"),
        "unreadable_frame": tr("Tolerance frame not understood"), "frame_without_symbol": tr("Tolerance frame without symbol"),
        "bare_number": tr("Number alone: dimension or not?"), "in_a_cell": tr("Number in a table"), "in_a_box": tr("Text in a box"), "balloon": tr("Number in a circle"),
        "doubtful_reading": tr("Recognised on a picture, but doubtful"), "no_value": tr("No value"), "title_block": tr("Title block"), "view_name": tr("Name of a view"),
        "grid": tr("Grid of the frame"), "note": tr("Note"), "table": tr("Table"), "date": tr("Date"),
        "sheet_number": tr("Number of the sheet"), "datum_or_letter": tr("Datum or letter of a view"),
        "reference": tr("Reference of a document"), "shown_before": tr("Already shown elsewhere"),
        "not_a_requirement": tr("Not a requirement"), "general_tolerance": tr("General tolerance"),
    }  # fmt: skip


def unread_reason(code: str, tr: Tr) -> str:
    """The reason in words; a reason that has no word is shown as it is, without underscores."""
    return unread_words(tr).get(code) or code.replace("_", " ")
