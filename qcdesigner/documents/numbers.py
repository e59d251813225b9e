"""Numbers on paper: deviations as lines of a cell, and columns aligned on the decimal sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances import notation as callouts
from qcdesigner.domain.tolerances.notation import Notation
from qcdesigner.domain.values import Quantity

FIGURE_SPACE, PUNCTUATION_SPACE = "\u2007", "\u2008"
_DECIMAL_SIGN = re.compile(r"(?<=\d)[.,](?=\d)")
_NUMBER = re.compile(r"[+\-−±]?\d+(?:[.,](\d+))?\Z")


def write_number(value: Quantity | None, notation: Notation) -> str:
    """A quantity with its decimals as written and the sign of the language; "" for None."""
    return "" if value is None else callouts.write_quantity(value, notation)


def deviation_lines(requirement: Requirement, notation: Notation) -> str:
    """Deviations one above the other, `±0,05` in one line if they are symmetrical; "" where there are none."""
    upper, lower = (text.removesuffix("°") for text in callouts.write_deviations(requirement, notation))
    if upper.startswith("+") and lower == f"-{upper[1:]}":
        return f"±{upper[1:]}"
    return f"{upper}\n{lower}" if upper or lower else ""


def localized(text: str, notation: Notation) -> str:
    """A text with the decimal signs of its numbers as the language writes them: `±0,05` for `±0.05`."""
    return _DECIMAL_SIGN.sub(notation.decimal_sign, text)


def align(texts: Sequence[str]) -> list[str]:
    """The texts of a column (each of one or more lines), padded at the right so that right-aligned decimal signs meet.

    Padding is a figure space for a missing digit and a punctuation space for a missing sign. Decimal tabs are not used:
    Word follows the decimal sign of the machine, not that of the document, and others do not align cells by them.
    """
    places = max((_decimals(line) for text in texts for line in text.split("\n")), default=-1)
    return ["\n".join(_padded(line, places) for line in text.split("\n")) for text in texts]


def _decimals(text: str) -> int:
    """Decimals of a written number: 0 for a whole one, -1 for what is no number."""
    match = _NUMBER.match(text)
    return len(match[1] or "") if match else -1


def _padded(text: str, places: int) -> str:
    own = _decimals(text)
    if own < 0 or own == places:
        return text
    return text + PUNCTUATION_SPACE * (own == 0) + FIGURE_SPACE * (places - own)
