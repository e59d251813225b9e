"""What a sheet states for all its dimensions: the unit and the general tolerance, each with the text that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.general import parse_general

_INCH = re.compile(
    r"(?:dimensions?|units?|all)\b[^.\n]{0,40}\b(?:inch(?:es)?\b|in\.(?=\s|$))|\bpouces?\b|\binch(?:es)? unless\b",
    re.IGNORECASE,
)
_MILLIMETRE = re.compile(
    r"(?:dimensions?|units?|unités?|cotes?|maße|medidas|cotas|all)\b[^.\n]{0,40}\b(?:mm|millimet(?:er|re)s?|millimètres?|millimeter|milímetros)\b",
    re.IGNORECASE,
)
_STANDARD = re.compile(
    r"(?:NF |DIN )?(?:EN )?(?:ISO )?\s*2768\s*(?:-[12])?\s*[- ]\s*[fmcv]?[HKL]?(?:\s*-?\s*E)?\b|ISO\s*8062(?:-3)?\s*[-–:]?\s*D?CTG?\s*\d{1,2}"
)
_KEYWORD = re.compile(
    r"tol[ée]rances?\s+g[ée]n[ée]rales?|general\s+tolerances?|allgemeintoleran\w*|tolerancias?\s+generales?|tolerances?\s+unless|unless\s+otherwise",
    re.IGNORECASE,
)
_MM_NAMED = re.compile(r"mm\.?|millim[eè]t(?:er|re)s?|milímetros?", re.IGNORECASE)
_INCH_NAMED = re.compile(r"in\.?|inch(?:es)?|pouces?|zoll|pulgadas?", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"(?:±|\+\s?/?\s?-)\s*(\d*[.,]?\d+)\s*(mm|in)?")
_UNSIGNED = re.compile(r"tolerances?\s*:?\s*(\d*[.,]\d+)\s*(mm)\s*$", re.IGNORECASE)


def stated_unit(texts: Sequence[str]) -> str | None:
    """`mm` or `in` where a text says so; None if none does, or if they contradict each other."""
    is_inch = any(_INCH.search(text) for text in texts)
    is_mm = any(_MILLIMETRE.search(text) for text in texts)
    return None if is_inch == is_mm else "in" if is_inch else "mm"


def named_unit(text: str) -> str | None:
    """The unit that a title block's cell names; None if it is neither."""
    return "mm" if _MM_NAMED.fullmatch(text.strip()) else "in" if _INCH_NAMED.fullmatch(text.strip()) else None


def general_tolerance_in(text: str) -> str:
    """The general tolerance that a title block's cell says, as `parse_general` takes it; empty if it is none."""
    return _statement(text) or (text.strip() if text and _is_general(text.strip()) else "")


def stated_general_tolerance(texts: Sequence[str]) -> str:
    """The general tolerance that the sheets state, as `parse_general` takes it; empty if none or not one."""
    found = {statement for text in texts if (statement := _statement(text))}
    return found.pop() if len(found) == 1 else ""


def states_general_tolerance(text: str) -> bool:
    """True for a text that states a general tolerance."""
    return bool(_statement(text))


def _statement(text: str) -> str:
    standard = _STANDARD.search(text)
    if standard and _is_general(standard[0].strip()):
        return standard[0].strip()
    for line in text.split("\n"):
        keyword = _KEYWORD.search(line)
        value = _PLUS_MINUS.search(line) or (_UNSIGNED.search(line) if keyword else None)
        if keyword and value:
            statement = f"±{value[1]}{' ' + value[2] if value[2] else ''}"
            return statement if _is_general(statement) else ""
    return ""


def _is_general(text: str) -> bool:
    try:
        parse_general(text)
    except CalloutError:
        return False
    return True
