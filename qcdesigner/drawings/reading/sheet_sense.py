"""What of a sheet is not the part: the zone grid of its frame, its title block. Found by how sheets are made, not by place alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from qcdesigner.drawings.content import SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.title_labels import fields_of

_GRID_MARK = re.compile(r"[A-Z]|\d{1,2}")
_BORDER = 0.14
# Tight first: other numbers stand near a grid's row; wide for a sheet that lies askew.
_ALIGNED = (0.005, 0.01, 0.025)
_OPPOSITE = 0.02
_LABEL = re.compile(
    r"\b(drawn|chk'?d|checked|app(?:rove|v)'?d?|mfg|q\.? ?a\.?|eng appr|signature|date|material|mat'l|matière|"
    r"title|dwg|drawing (?:no|number)|scale|sheet|weight|mass|rev(?:ision)?|finish|comments|"
    r"deburr|do not scale|unless otherwise|tolerances?|linear|angular|fractional|"
    r"(?:two|three) place|dimensions are in|échelle|echelle|dessiné|vérifié|désignation|titre|masse|format|indice|feuille|folio|"
    r"dessinateur|approuvé|traitement|client|référence|n° de plan|plan n°|"
    r"maßstab|werkstoff|gezeichnet|gepr(?:üft|\.)|bearb\.|benennung|blatt|datum|oberfläche|gewicht|norm|"
    r"escala|dibujado|fecha|título|hoja|peso|revisado|"
    r"designed by|checked by|approved by|filename|edition|article no|item ref|quantity|part no|project|company|size)\b",
    re.IGNORECASE,
)
# Words too common to be a label unless they stand alone in their cell.
_LABEL_ALONE = re.compile(
    r"(?:name|nom|state|status|état|changes|modifications?|standard|norme?|description|visa|nombre|stand|zust\.|änderung)\s*:?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60
_FEWEST_LABELS = 4
_PADDING = 0.012
_LOW_ON_SHEET = 0.75


@dataclass(frozen=True, slots=True)
class Grid:
    """The zone grid: its letters at their heights, its numbers at their places across, as fractions of the sheet."""

    letters: tuple[tuple[float, str], ...] = ()
    numbers: tuple[tuple[float, str], ...] = ()

    def zone(self, x: float, y: float) -> str:
        """The zone of a point given as fractions of the sheet: `B4`; empty without a grid."""
        if not self.letters or not self.numbers:
            return ""
        letter = min(self.letters, key=lambda mark: abs(mark[0] - y))[1]
        return letter + min(self.numbers, key=lambda mark: abs(mark[0] - x))[1]


@dataclass(frozen=True, slots=True)
class Region:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class SheetSense:
    """The grid, which blocks are its marks, and the region of the title block (fractions of the sheet)."""

    grid: Grid
    grid_marks: frozenset[int]
    title_block: Region | None


def sense_sheet(sheet: SheetContent, blocks: Sequence[TextBlock]) -> SheetSense:
    places = [(b.x / sheet.width, b.y / sheet.height) for b in blocks]
    grid, marks = _grid(blocks, places)
    return SheetSense(grid, marks, _title_block(blocks, places, sheet))


def is_label(text: str) -> bool:
    """True for the words that stand in the cells of a title block."""
    return any(
        len(line) < _LONGEST_LABEL and (_LABEL.search(line) or _LABEL_ALONE.fullmatch(line.strip()))
        for line in text.split("\n")
    )


def _grid(blocks: Sequence[TextBlock], places: Sequence[tuple[float, float]]) -> tuple[Grid, frozenset[int]]:
    """Marks stand in a row along a border, and mostly again along the opposite one."""
    marks = [i for i, b in enumerate(blocks) if _GRID_MARK.fullmatch(b.text.strip())]
    found: set[int] = set()
    letters, numbers = {}, {}
    for across in (0, 1):
        for is_low in (True, False):
            row = [
                i
                for i in marks
                if (places[i][across] < _BORDER if is_low else places[i][across] > 1 - _BORDER)
            ]
            for i in _aligned(row, places, across, blocks):
                found.add(i)
                target = letters if blocks[i].text.strip().isalpha() else numbers
                target.setdefault(blocks[i].text.strip(), places[i][1 - across])
    found |= {i for i in marks if i not in found and _is_opposite_a_mark(i, found, blocks, places)}
    grid = Grid(
        tuple((at, text) for text, at in letters.items()), tuple((at, text) for text, at in numbers.items())
    )
    return grid, frozenset(found)


def _is_opposite_a_mark(
    i: int, found: set[int], blocks: Sequence[TextBlock], places: Sequence[tuple[float, float]]
) -> bool:
    """True for a mark on a border that stands opposite the same mark of the other border."""
    for across in (0, 1):
        is_on_border = not _BORDER / 2 < places[i][across] < 1 - _BORDER / 2
        for j in found if is_on_border else ():
            is_same = blocks[j].text.strip() == blocks[i].text.strip()
            is_across = abs(places[j][across] - places[i][across]) > 0.8
            if is_same and is_across and abs(places[j][1 - across] - places[i][1 - across]) < _OPPOSITE:
                return True
    return False


def _aligned(
    row: Sequence[int], places: Sequence[tuple[float, float]], across: int, blocks: Sequence[TextBlock]
) -> set[int]:
    """The marks of a border row that are in a line and follow each other in the alphabet or in counting."""
    best: set[int] = set()
    for i, reach in product(row, _ALIGNED):
        line = [j for j in row if abs(places[j][across] - places[i][across]) < reach]
        for is_alpha in (True, False):
            kept = [j for j in line if blocks[j].text.strip().isalpha() == is_alpha]
            kept.sort(key=lambda j: places[j][1 - across])
            codes = [_code(blocks[j].text.strip()) for j in kept]
            steps = {b - a for a, b in pairwise(codes)}
            if len(kept) >= 3 and _is_sequence(steps) and len(kept) > len(best):
                best = set(kept)
    return best


def _is_sequence(steps: set[int]) -> bool:
    """Up or down all along; a few marks may be hidden."""
    return all(0 < step <= 4 for step in steps) or all(-4 <= step < 0 for step in steps)


def _code(mark: str) -> int:
    return ord(mark) if mark.isalpha() else int(mark)


def _title_block(
    blocks: Sequence[TextBlock], places: Sequence[tuple[float, float]], sheet: SheetContent
) -> Region | None:
    """The box of the largest heap of labels; None if there are too few to be one."""
    labels = [i for i, b in enumerate(blocks) if _labels_in(b.text)]
    heaps: list[list[int]] = []
    for i in labels:
        near = [heap for heap in heaps if any(_near(places[i], places[j]) for j in heap)]
        merged = [i, *(j for heap in near for j in heap)]
        heaps = [heap for heap in heaps if heap not in near] + [merged]
    heap = max(heaps, key=lambda h: sum(_labels_in(blocks[i].text) for i in h), default=[])
    if sum(_labels_in(blocks[i].text) for i in heap) < _FEWEST_LABELS:
        return None
    boxes = [_upright_box(blocks[i], sheet) for i in heap]
    left, top = min(b[0] for b in boxes) - _PADDING, min(b[1] for b in boxes) - _PADDING
    right, bottom = max(b[2] for b in boxes) + _PADDING, max(b[3] for b in boxes) + _PADDING
    # ISO 7200: the title block stands in the bottom right corner, so its last cells reach the border.
    is_below = bottom > _LOW_ON_SHEET
    return Region(left, top, 1.0 if is_below else right, 1.0 if is_below else bottom)


def _labels_in(text: str) -> int:
    """How many labels a text holds; `REF` alone is as often a dimension's as a title block's."""
    if not is_label(text):
        return int(any(name != "reference" for name in fields_of(text)))
    return len(_LABEL.findall(text)) + sum(
        bool(_LABEL_ALONE.fullmatch(line.strip())) for line in text.split("\n")
    )


def _near(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < 0.3 and abs(a[1] - b[1]) < 0.075


def _upright_box(block: TextBlock, sheet: SheetContent) -> tuple[float, float, float, float]:
    is_turned = 45 < block.angle % 180 < 135
    w, h = (block.height, block.width) if is_turned else (block.width, block.height)
    x, y = block.x / sheet.width, block.y / sheet.height
    return (
        x - w / 2 / sheet.width,
        y - h / 2 / sheet.height,
        x + w / 2 / sheet.width,
        y + h / 2 / sheet.height,
    )
