"""Numbers typed in cells: with comma or point, or as degrees and minutes. Exact, never through a float."""

from __future__ import annotations

import re
from decimal import Decimal

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.values import Quantity

_NUMBER = re.compile(r"(?P<number>[+-]?[0-9]+(?:[.,][0-9]+)?)°?")
_ANGLE = re.compile(r"(?P<sign>[+-]?)(?:(?P<degrees>[0-9]+)°)?(?P<minutes>[0-9]+)['′](?:(?P<seconds>[0-9]+)[\"″])?")
_SAME = str.maketrans({"−": "-", "–": "-", "\u00a0": "", "\u202f": "", " ": ""})


def number_of(text: str) -> Quantity | None:
    """The number typed, with its decimals; None for an empty text. Raises CalloutError `not_a_number` with the place.

    `12,50` keeps its two decimals; `30°30'` is in seconds of arc, as `Quantity` has it.
    """
    plain = text.translate(_SAME)
    if not plain:
        return None
    angle = _ANGLE.fullmatch(plain)
    if angle is not None:
        return Quantity(_seconds(angle), "dms")
    match = _NUMBER.match(plain)
    if match is None or match.end() != len(plain):
        raise CalloutError("not_a_number", text, match.end() if match else 0)
    return Quantity(Decimal(match["number"].replace(",", ".")))


def _seconds(angle: re.Match[str]) -> Decimal:
    total = int(angle["degrees"] or 0) * 3600 + int(angle["minutes"]) * 60 + int(angle["seconds"] or 0)
    return Decimal(-total if angle["sign"] == "-" else total)
