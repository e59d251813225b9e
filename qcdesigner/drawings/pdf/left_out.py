"""Texts of a page that PDFium leaves out, since it takes them for a second print of one just before.

It compares upright boxes: of a slanted `Ø11` set letter by letter it keeps one 1. The same page is loaded again without
the texts that it told, as often as it tells more. What really is printed twice (a shadow) is not put back.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qcdesigner.drawings.pdf.characters import Character

Places = dict[int, int]
Tell = Callable[[Any, Places], "Iterable[Character]"]

_MOST_TEXTS = 100_000
_DEEPEST_FORM = 6
_MOST_ROUNDS = 24
# Of the size of the letters: where a letter goes on from another one, and where it may be its shadow.
_GOES_ON, _SHADOW = 0.1, 0.4
_CELL = 4.0


def text_places(page: Any) -> Places:
    """Which place among all that the page draws each text has, by its address; what a form draws stands where the form does."""
    return {address_of(item): place for place, (_, item) in enumerate(islice(_texts(page), _MOST_TEXTS))}


def _texts(page: Any) -> Iterator[tuple[Any, Any]]:
    """Each text with the form that it is in, None on the page itself."""
    import pypdfium2.raw as pdfium

    for i in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _texts_of(None, pdfium.FPDFPage_GetObject(page, i), 0)


def _texts_of(form: Any, item: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        yield form, item
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        for i in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _texts_of(item, pdfium.FPDFFormObj_GetObject(item, i), depth + 1)


def address_of(page_object: Any) -> int:
    return ctypes.addressof(page_object.contents)


def with_left_out(
    told: Sequence[Character], places: Places, load_again: Callable[[], Any], tell: Tell
) -> list[Character]:
    """The characters that were told, and those left out, in the order of the page's content.

    `load_again` gives the same page anew, to be taken apart; `tell` the characters of a page whose texts have these places.
    """
    missing = set(places.values()) - {char.look.place for char in told}
    if not missing:
        return list(told)
    neighbours = _Neighbours(told)
    more = [char for char in _of_missing(load_again(), missing, tell) if _is_no_shadow(char, neighbours)]
    return _merged(told, more)


def _of_missing(page: Any, missing: set[int], tell: Tell) -> Iterator[Character]:
    """The characters of the missing texts, told in rounds, each without the texts told before."""
    places = text_places(page)
    try:
        left = _without(page, places, set(places.values()) - missing)
        for _ in range(_MOST_ROUNDS):
            found = list(tell(page, left))
            yield from found
            here = {char.look.place for char in found} & set(left.values())
            if not here or len(here) == len(left):
                return
            left = _without(page, left, here)
    finally:
        page.close()


def _without(page: Any, places: Places, unwanted: set[int]) -> Places:
    """Takes texts off a page; the places of those that are left."""
    import pypdfium2.raw as pdfium

    for form, item in reversed(list(_texts(page))):  # the less lies behind it, the sooner one is taken off
        if places.get(address_of(item)) not in unwanted:
            continue
        removed = pdfium.FPDFPage_RemoveObject(page, item) if form is None else pdfium.FPDFFormObj_RemoveObject(form, item)
        if removed:
            pdfium.FPDFPageObj_Destroy(item)
    return {address: place for address, place in places.items() if place not in unwanted}


class _Neighbours:
    """Told characters by size and place."""

    def __init__(self, told: Sequence[Character]) -> None:
        self._cells: dict[tuple[int, int, int], list[Character]] = {}
        for char in told:
            self._cells.setdefault(_cell(char, _step(char)), []).append(char)

    def near(self, char: Character) -> Iterator[Character]:
        """Those of about its size within a few letters."""
        for step in (_step(char) - 1, _step(char), _step(char) + 1):
            _, column, row = _cell(char, step)
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    yield from self._cells.get((step, column + dx, row + dy), ())


def _step(char: Character) -> int:
    return math.frexp(char.size)[1]


def _cell(char: Character, step: int) -> tuple[int, int, int]:
    width = math.ldexp(_CELL, step)
    return step, math.floor(char.x / width), math.floor(char.y / width)


def _is_no_shadow(char: Character, told: _Neighbours) -> bool:
    """True for a letter that stands clear of its like, or that begins or ends where another one of its line does."""
    near = list(told.near(char))
    if any(_goes_on(char, other) or _goes_on(other, char) for other in near):
        return True
    return not any(other.text == char.text and math.dist((other.x, other.y), (char.x, char.y)) < _SHADOW * char.size for other in near)


def _goes_on(a: Character, b: Character) -> bool:
    return math.dist((a.end_x, a.end_y), (b.x, b.y)) < _GOES_ON * a.size and a.dx * b.dx + a.dy * b.dy > 0.99


def _merged(told: Sequence[Character], more: Sequence[Character]) -> list[Character]:
    """What was told, each of the others behind what the page has before it."""
    last = {char.look.place: i for i, char in enumerate(told)}
    places = sorted(last)
    behind: dict[int, list[Character]] = {}
    for char in sorted(more, key=lambda c: c.look.place):
        at = bisect_left(places, char.look.place)
        behind.setdefault(last[places[at - 1]] if at else -1, []).append(char)
    merged = list(behind.get(-1, ()))
    for i, char in enumerate(told):
        merged += [char, *behind.get(i, ())]
    return merged
