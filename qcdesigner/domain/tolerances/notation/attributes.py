"""What is verified by yes or no, and what is no requirement at all: notes, colours, markings, names of views."""

from __future__ import annotations

import re

from qcdesigner.domain.requirement import Requirement, ToleranceSource
from qcdesigner.domain.tolerances.notation.numbers import take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner

_END = r"(?![^\W\d_])"
# A letter on a line of its own may belong to what stands above it.
_SHORTEST_NAME = 4
_LINE = re.compile(r"[^\n]+")
_LETTERS = r"[A-Z]{1,2}['\"]{0,2}"
_NAME = r"[A-Z]{1,2}[0-9]{0,2}['\"]{0,2}"
_RATIO = r"\(? ?[0-9]{1,4}(?:[.,][0-9]{1,3})? ?: ?[0-9]{1,4} ?\)?"
_SCALE = r"\(? ?[0-9]{1,4}(?:[.,][0-9]{1,3})? ?[:/] ?[0-9]{1,4}(?:[.,][0-9]{1,3})? ?\)?"
_VIEW = re.compile(
    rf"(?:{_LETTERS}(?: ?- ?{_LETTERS})?(?: ?{_RATIO})?|{_RATIO}|"
    rf"(?i:coupe|section|d[ée]tail|vue|view|[ée]chelle|[ée]ch\.?|scale|folio|feuille|sheet|planche){_END}[ :]*"
    rf"(?:{_NAME}(?: ?- ?{_NAME})?|{_SCALE}|[0-9]{{1,3}}(?: ?/ ?[0-9]{{1,3}})?|(?i:bris[ée]e|locale|partielle))?"
    rf"(?:[ ,(-]*(?i:[ée]chelle|[ée]ch\.?|scale){_END}[ :]*)?(?: ?{_SCALE})?\)?|"
    rf"(?i:vue){_END}[^0-9\n]{{0,60}}|(?i:front|top|rear|left|right|bottom|side|isometric|section|detail) view)[ \n]*"
)
_COLOUR = re.compile(
    r"(?:(?i:couleur|teinte|colou?r) ?:? ?)?(RAL ?[0-9]{4}(?: ?HR)?|NCS ?S? ?[0-9]{4}-[A-Z][0-9]{0,2}[A-Z]?|PANTONE ?[0-9]{3,4} ?[A-Z]{0,2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_COLOUR_SYSTEM = re.compile(r"^(?:RAL|NCS|PANTONE) ?")
_DELTA_E = re.compile(r"ΔE ?(?:≤|<=?|max\.?|maxi)? ?")
# Beginnings that tell the kind of a sentence; what follows is kept as written.
_SENTENCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("edge", re.compile(r"(?:NF )?(?:EN )?ISO 13715(?![0-9])|[∟⌐¬](?= ?[+±-])")),
    (
        "weld",
        re.compile(
            rf"(?:NF )?(?:EN )?ISO 2553(?![0-9])|[az] ?[0-9]+(?:[.,][0-9]+)? ?[△◺▷⊿]|(?i:soudures?|soud[ée]e?s?|cordons?|weld(?:ed|s|ing)?){_END}"
        ),
    ),
    (
        "cleanliness",
        re.compile(rf"ISO 16232(?![0-9])|VDA 19(?![0-9])|CCC ?=|(?i:propret[ée]|cleanliness){_END}"),
    ),
    ("appearance", re.compile(rf"(?i:aspect|appearance){_END}")),
    ("presence", re.compile(rf"(?i:pr[ée]sence|presence){_END}")),
    ("marking", re.compile(rf"(?i:marquages?|markings?|gravures?|engraving){_END}")),
    ("function", re.compile(rf"(?i:fonction(?:nement|nel)?|functional|function|essai fonctionnel){_END}")),
)
_NOTE = re.compile(r"[^\w\n]*(?:[^\W\d_]['’]|[^\W\d_]{1,2}[ .] ?){0,3}[^\W\d_]{3,}(?![\d_=])")

# A value with its tolerance inside words that are not understood: no mere note.
_TOLERANCED = re.compile(r"[^\n]*[0-9] *(?:mm *)?± *[.,]?[0-9]")


def is_no_requirement(text: str) -> bool:
    """True for the name of a view, a scale, a datum or zone letter, and for nothing at all."""
    written = text.strip()
    return not written or (len(written) <= 120 and _VIEW.fullmatch(written) is not None)


def skip_view_name(scanner: Scanner) -> bool:
    """Moves behind the line if it only names a view or gives a scale; False (unmoved) otherwise, for a letter too."""
    line = scanner.peek(_LINE)
    if line is None or len(line[0].strip()) < _SHORTEST_NAME or not is_no_requirement(line[0]):
        return False
    scanner.take(_LINE)
    return True


def take_colour(scanner: Scanner) -> Requirement | None:
    """A colour reference and its ΔE limit: `RAL 9005 ΔE ≤ 1,5`."""
    match = scanner.take(_COLOUR)
    has_limit = scanner.take(_DELTA_E) is not None
    if match is None and not has_limit:
        return None
    limit = take_number(scanner) if has_limit else None
    if has_limit and limit is None:
        scanner.fail()
    reference = (
        None
        if match is None
        else _COLOUR_SYSTEM.sub(lambda m: f"{m[0].rstrip()} ", match[1].upper()).rstrip()
    )
    source: ToleranceSource = "none" if limit is None else "stated"
    return Requirement(
        kind="colour", unit="ΔE", parameter=reference, upper_limit=limit, tolerance_source=source
    )


def take_sentence(scanner: Scanner) -> Requirement | None:
    """The line here, as words of the kind that its beginning tells, else as a note; None if it is not words."""
    for kind, pattern in _SENTENCES:
        if scanner.peek(pattern):
            return _line(scanner, kind)
    return _line(scanner, "note") if scanner.peek(_NOTE) and not scanner.peek(_TOLERANCED) else None


def _line(scanner: Scanner, kind: str) -> Requirement:
    match = scanner.take(_LINE)
    if match is None:
        scanner.fail()
    return Requirement(kind=kind, unit="", text=re.sub(" +", " ", match[0]).strip())
