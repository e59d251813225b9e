"""By which rule a text is no requirement: views, scales, dates, notes, references. Rules a maker of drawings would recognise."""

from __future__ import annotations

import re

from qcdesigner.drawings.reading.general_statements import states_general_tolerance

_SCALE = r"\d+(?:[.,]\d+)?\s*:\s*\d+(?:[.,]\d+)?"
_VIEW_WORD = re.compile(
    r"(?:section|coupe|schnitt|secci[óo]n|corte|view|vue|ansicht|vista|detail|détail|detalle|einzelheit"
    r"|(?:auxiliary|isometric|iso|front|rear|back|top|bottom|left|right|side|exploded|3d|perspective)\s+(?:side\s+)?view"
    r"|vista\s+isom[ée]trica|isometrische\s+ansicht|(?:vorder|seiten|drauf|rück|unter)ansicht|perspective|isométrie)\b",
    re.IGNORECASE,
)
_SCALE_SAID = re.compile(
    rf"\(?\s*(?:(?:scale|[ée]chelle|[ée]ch\.?|ma(?:ß|ss)stab|escala)\s*:?\s*(?:{_SCALE}|\d+\s*/\s*\d+|n\.?t\.?s\.?)?|{_SCALE}|n\.?t\.?s\.?)\s*\)?",
    re.IGNORECASE,
)
# What may stand in the name of a view beside its word: letters, words, one number of the view.
_VIEW_REST = re.compile(r"(?:[^\W\d_]+['′]?|[-–/&.,:()]|\s)*\d?\s*")
_SECTION = re.compile(r"\(?[A-Z]{1,2}\d?['′]?\s*[-–]\s*[A-Z]{1,2}\d?['′]?\)?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d/(?:0[1-9]|1[0-2])")
_SHEET = re.compile(
    r"(?:sheet|feuille|folio|blatt|hoja|page)\s*:?\s*\d+(?:\s*(?:of|/|sur|von|de)\s*\d+)?|\d+\s*(?:of|sur|von|de)\s*\d+|(\d+)\s*/\s*(\d+)|A[0-5]",
    re.IGNORECASE,
)
_INCH_PARTS = frozenset((2, 4, 8, 16, 32, 64))
_LETTER = re.compile(r"[A-Z]['′]?")
_REFERENCE = re.compile(r"(?=[^ ]*\d)(?=[^ ]*[A-Za-z]{2})[\w.\-/]{6,}|https?://\S+|[-–—_.]+")
_CONTACT = re.compile(
    r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?:t[ée]l|phone|ph|fax|mob(?:ile)?)\.?\s*:?\s*[+(]?\d[\d ().\-/]{6,}"
    r"|\+\d{1,3}(?:[ .\-]?\(?\d{1,4}\)?){3,6}|0\d(?:[ .]\d{2}){4}|\(\d{3}\) ?\d{3}[ \-]\d{4}|\d+(?:[.,]\d{2})?\s*(?:€|EUR|\$|USD)",
    re.IGNORECASE,
)
# Signs and words of which a requirement is made: what holds one is never set aside without being looked at.
_MARKS = re.compile(
    r"[⌀Øø∅±°⌴⌵↧√≤≥⏤⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰Ⓐ-Ⓩ]|\bS?R\s?\d|\bM\d|\d\s*[x×]|\bRa\b|\bRz\b|\d\s*mm\b|\d\s?[A-Za-z]{1,2}\d{1,2}\b"
    r"|\b(?:UN[CFJ]?|UNEF|NPTF?|BSP[PT]?)\b|#\d+-\d+|\b(?:HRC|HB|HV)\s?\d|\d\s*(?:HRC|HB|HV|µm|μm|N·?m|bars?|MPa)\b",
    re.IGNORECASE,
)
_MADE_SO = re.compile(
    r"\b(?:thru|deep|depth|prof(?:ondeur)?|tap(?:ped)?|tarau\w+|filet[ée]?\w*|drill\w*|perc\w+|ream\w*|al[ée]s\w+|c'?bore|c'?sink|lam[ée]\w+|fraisur\w+"
    r"|chamfers?|chanfreins?|fasen?|cong[ée]s?|fillets?|rayons?|radi(?:us|i)|radien|max(?:i|imum)?|mini?(?:mum)?|typ|plcs?|places|trous|holes|eq(?:ually)? ?sp\w*"
    r"|helicoil|trempe|cement\w*|épaisseur|thickness|break|casser|ar[êe]tes?|gratkanten|kanten|burrs?|ébavur\w+|angles? (?:vifs?|rentrants?|saillants?))\b",
    re.IGNORECASE,
)
_NOT_VALUES = re.compile(
    r"\b(?:ISO|EN|NF|DIN|ASME|ANSI|ASTM|JIS|AISI|SAE|UNI|BS|GB/T)(?:[ /-](?:EN|ISO|TS|TR|E|A))*[ -]?[A-Z]{0,2}\d[\w.\-:/]*|^\s*\(?\d{1,2}\s*[.):]\s|\bnotes?\s*\d+"
    r"|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"\d")
_DECIMAL = re.compile(r"(?<![\w.,/\-])\d*[.,]\d+(?![\d.,]*[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS_OF_A_NOTE = 2


def ignored_rule(text: str) -> str | None:
    """The rule by which a text is no requirement, whatever else it may look like; None if none applies."""
    plain = " ".join(text.split())
    if is_view_name(plain):
        return "view_name"
    if _DATE.fullmatch(plain):
        return "date"
    if _is_sheet_number(plain):
        return "sheet_number"
    if _LETTER.fullmatch(plain):
        return "datum_or_letter"
    if states_general_tolerance(text) and not _NUMBER.search(_without_statement(plain)):
        return "general_tolerance"
    return "note" if _CONTACT.fullmatch(plain) else None


def is_view_name(text: str) -> bool:
    """True for the name of a view, a section or a detail, with or without its scale, and for a scale alone."""
    plain = " ".join(text.split())
    rest, scales = _SCALE_SAID.subn(" ", plain)
    if not rest.strip():
        return bool(scales)
    if _SECTION.fullmatch(rest.strip()):
        return True
    if scales and _LETTER.fullmatch(rest.strip()):
        return True
    is_named = bool(_VIEW_WORD.match(rest.strip()) and _VIEW_REST.fullmatch(rest))
    return is_named and not states_value(rest) and not _MADE_SO.search(rest)


def note_rule(text: str) -> str | None:
    """`note`, `general_tolerance` or `reference` for words that state no value; None for what a person must look at."""
    if "\n" in text:
        rules = {note_rule(line) for line in text.split("\n") if line.strip()}
        return None if None in rules else "note"
    plain = " ".join(text.split())
    if states_general_tolerance(plain):
        return "general_tolerance"
    if states_value(plain):
        return None
    if len(_WORD.findall(plain)) >= _WORDS_OF_A_NOTE or not _NUMBER.search(plain):
        return "note"
    return "reference" if _REFERENCE.fullmatch(plain) else None


def states_value(text: str) -> bool:
    """True for a text that holds the signs, or a number and the words, of a requirement."""
    if _CONTACT.fullmatch(text):
        return False
    said = _NOT_VALUES.sub(" ", text)
    if _MARKS.search(said):
        return True
    return bool(_DECIMAL.search(said) or (_NUMBER.search(said) and _MADE_SO.search(said)))


def is_sentence(text: str) -> bool:
    """True for words that tell something, not a callout with a word behind it."""
    return len(_WORD.findall(text)) >= _WORDS_OF_A_NOTE


def _is_sheet_number(plain: str) -> bool:
    match = _SHEET.fullmatch(plain)
    if match is None or match[1] is None:
        return match is not None
    part, whole = int(match[1]), int(match[2])
    return not (part < whole and part % 2 and whole in _INCH_PARTS)


def _without_statement(plain: str) -> str:
    """A stated general tolerance's other words."""
    return re.sub(r"[.\dX]*\s*(?:±|\+\s?/?\s?-)\s*[\d.,]+\s*(?:mm|in\b|°)?|(?:ISO|DIN|EN|NF)?[ -]*(?:2768|8062|13920|22081|7168)[\w\s\-:]*", " ", plain)
