"""How high a row must be for its texts: programs do not grow rows of a given height, nor merged cells, by themselves.

An estimate from widths and letter sizes, a little generous: a text that is cut on a signed sheet is worse than a gap.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cached_property

from qcdesigner.documents.workbook.references import split_range
from qcdesigner.documents.workbook.styles import StyleBook
from qcdesigner.documents.workbook.template_sheet import TemplateSheet
from qcdesigner.documents.workbook.xml_names import S

# Of the widest of usual sans serif letters, in ems: an average one, a bold one, and from line to line.
LETTER, BOLD_LETTER, LINE = 0.55, 0.61, 1.36
# Of a line, what is filled before a word goes to the next.
FILLED = 0.93
POINTS_PER_WIDTH, CELL_MARGIN_PT, INDENT_PT = 5.25, 4.0, 7.0
USUAL_WIDTH, USUAL_HEIGHT_PT = 8.43, 15.0
HIGHEST_PT = 409.0
STATED = re.compile(r' ht="([^"]*)"')
_HEIGHT = re.compile(r' (?:ht|customHeight)="([^"]*)"')


class RowHeights:
    """The heights of the rows of a template sheet, grown where texts need it."""

    def __init__(self, template: TemplateSheet) -> None:
        self._template = template

    def column_width(self, column: int) -> float:
        """The width of a column of the template, in digits."""
        return self._widths.get(column, USUAL_WIDTH)

    def attributes(self, row: int, attributes: str, texts: Iterable[tuple[int, int, str]], styles: StyleBook) -> str:
        """The attributes of a row, its height enough for `texts` (column, style, text of each); in points, 409 at most.

        A row without a height of its own stays without: whoever shows it finds the height.
        """
        stated = STATED.search(attributes)
        if stated is None:
            return attributes
        needed = max((self._needed(row, *text, styles) for text in texts), default=0.0)
        if needed <= float(stated[1]):
            return attributes
        return f'{_HEIGHT.sub("", attributes)} ht="{min(needed, HIGHEST_PT):g}" customHeight="1"'

    def _needed(self, row: int, column: int, style: int, text: str, styles: StyleBook) -> float:
        look = styles.look(style)
        width = self._width(row, column) * POINTS_PER_WIDTH - CELL_MARGIN_PT - look.indent * INDENT_PT
        if width <= 0 or not look.is_wrapped:
            return 0.0
        letter = (BOLD_LETTER if look.is_bold else LETTER) * look.size_pt
        lines = sum(_lines(len(line) * letter, width) for line in text.split("\n"))
        return lines * LINE * look.size_pt + 2.0 - self._below.get((row, column), 0.0)

    def _width(self, row: int, column: int) -> float:
        last = self._wide.get((row, column), column)
        return sum(self._widths.get(c, USUAL_WIDTH) for c in range(column, last + 1))

    @cached_property
    def _widths(self) -> dict[int, float]:
        widths = {}
        for column in self._template.root.iterfind(f"{S}cols/{S}col"):
            for number in range(int(column.get("min")), min(int(column.get("max")), 256) + 1):
                widths[number] = float(column.get("width", USUAL_WIDTH))
        return widths

    @cached_property
    def _wide(self) -> dict[tuple[int, int], int]:
        """The last column of merged cells, by their first row and column."""
        return {(top, left): right for left, top, right, _ in self._merged}

    @cached_property
    def _below(self) -> dict[tuple[int, int], float]:
        """Of cells merged over several rows, by their first row and column: the height of the rows after the first."""
        stated = {row.number: STATED.search(row.attributes) for row in self._template.rows}
        heights = {number: float(found[1]) for number, found in stated.items() if found is not None}
        return {
            (top, left): sum(heights.get(row, USUAL_HEIGHT_PT) for row in range(top + 1, bottom + 1))
            for left, top, _, bottom in self._merged
            if bottom > top
        }

    @cached_property
    def _merged(self) -> list[tuple[int, int, int, int]]:
        return [split_range(cell.get("ref")) for cell in self._template.root.iterfind(f"{S}mergeCells/{S}mergeCell")]


def _lines(length: float, width: float) -> int:
    """How many lines a text takes that would be so long in one."""
    return 1 if length <= width else math.ceil(length / (FILLED * width))
