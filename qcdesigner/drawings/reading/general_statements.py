"""The general tolerance that a sheet states: a standard's class, one ± for all, or ± by the number of decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.general import parse_general
from qcdesigner.drawings.reading.upright import UprightView

_STANDARD = re.compile(
    r"(?:NF |DIN )?(?:EN )?(?:ISO )?\s*2768\s*(?:-[12])?\s*[- ]\s*[fmcv]?[HKL]?(?:\s*-?\s*E)?\b|ISO\s*8062(?:-3)?\s*[-–:]?\s*D?CTG?\s*\d{1,2}"
)
# Stated, so it is told; not applied, as their tables are not ours to guess.
_OTHER_STANDARD = re.compile(
    r"(?:(?:NF|DIN|EN)[ -]+)*ISO\s*13920\s*[-–: ]\s*[A-D](?:\s*[-/ ]?\s*[E-H])?\b|DIN\s*7168\s*[-–: ]\s*(?:fein|mittel|grob|[fmgs])\b"
    r"|(?:(?:NF|DIN|EN)[ -]+)*ISO\s*22081\b|DIN\s*6930\s*[-–: ]\s*[fmgs]\b",
    re.IGNORECASE,
)
_KEYWORD = re.compile(
    r"tol[ée]rances?\s+g[ée]n[ée]rales?|general\s+tolerances?|allgemeintoleran\w*|tolerancias?\s+generales?|tolerances?\s+unless|unless\s+otherwise"
    r"|sauf\s+indication|freima(?:ß|ss)toleran\w*|salvo\s+indicaci[óo]n",
    re.IGNORECASE,
)
_SIGN = r"(?:±|\+\s?/?\s?-)"
_LENGTH = rf"{_SIGN}\s*(\d*[.,]?\d+)(?![.,]?\d|\s*[°º%'])(?:\s*(mm|in)\b)?"
_PLUS_MINUS = re.compile(_LENGTH)
_UNSIGNED = re.compile(r"tolerances?\s*:?\s*(\d*[.,]\d+)\s*(mm)\s*$", re.IGNORECASE)
_ALONE = re.compile(
    rf"\s*(?:(?:all |linear |general )?(?:tolerances?|tol[ée]rances?|linear|lin[ée]aires?|dimensions?|cotes)\.?)?\s*[:=]?\s*{_LENGTH}\s*", re.IGNORECASE
)
_PLACES = {"one": 1, "two": 2, "three": 3, "four": 4, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4}
_BY_PLACES = re.compile(
    rf"\b({'|'.join(_PLACES)}|[1-4])[ -]*(?:(?:places?|pl\.?)[ -]*dec(?:imals?)?\.?|d[ée]cimales?)\s*[:=]?\s*(?:{_SIGN})?\s*(\d*[.,]\d+)(?![\d°])", re.IGNORECASE
)
_BY_PATTERN = re.compile(rf"(?<![\w.])[0X]{{0,3}}[.,](X{{1,4}})(?![\w.])\s*[:=]?\s*{_SIGN}\s*(\d*[.,]?\d+)(?!\s*°|\d)")
_ROW_HEAD = re.compile(
    rf"(?:(?:{'|'.join(_PLACES)}|[1-4])[ -]*(?:(?:places?|pl\.?)[ -]*dec(?:imals?)?\.?|d[ée]cimales?)|[0X]{{0,3}}[.,]X{{1,4}})\s*[:=]?\s*{_SIGN}?", re.IGNORECASE
)
_ROW_REACH = 15.0
_ANGULAR = re.compile(
    rf"(?:ang(?:ular|les?|ulaires?)?\.?|winkel|[áa]ngulos?|[X0][.X0]*\s*°)\s*[:=]?\s*{_SIGN}\s*(\d+(?:[.,]\d+)?)\s*[°º]", re.IGNORECASE
)


def stated_general_tolerance(texts: Sequence[str]) -> str:
    """The general tolerance that the sheets state, as `parse_general` takes it if its rule is known; empty if none or not one."""
    found = {statement for text in texts if (statement := _statement(text))}
    by_decimals = _by_decimals(texts)
    if by_decimals is None:
        return ""
    found |= {by_decimals} - {""}
    return found.pop() if len(found) == 1 else ""


def general_tolerance_in(text: str) -> str:
    """The general tolerance that a title block's cell says; empty if it is none."""
    return _statement(text) or _by_decimals([text]) or (text.strip() if text and _is_general(text.strip()) else "")


def states_general_tolerance(text: str) -> bool:
    """True for a text that states a general tolerance."""
    return bool(_statement(text) or _by_decimals([text]))


def rows_of_tolerances(view: UprightView) -> Iterator[str]:
    """Rows such as `TWO PLACE DECIMAL` and, further right in the same cell, `±.01`, as one text each."""
    for line in view.lines:
        if _ROW_HEAD.fullmatch(line.text.strip()):
            right = [other for other in view.lines if 0 <= other.left - line.right < _ROW_REACH * line.height]
            row = [other for other in right if abs(other.y - line.y) < 0.5 * line.height and not view.ruling.parts(line, other)]
            yield " ".join(part.text for part in (line, *sorted(row, key=lambda other: other.left)))


def is_understood(statement: str) -> bool:
    """True for a general tolerance whose values are known."""
    return bool(statement) and _is_general(statement)


def _statement(text: str) -> str:
    standard = _STANDARD.search(text)
    if standard and _is_general(standard[0].strip()):
        return standard[0].strip()
    if statement := _plus_minus(text):
        return statement
    other = _OTHER_STANDARD.search(text)
    return " ".join(other[0].split()) if other else ""


def _plus_minus(text: str) -> str:
    """One ± for all lengths: several in one statement hold for different things, which are not ours to tell apart."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if _KEYWORD.search(line)), None)
    if first is None or len({match[1] for match in _PLUS_MINUS.finditer(text)}) > 1:
        return ""
    value = _PLUS_MINUS.search(lines[first]) or _UNSIGNED.search(lines[first])
    value = value or next((found for line in lines[first + 1 :] if (found := _ALONE.fullmatch(line))), None)
    if value is None or _BY_PLACES.search(text) or _BY_PATTERN.search(text):
        return ""
    statement = f"±{value[1]}{' ' + value[2] if value[2] else ''}"
    return statement if _is_general(statement) else ""


def _by_decimals(texts: Sequence[str]) -> str | None:
    """`.XX ±.01 .XXX ±.005 ±1°`; empty if it is not stated so, None if it is stated in two ways."""
    said = {term for text in texts for term in _terms(text)}
    places = [number for number, _ in said]
    if len(places) != len(set(places)):
        return None
    if not any(places):
        return ""
    lengths = [f".{'X' * number} ±{value}" for number, value in sorted(said) if number]
    angles = [f"±{value}°" for number, value in said if not number]
    statement = " ".join([*lengths, *angles])
    return statement if _is_general(statement) else ""


def _terms(text: str) -> Iterator[tuple[int, str]]:
    """Number of decimals and its ±; 0 stands for angles."""
    for match in _BY_PLACES.finditer(text):
        yield _PLACES.get(match[1].casefold()) or int(match[1]), match[2]
    for match in _BY_PATTERN.finditer(text):
        yield len(match[1]), match[2]
    is_list = _BY_PLACES.search(text) or _BY_PATTERN.search(text)
    if is_list or _ANGULAR.fullmatch(text.strip()):
        yield from ((0, match[1]) for match in _ANGULAR.finditer(text))


def _is_general(text: str) -> bool:
    try:
        parse_general(text)
    except CalloutError:
        return False
    return True
