"""The French sheet: trimmed format, frame, grid and centring marks of NF EN ISO 5457, title block of ISO 7200."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from ezdxf.layouts import BlockLayout

from samples.linework import Point, circle, line, outline, write
from samples.paper import TEXT_STYLE, Paper

BINDING, MARGIN, STRIP = 20.0, 10.0, 5.0  # mm: left margin, other margins, width of the grid strip
FIELD = 50.0  # mm, a field of the grid
ROW_LETTERS = "ABCDEFGHJKLM"  # I and O are not used
TITLE_WIDTH = 180.0

# label, tag of the value, left, bottom, width, height of the cell, height of the value (mm from the bottom left corner)
TITLE_CELLS: Sequence[tuple[str, str, float, float, float, float, float]] = (
    ("Désignation", "DESIGNATION", 60, 24, 120, 14, 5.0),
    ("Référence (n° de plan)", "REFERENCE", 60, 12, 85, 12, 5.0),
    ("Indice", "INDICE", 145, 12, 17, 12, 5.0),
    ("Folio", "FOLIO", 162, 12, 18, 12, 3.5),
    ("Matière", "MATIERE", 60, 0, 50, 12, 3.5),
    ("Masse", "MASSE", 110, 0, 25, 12, 3.5),
    ("Échelle", "ECHELLE", 135, 0, 22, 12, 3.5),
    ("Format", "FORMAT", 157, 0, 23, 12, 3.5),
    ("Tolérances générales", "TOLERANCES_GENERALES", 0, 12, 60, 12, 3.5),
    ("Dessiné par", "DESSINE_PAR", 0, 0, 22, 12, 2.5),
    ("Vérifié par", "VERIFIE_PAR", 22, 0, 20, 12, 2.5),
    ("Date", "DATE", 42, 0, 18, 12, 2.5),
)
COMPANY = "Ateliers Mécaniques du Val"
TITLE_HEIGHT = 38.0


def draw_frame(paper: Paper) -> None:
    """Format, frame, grid and centring marks."""
    width, height = paper.width, paper.height
    left, right, bottom, top = BINDING, width - MARGIN, MARGIN, height - MARGIN
    outline(paper, [(0, 0), (width, 0), (width, height), (0, height)], closed=True, layer="CADRE_FIN")
    outline(paper, [(left, bottom), (right, bottom), (right, top), (left, top)], closed=True, layer="CADRE")
    outer = [
        (left - STRIP, bottom - STRIP),
        (right + STRIP, bottom - STRIP),
        (right + STRIP, top + STRIP),
        (left - STRIP, top + STRIP),
    ]
    outline(paper, outer, closed=True, layer="CADRE_FIN")
    for ends in _centring_marks(width, height):
        line(paper, *ends, "CADRE")
    _draw_columns(paper)
    _draw_rows(paper)


def draw_title_block(
    paper: Paper, values: Mapping[str, str], history: Sequence[tuple[str, str, str, str]]
) -> None:
    """The title block in the bottom right corner, the history of revisions above it."""
    corner = (paper.width - MARGIN - TITLE_WIDTH, MARGIN)
    block = paper.doc.blocks.new("CARTOUCHE")
    _define_title_block(block)
    insert = paper.space.add_blockref("CARTOUCHE", corner, dxfattribs={"layer": "CARTOUCHE"})
    for _, tag, x, y, _width, _height, size in TITLE_CELLS:
        at = (corner[0] + x + 2, corner[1] + y + (2.2 if size > 3.5 else 2.8))
        attributes = {"layer": "CARTOUCHE", "style": TEXT_STYLE, "height": size, "width": 0.85}
        insert.add_attrib(tag, values[tag], at, dxfattribs=attributes)
    _draw_projection(paper, (corner[0] + 12, corner[1] + 29.0))
    _draw_history(paper, corner[0], corner[1] + TITLE_HEIGHT, history)


def _centring_marks(width: float, height: float) -> list[tuple[Point, Point]]:
    middle_x, middle_y = width / 2, height / 2
    return [
        ((0, middle_y), (BINDING + 5, middle_y)), ((width - MARGIN - 5, middle_y), (width, middle_y)),
        ((middle_x, 0), (middle_x, MARGIN + 5)), ((middle_x, height - MARGIN - 5), (middle_x, height)),
    ]  # fmt: skip


def _divisions(middle: float, start: float, end: float) -> list[float]:
    """Limits of the fields of one side: every 50 mm from the middle, the corners taking what is left."""
    steps = range(-10, 11)
    inner = [middle + step * FIELD for step in steps if start + 20 < middle + step * FIELD < end - 20]
    return [start, *inner, end]


def _draw_columns(paper: Paper) -> None:
    limits = _divisions(paper.width / 2, BINDING, paper.width - MARGIN)
    for number, (start, end) in enumerate(itertools.pairwise(limits), 1):
        for low in (MARGIN - STRIP, paper.height - MARGIN):
            if number > 1:
                line(paper, (start, low), (start, low + STRIP), "CADRE_FIN")
            write(
                paper,
                str(number),
                ((start + end) / 2, low + STRIP / 2),
                align="MIDDLE_CENTER",
                layer="CADRE_FIN",
            )


def _draw_rows(paper: Paper) -> None:
    limits = _divisions(paper.height / 2, MARGIN, paper.height - MARGIN)[::-1]
    for letter, start, end in zip(ROW_LETTERS, limits[:-1], limits[1:], strict=False):
        for left in (BINDING - STRIP, paper.width - MARGIN):
            if letter != "A":
                line(paper, (left, start), (left + STRIP, start), "CADRE_FIN")
            write(
                paper, letter, (left + STRIP / 2, (start + end) / 2), align="MIDDLE_CENTER", layer="CADRE_FIN"
            )


def _define_title_block(block: BlockLayout) -> None:
    thin, thick = {"layer": "CARTOUCHE"}, {"layer": "CARTOUCHE", "lineweight": 50}
    letters = {"layer": "CARTOUCHE", "style": TEXT_STYLE, "width": 0.85}
    for label, tag, x, y, width, height, size in TITLE_CELLS:
        block.add_lwpolyline(
            [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], close=True, dxfattribs=thin
        )
        block.add_text(label, height=1.8, dxfattribs=letters).set_placement((x + 1.2, y + height - 3.0))
        block.add_attdef(tag, (x + 2, y + 2.8), dxfattribs=letters | {"height": size})
    block.add_lwpolyline(
        [(0, 24), (60, 24), (60, TITLE_HEIGHT), (0, TITLE_HEIGHT)], close=True, dxfattribs=thin
    )
    block.add_text(COMPANY, height=2.0, dxfattribs=letters).set_placement((24, 27))
    block.add_text("ISO 8015", height=2.5, dxfattribs=letters).set_placement((24, 32))
    block.add_lwpolyline(
        [(0, TITLE_HEIGHT), (0, 0), (TITLE_WIDTH, 0), (TITLE_WIDTH, TITLE_HEIGHT)],
        close=True,
        dxfattribs=thick,
    )


def _draw_projection(paper: Paper, centre: Point) -> None:
    """The symbol of first-angle projection (method E, ISO 5456-2): truncated cone left, its circles right."""
    x, y = centre[0] - 5, centre[1] + 2
    outline(
        paper,
        [(x - 4, y - 2), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 2)],
        closed=True,
        layer="CARTOUCHE",
    )
    for radius in (2.0, 4.0):
        circle(paper, (x + 10.5, y), radius, "CARTOUCHE")
    line(paper, (x - 5.5, y), (x + 16, y), "AXES")
    line(paper, (x + 10.5, y - 5.5), (x + 10.5, y + 5.5), "AXES")


def _draw_history(
    paper: Paper, left: float, bottom: float, history: Sequence[tuple[str, str, str, str]]
) -> None:
    stops, row = (0.0, 14.0, 130.0, 154.0, TITLE_WIDTH), 5.0
    rows = [*history, ("Ind.", "Modification", "Date", "Visa")]
    for number, words in enumerate(rows):
        low = bottom + number * row
        outline(
            paper,
            [(left, low), (left + TITLE_WIDTH, low), (left + TITLE_WIDTH, low + row), (left, low + row)],
            closed=True,
            layer="CARTOUCHE",
        )
        for stop, word in zip(stops, words, strict=False):
            write(
                paper,
                word,
                (left + stop + 1.5, low + 1.6),
                height=2.0 if number == len(history) else 2.5,
                layer="CARTOUCHE",
            )
    for stop in stops[1:-1]:
        line(paper, (left + stop, bottom), (left + stop, bottom + len(rows) * row), "CARTOUCHE")
