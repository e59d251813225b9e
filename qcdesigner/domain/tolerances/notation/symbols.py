"""The fourteen symbols of ISO 1101, their signs and their names; the parts of a feature control frame."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """A geometrical symbol: its code, its sign, and its short names for cells without the symbol font."""

    code: str
    sign: str
    french: str
    english: str
    words: str


SYMBOLS: tuple[Symbol, ...] = (
    Symbol("straightness", "⏤", "RECT", "STR", r"rectitude|straightness"),
    Symbol("flatness", "⏥", "PLANÉITÉ", "FLAT", r"plan[ée]it[ée]|flatness"),
    Symbol("circularity", "○", "CIRC", "CIRC", r"circularit[ée]|circularity|roundness"),
    Symbol("cylindricity", "⌭", "CYL", "CYL", r"cylindricit[ée]|cylindricity"),
    Symbol("line_profile", "⌒", "PROFIL LIGNE", "LINE PROFILE", r"profil(?: d['’]une)? (?:de )?ligne|profile of a line"),
    Symbol("surface_profile", "⌓", "PROFIL SURFACE", "SURFACE PROFILE", r"profil(?: d['’]une)? (?:de )?surface|profile of a surface"),
    Symbol("angularity", "∠", "INCL", "ANG", r"inclinaison|angularity"),
    Symbol("perpendicularity", "⊥", "PERP", "PERP", r"perpendicularit[ée]|perpendicularity|squareness"),
    Symbol("parallelism", "∥", "PARAL", "PAR", r"parall[ée]lisme|parallelism"),
    Symbol("total_runout", "⌰", "BATT TOTAL", "TOTAL RUNOUT", r"(?:double battement|battement total)(?: radial| axial)?|total run-?out"),
    Symbol("circular_runout", "↗", "BATT", "RUNOUT", r"(?:battement|simple battement)(?: circulaire| radial| axial)?|(?:circular )?run-?out"),
    Symbol("position", "⌖", "POS", "POS", r"localisation|position"),
    Symbol("concentricity", "◎", "COAX", "CONC", r"concentricit[ée]|coaxialit[ée]|concentricity|coaxiality"),
    Symbol("symmetry", "⌯", "SYM", "SYM", r"sym[ée]trie|symmetry"),
)  # fmt: skip

BY_CODE = {symbol.code: symbol for symbol in SYMBOLS}
_BY_SIGN = {symbol.sign: symbol.code for symbol in SYMBOLS} | {
    "//": "parallelism",
    "⊚": "concentricity",
    "↗↗": "total_runout",
}
_SIGN = re.compile(r"↗↗|//|[⏤⏥○⌭⌒⌓∠⊥∥⌖◎⊚⌯↗⌰]")
_NAMES = tuple(
    (s.code, re.compile(rf"(?:{s.french}|{s.english}|{s.words})(?![^\W\d_])(?=\.?[ :|]*S?Ø? ?[0-9.,])\.? ?:?", re.IGNORECASE))
    for s in SYMBOLS
)  # fmt: skip


def symbol_at(text: str, at: int) -> tuple[str, int] | None:
    """The code of the symbol written at `at`, as a sign or as a name before a number, and where it ends."""
    match = _SIGN.match(text, at)
    if match is not None:
        return _BY_SIGN[match[0]], match.end()
    if not text[at : at + 1].isalpha():
        return None
    for code, pattern in _NAMES:
        named = pattern.match(text, at)
        if named is not None:
            return code, named.end()
    return None
