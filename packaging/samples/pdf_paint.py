"""Draws a sample's DXF file, read again from disk, onto a PDF page: only the kinds of entity the samples use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ezdxf
from ezdxf import path as paths
from ezdxf.entities import DXFEntity, DXFGraphic
from ezdxf.math import Vec2
from ezdxf.render.hatching import hatch_entity

from samples.callouts import FRAME_HEIGHT, HEIGHT, frame_cells
from samples.letters import lay_out, plain, width_of
from samples.linework import Point
from samples.pdf_page import PdfPage

FLATNESS = 0.02  # mm, of arcs made into chords


def paint_pdf(drawing: Path, target: Path, *, title: str) -> None:
    """The model space of a DXF of one sheet (origin at its corner, 1 unit = 1 mm) as a one-page PDF."""
    doc = ezdxf.readfile(drawing)
    width, height = doc.header["$LIMMAX"][:2]
    page = PdfPage(width, height)
    painter = _Painter(page, doc)
    for entity in doc.modelspace():
        painter.paint(entity)
    page.save(target, title=title)


class _Painter:
    """Sends each entity to the page; the verb is chosen by the entity's type."""

    def __init__(self, page: PdfPage, doc: Any) -> None:
        self._page = page
        self._doc = doc
        self._verbs: dict[str, Callable[[Any], None]] = {
            "TEXT": self._text, "ATTRIB": self._text, "MTEXT": self._mtext, "HATCH": self._hatch,
            "SOLID": self._solid, "INSERT": self._insert, "DIMENSION": self._virtual,
            "MULTILEADER": self._virtual, "LEADER": self._leader, "TOLERANCE": self._tolerance,
        }  # fmt: skip

    def paint(self, entity: DXFEntity) -> None:
        if entity.dxftype() != "ATTDEF":
            self._verbs.get(entity.dxftype(), self._curve)(entity)

    def _curve(self, entity: DXFGraphic) -> None:
        points = [(p.x, p.y) for p in paths.make_path(entity).flattening(FLATNESS)]
        self._page.stroke(points, weight=self._weight(entity), dashes=self._dashes(entity))

    def _virtual(self, entity: Any) -> None:
        for part in entity.virtual_entities():
            self.paint(part)

    def _insert(self, entity: Any) -> None:
        self._virtual(entity)
        for attribute in entity.attribs:
            self.paint(attribute)

    def _hatch(self, entity: Any) -> None:
        for start, end in hatch_entity(entity, jiggle_origin=False):
            self._page.stroke([(start.x, start.y), (end.x, end.y)], weight=self._weight(entity))

    def _solid(self, entity: Any) -> None:
        self._page.fill([(p.x, p.y) for p in entity.wcs_vertices()])

    def _text(self, entity: Any) -> None:
        text, height, angle = plain(entity.dxf.text), entity.dxf.height, entity.dxf.rotation
        align, first, second = entity.get_placement()
        at = Vec2(second or first)
        if align.name.startswith("MIDDLE"):
            at += Vec2(-width_of(text, height) / 2, -height / 2).rotate_deg(angle)
        self._page.text(text, (at.x, at.y), height=height, angle_deg=angle)

    def _mtext(self, entity: Any) -> None:
        column, row = (entity.dxf.attachment_point - 1) % 3, (entity.dxf.attachment_point - 1) // 3
        self._runs(
            entity.text,
            Vec2(entity.dxf.insert),
            entity.dxf.char_height,
            entity.get_rotation(),
            column / 2,
            row / 2,
        )

    def _runs(self, mtext: str, at: Vec2, height: float, angle: float, across: float, down: float) -> None:
        block = lay_out(mtext, height)
        corner = Vec2(-block.width * across, block.height * down)
        for run in block.placed_runs(align=across):
            start = at + (corner + Vec2(run.x, run.y)).rotate_deg(angle)
            self._page.text(run.text, (start.x, start.y), height=run.height, angle_deg=angle)

    def _leader(self, entity: Any) -> None:
        points = [Vec2(p) for p in entity.vertices]
        self._page.stroke([(p.x, p.y) for p in points], weight=self._weight(entity))
        if entity.dxf.has_arrowhead:
            along = (points[0] - points[1]).normalize(3.0)
            across = along.orthogonal() / 6
            self._page.fill(
                [(p.x, p.y) for p in (points[0], points[0] - along + across, points[0] - along - across)]
            )

    def _tolerance(self, entity: Any) -> None:
        x, y, _ = entity.dxf.insert
        for content, width in frame_cells(entity.dxf.content):
            self._box((x, y - FRAME_HEIGHT / 2), width, weight=self._weight(entity))
            self._runs(content, Vec2(x + width / 2, y), HEIGHT, 0.0, 0.5, 0.5)
            x += width

    def _box(self, corner: Point, width: float, *, weight: float) -> None:
        x, y = corner
        points = [(x, y), (x + width, y), (x + width, y + FRAME_HEIGHT), (x, y + FRAME_HEIGHT)]
        self._page.stroke(points, weight=weight, closed=True)

    def _weight(self, entity: DXFGraphic) -> float:
        weight = entity.dxf.get("lineweight", -1)
        layer = self._doc.layers.get(entity.dxf.layer)
        return float((weight if weight > 0 else layer.dxf.lineweight) / 100)

    def _dashes(self, entity: DXFGraphic) -> list[float]:
        name = entity.dxf.get("linetype", "BYLAYER")
        if name.upper() == "BYLAYER":
            name = self._doc.layers.get(entity.dxf.layer).dxf.linetype
        pattern = self._doc.linetypes.get(name).simplified_line_pattern()
        return [round(length, 3) for length in pattern]
