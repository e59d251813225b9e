"""Where the pages of a filled sheet end: signatures never stand alone on a page, nor a head without what it heads.

For a template that is "one page wide, any number tall". The scale that this comes to is known within some hundredths:
columns are as wide as digits of the workbook's font, which is not the same font on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from types import MappingProxyType
from typing import Any

from lxml import etree

from qcdesigner.documents.workbook.references import column_number, split_range
from qcdesigner.documents.workbook.xml_names import S

# Width and height in points, upright, by the number that Excel gives the paper (ECMA-376, 18.3.1.63): Letter, Legal, A3, A4.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"1": (612.0, 792.0), "5": (612.0, 1008.0), "8": (841.9, 1190.6), "9": (595.3, 841.9)}
)
POINTS_PER_INCH = 72.0
# The narrowest that columns come out, in points for one digit's width: the scale is then the largest, and pages hold least.
NARROWEST_PT = 5.0
# Of the height of a page, what is counted upon.
SURE = 0.98
# Down to this share of the scale one page is better than two.
SMALLEST_SHARE = 0.75
ROWS_WITH_FOOT = 2
_TITLE_ROWS = re.compile(r"!\$?(\d+):\$?(\d+)")
_TITLE_COLUMNS = re.compile(r"!\$?[A-Z]+:\$?([A-Z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What is printed of a filled sheet: `heights` of its rows in points, `widths` of its columns in digits, from the first on.

    `titles`: first and last row repeated on each page, or None; `repeated`: how many first columns are repeated;
    `items`: first and last row of the characteristics; `pages_wide`: how many pages across.
    """

    heights: Sequence[float]
    widths: Sequence[float]
    titles: tuple[int, int] | None
    repeated: int
    items: tuple[int, int]
    pages_wide: int = 1


def paginate(root: Any, extent: Extent) -> None:
    """Says where pages end, if the sheet asks for any number of pages tall on a paper that is known."""
    setup, fit = root.find(S + "pageSetup"), root.find(f"{S}sheetPr/{S}pageSetUpPr")
    if setup is None or fit is None or fit.get("fitToPage") not in ("1", "true") or setup.get("fitToHeight") != "0":
        return
    if setup.get("paperSize") not in PAPERS or root.find(S + "rowBreaks") is not None:
        return
    width, height = _printable(root, setup)
    room = SURE * height / min(1.0, width / (NARROWEST_PT * widest_page(extent)))
    if sum(extent.heights) * SMALLEST_SHARE <= room:
        setup.set("fitToHeight", "1")
    else:
        _add_breaks(root, tuple(row_ends(extent, room)))


def printed_end(area: str) -> tuple[int, int]:
    """Last column and row of a print area (`'Phase 10'!$A$1:$J$40`)."""
    return split_range(area.rpartition("!")[2].replace("$", ""))[2:]


def repeated_rows(titles: str) -> tuple[int, int] | None:
    """First and last of the rows repeated on each page, of print titles (`'Phase 10'!$A:$H,'Phase 10'!$12:$14`)."""
    found = _TITLE_ROWS.search(titles)
    return (int(found[1]), int(found[2])) if found else None


def repeated_columns(titles: str) -> int:
    """The last of the columns repeated on each page; 0 where there are none."""
    found = _TITLE_COLUMNS.search(titles)
    return column_number(found[1]) if found else 0


def widest_page(extent: Extent) -> float:
    """The width of the widest page across, in digits: the smallest that needs no more pages than asked for."""
    head = sum(extent.widths[: extent.repeated])
    own = extent.widths[extent.repeated :]
    least = head + max(max(own, default=0.0), sum(own) / extent.pages_wide)
    return next(width for step in count() if _pages_across(own, (width := least + step / 4) - head) <= extent.pages_wide)


def row_ends(extent: Extent, room: float) -> Iterator[int]:
    """The rows after which pages of `room` points end."""
    titles = sum(extent.heights[extent.titles[0] - 1 : extent.titles[1]]) if extent.titles else 0.0
    until = (0, *accumulate(extent.heights))
    used = 0.0
    for first, last in _together(extent):
        height = until[last] - until[first - 1]
        if used and used + height > room:
            yield first - 1
            used = titles
        used += height


def _pages_across(widths: Sequence[float], room: float) -> int:
    pages, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            pages, used = pages + 1, 0.0
        used += width
    return pages


def _printable(root: Any, setup: Any) -> tuple[float, float]:
    """Width and height within the margins, in points."""
    sides = PAPERS[setup.get("paperSize")]
    width, height = sides[::-1] if setup.get("orientation") == "landscape" else sides
    margins = root.find(S + "pageMargins")
    inches = {side: float(margins.get(side)) if margins is not None else 0.75 for side in ("left", "right", "top", "bottom")}
    across, along = inches["left"] + inches["right"], inches["top"] + inches["bottom"]
    return width - across * POINTS_PER_INCH, height - along * POINTS_PER_INCH


def _together(extent: Extent) -> Iterator[tuple[int, int]]:
    """First and last of the rows that stay on one page: the head with the first characteristic, the foot with the last ones."""
    first_item, last_item = extent.items
    last = len(extent.heights)
    foot = max(first_item + 1, last_item + 1 - ROWS_WITH_FOOT) if last > last_item else last + 1
    yield 1, min(first_item, last)
    yield from ((row, row) for row in range(first_item + 1, min(foot, last + 1)))
    if foot <= last:
        yield foot, last


def _add_breaks(root: Any, places: Sequence[int]) -> None:
    number = str(len(places))
    breaks = etree.Element(S + "rowBreaks", {"count": number, "manualBreakCount": number})
    for place in places:
        etree.SubElement(breaks, S + "brk", {"id": str(place), "max": "16383", "man": "1"})
    before = root.find(S + "headerFooter")
    (before if before is not None else root.find(S + "pageSetup")).addnext(breaks)
