"""By which rule a text is no requirement: views, scales, dates, notes, references. Rules a maker of drawings would recognise."""

from __future__ import annotations

import re

from qcdesigner.drawings.reading.statements import states_general_tolerance

_VIEW_NAME = re.compile(
    r"(?:(?:section|coupe|schnitt|sección|corte|view|vue|ansicht|vista|detail|détail|detalle|einzelheit|scale|échelle|echelle|maßstab|escala|ech)\b.*"
    r"|[A-Z]\s*[-–]\s*[A-Z]|\(?\s*\d+(?:[.,]\d+)?\s*:\s*\d+(?:[.,]\d+)?\s*\)?)",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_SHEET = re.compile(
    r"(?:sheet|feuille|blatt|hoja|page)?\s*\d+\s*(?:of|/|sur|von|de)\s*\d+|A[0-5]", re.IGNORECASE
)
_LETTER = re.compile(r"[A-Z]['′]?")
_REFERENCE = re.compile(r"(?=[^ ]*\d)(?=[^ ]*[A-Za-z]{2})[\w.\-/]{6,}|https?://\S+|[-–—_.]+")
_MARKS = re.compile(
    r"[⌀Øø∅±°⌖⏥⊥∥⌴⌵↧√≤≥]|\bR\s?\d|\bM\d|\d\s*[x×]|\bRa\b|\bRz\b|\d\s*mm\b|\d\s?[A-Za-z]{1,2}\d{1,2}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS_OF_A_NOTE = 2


def ignored_rule(text: str) -> str | None:
    """The rule by which a text is no requirement, whatever else it may look like; None if none applies."""
    plain = " ".join(text.split())
    if _VIEW_NAME.fullmatch(plain):
        return "view_name"
    if _DATE.fullmatch(plain):
        return "date"
    if _SHEET.fullmatch(plain):
        return "sheet_number"
    if _LETTER.fullmatch(plain):
        return "datum_or_letter"
    return None


def note_rule(text: str) -> str | None:
    """`note` or `reference` for words that state no value; None for what a person must look at."""
    if "\n" in text:
        rules = {
            note_rule(line) or ("note" if states_general_tolerance(line) else None)
            for line in text.split("\n")
        }
        return None if None in rules else "note"
    plain = " ".join(text.split())
    if _MARKS.search(plain):
        return None
    if len(_WORD.findall(plain)) >= _WORDS_OF_A_NOTE or not re.search(r"\d", plain):
        return "note"
    return "reference" if _REFERENCE.fullmatch(plain) else None
