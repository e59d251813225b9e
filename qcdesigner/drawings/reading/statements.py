"""The unit and the decimal sign of a drawing, each with the text that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_UNIT = (
    r"(?P<mm>mm\b|millimet(?:er|re)s?|millimètres?|milímetros?)|(?P<inch>inch(?:es)?\b|in\.(?=\s|$)|pouces?\b|zoll\b|pulgadas?\b)"
)
# Between the word and its unit there is no number and no end: `8 HOLES 1 INCH DEEP` states no unit of the sheet.
_STATED = re.compile(
    rf"\b(?:dimensions?|dims?\.?|units?|unités?|cotes?|maße|masse in|abmessungen|einheit(?:en)?|medidas|cotas|unidad(?:es)?|all in)\b[^.\n\d]{{0,40}}?(?:{_UNIT})"
    rf"|\b(?P<first>inch(?:es)?|mm|millimet(?:er|re)s) unless\b",
    re.IGNORECASE,
)
_MM_NAMED = re.compile(r"mm\.?|millim[eè]t(?:er|re)s?|milímetros?", re.IGNORECASE)
_INCH_NAMED = re.compile(r"in\.?|inch(?:es)?|pouces?|zoll|pulgadas?", re.IGNORECASE)
_METRIC_STANDARD = re.compile(r"2768|8062|13920|7168|\bmm\b")
_DECIMALS = re.compile(r"(?<![\d.,])\d+([.,])\d+(?![.,]?\d)")


def stated_unit(texts: Sequence[str]) -> tuple[str | None, str]:
    """`mm` or `in` and the text that says so; None if none does, or if they contradict each other."""
    said: dict[str, str] = {}
    for text in texts:
        for match in _STATED.finditer(text):
            is_mm = match["mm"] or (match["first"] or "").casefold().startswith("m")
            said.setdefault("mm" if is_mm else "in", " ".join(match[0].split()))
    return next(iter(said.items())) if len(said) == 1 else (None, " / ".join(said.values()))


def named_unit(text: str) -> str | None:
    """The unit that a title block's cell names; None if it is neither."""
    return "mm" if _MM_NAMED.fullmatch(text.strip()) else "in" if _INCH_NAMED.fullmatch(text.strip()) else None


def unit_of_statement(general: str) -> str | None:
    """The unit that a general tolerance is in by itself: the tables of its standard are in millimetres."""
    return "mm" if _METRIC_STANDARD.search(general) else "in" if re.search(r"\din\b|\d in\b", general) else None


def decimal_remarks(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The decimal sign that the callouts are written with, or that both are, each with how often."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for match in _DECIMALS.finditer(text):
            found.setdefault(match[1], []).append(match[0])
    if not found:
        return ()
    if len(found) == 1:
        return (("decimal_sign", next(iter(found))),)
    return (("decimal_mixed", ", ".join(f"{numbers[0]} ×{len(numbers)}" for numbers in found.values())),)
