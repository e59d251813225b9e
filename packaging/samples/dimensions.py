"""DIMENSION entities with the picture block that CAD programs store, each way of giving a tolerance included."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from ezdxf.entities import Dimension
from ezdxf.entities.dimstyleoverride import DimStyleOverride
from ezdxf.layouts import BlockLayout
from ezdxf.math import Vec2

from samples.letters import Block, lay_out
from samples.linework import Point, arrow_head, xy
from samples.measures import shown_text
from samples.paper import DIM_STYLE, DIMENSION_VARIABLES, TEXT_STYLE, Paper

ATTRIBUTES = {"layer": "COTES"}
USER_PLACED_TEXT = 128  # bit of group code 70
TAIL = 6.0  # mm, of an arrow that stands outside


@dataclass(frozen=True)
class Way:
    """How a dimension says its tolerance: a style, variables overridden on the entity, a text override."""

    text: str = "<>"
    style: str = DIM_STYLE
    override: dict[str, Any] = field(default_factory=dict)

    def variables(self, paper: Paper) -> dict[str, Any]:
        """The variables in force: those of the style, then those of the entity."""
        style = paper.doc.dimstyles.get(self.style)
        known = {name: style.dxf.get(name, value) for name, value in DIMENSION_VARIABLES.items()}
        return known | self.override


def linear(
    paper: Paper, feet: tuple[Point, Point], at: Point, way: Way, *, angle: float = 0.0, shift: float = 0.0
) -> Dimension:
    """A length along `angle` (degrees) between two feet; dimension line through `at`, text `shift` mm off middle."""
    along = Vec2.from_deg_angle(angle)
    feet = (feet[0], feet[1]) if Vec2(feet[0]).dot(along) <= Vec2(feet[1]).dot(along) else (feet[1], feet[0])
    entity = paper.space.add_linear_dim(
        at,
        *feet,
        angle=angle,
        text=way.text,
        dimstyle=way.style,
        override=way.override,
        dxfattribs=ATTRIBUTES,
    )
    measured = (Vec2(feet[1]) - Vec2(feet[0])).dot(along)
    picture = _Picture(paper, way, entity, measured)
    span = picture.draw_linear([Vec2(f) for f in feet], Vec2(at), along, shift)
    middle = picture.write_over(span, along, angle)
    return picture.finish(middle, measured, is_moved=bool(shift))


def angular(
    paper: Paper,
    centre: Point,
    radius: float,
    span_deg: Point,
    way: Way,
    *,
    ray: float,
    text_deg: float | None = None,
) -> Dimension:
    """An angle from `span_deg[0]` to `span_deg[1]`; arc at `radius`, extension lines from `ray` on (mm)."""
    override = paper.space.add_angular_dim_cra(
        centre, ray, *span_deg, radius - ray, text=way.text, dimstyle=way.style, override=way.override,
        dxfattribs=ATTRIBUTES,
    )  # fmt: skip
    measured = span_deg[1] - span_deg[0]
    picture = _Picture(paper, way, override, measured, unit="%%d")
    middle = picture.draw_angular(Vec2(centre), radius, span_deg, ray, text_deg)
    return picture.finish(middle, math.radians(measured), is_moved=text_deg is not None)


def radial(
    paper: Paper,
    centre: Point,
    radius: float,
    angle: float,
    elbow: Point,
    way: Way,
    *,
    side: int,
    diameter: bool = False,
) -> Dimension:
    """A radius or diameter pointed at from outside at `angle`; text on a shelf from `elbow` to its `side` (±1)."""
    add = paper.space.add_diameter_dim if diameter else paper.space.add_radius_dim
    override = add(
        centre, radius=radius, angle=angle, location=elbow, text=way.text, dimstyle=way.style,
        override=way.override, dxfattribs=ATTRIBUTES,
    )  # fmt: skip
    measured = 2 * radius if diameter else radius
    picture = _Picture(paper, way, override, measured, sign="%%c" if diameter else "R")
    tip = Vec2(centre) + Vec2.from_deg_angle(angle, radius)
    picture.draw_pointer(tip, Vec2(elbow))
    shelf = (Vec2(elbow), Vec2(elbow) + Vec2(side * picture.text_width, 0))
    picture.add_line(*shelf)
    middle = picture.write_over(shelf, Vec2(1, 0), 0.0)
    return picture.finish(middle, measured, is_moved=True)


class _Picture:
    """The anonymous block of one dimension while it is drawn."""

    def __init__(
        self,
        paper: Paper,
        way: Way,
        made: DimStyleOverride,
        measured: float,
        *,
        unit: str = "",
        sign: str = "",
    ) -> None:
        self._variables = way.variables(paper)
        self._made = made
        self._block: BlockLayout = paper.doc.blocks.new_anonymous_block(type_char="D")
        self._text = shown_text(measured, self._variables, way.text, unit=unit, sign=sign)
        self._letters: Block = lay_out(self._text, self._variables["dimtxt"])
        self._is_framed = self._variables["dimgap"] < 0
        self._gap = abs(self._variables["dimgap"])

    @property
    def text_width(self) -> float:
        return self._letters.width + (2 * self._gap if self._is_framed else 0)

    def add_line(self, start: Vec2, end: Vec2) -> None:
        self._block.add_line(xy(start), xy(end), dxfattribs=ATTRIBUTES)

    def arrow(self, tip: Vec2, direction: Vec2) -> None:
        arrow_head(self._block, tip, direction, size=self._variables["dimasz"], **ATTRIBUTES)

    def draw_linear(self, feet: list[Vec2], at: Vec2, along: Vec2, shift: float) -> tuple[Vec2, Vec2]:
        """Extension lines, dimension line and arrows; the stretch of line that the text is centred on."""
        across = along.orthogonal()
        ends = [along * foot.dot(along) + across * at.dot(across) for foot in feet]
        for foot, end in zip(feet, ends, strict=True):
            self._extend(foot, end)
        length = (ends[1] - ends[0]).magnitude
        is_tight = length < 2 * self._variables["dimasz"] + 2
        for end, outwards in ((ends[0], -along), (ends[1], along)):
            self.arrow(end, -outwards if is_tight else outwards)
            if is_tight:
                self.add_line(end, end + outwards * TAIL)
        half = along * (self.text_width / 2)
        middle = ends[0].lerp(ends[1]) + along * shift
        is_beside = abs(shift) > length / 2
        self.add_line(*ends)
        if is_beside:
            nearest, farthest = (ends[1], middle + half) if shift > 0 else (ends[0], middle - half)
            self.add_line(nearest, farthest)
        return middle - half, middle + half

    def draw_angular(
        self, centre: Vec2, radius: float, span: Point, ray: float, text_deg: float | None
    ) -> Vec2:
        """Extension lines from `ray` on, arc and arrows; the centre of the text once written."""
        is_tight = math.radians(span[1] - span[0]) * radius < 2 * self._variables["dimasz"] + 2
        lean = math.degrees(self._variables["dimasz"] / 2 / radius) * (-1 if is_tight else 1)
        for angle, turn in ((span[0], -1), (span[1], 1)):
            way = Vec2.from_deg_angle(angle)
            if ray < radius:
                self.add_line(centre + way * (ray + self._variables["dimexo"]), centre + way * (radius + 2))
            outwards = Vec2.from_deg_angle(angle - turn * lean + turn * 90)
            self.arrow(centre + way * radius, -outwards if is_tight else outwards)
        overrun = math.degrees(TAIL / radius) if is_tight else 0.0
        self._block.add_arc(xy(centre), radius, span[0] - overrun, span[1] + overrun, dxfattribs=ATTRIBUTES)
        at = sum(span) / 2 if text_deg is None else text_deg
        reach = radius + self._gap + 1 + (self._letters.width / 2) * abs(math.cos(math.radians(at))) + 2
        return self._write(centre + Vec2.from_deg_angle(at, reach), 0.0)

    def draw_pointer(self, tip: Vec2, elbow: Vec2) -> None:
        self.add_line(tip, elbow)
        self.arrow(tip, tip - elbow)

    def write_over(self, stretch: tuple[Vec2, Vec2], along: Vec2, angle: float) -> Vec2:
        """Writes the text above a stretch of line; its centre."""
        rise = self._gap + self._variables["dimtxt"] / 2 + self._letters.drop
        rise += self._gap if self._is_framed else 0
        return self._write(stretch[0].lerp(stretch[1]) + along.orthogonal() * rise, angle)

    def finish(self, middle: Vec2, measured: float, *, is_moved: bool) -> Dimension:
        """Ties the block to the dimension, with the measured value (radians for angles)."""
        self._made.commit()
        entity = self._made.dimension
        entity.dxf.geometry = self._block.name
        entity.dxf.text_midpoint = xy(middle)
        entity.dxf.attachment_point = 5
        entity.dxf.actual_measurement = round(measured, 6)
        entity.dxf.dimtype = entity.dxf.dimtype | (USER_PLACED_TEXT if is_moved else 0)
        return entity

    def _extend(self, foot: Vec2, end: Vec2) -> None:
        way = end - foot
        if way.magnitude > self._variables["dimexo"]:
            step = way.normalize()
            self.add_line(foot + step * self._variables["dimexo"], end + step * self._variables["dimexe"])

    def _write(self, middle: Vec2, angle: float) -> Vec2:
        text = self._block.add_mtext(self._text, dxfattribs=ATTRIBUTES | {"style": TEXT_STYLE})
        text.dxf.char_height = self._variables["dimtxt"]
        text.set_location(xy(middle), rotation=angle, attachment_point=5)
        if self._is_framed:
            self._frame(middle, angle)
        return middle

    def _frame(self, middle: Vec2, angle: float) -> None:
        half_width, half_height = self.text_width / 2, self._variables["dimtxt"] / 2 + self._gap
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        points = [Vec2(x * half_width, y * half_height).rotate_deg(angle) + middle for x, y in corners]
        self._block.add_lwpolyline([xy(p) for p in points], close=True, dxfattribs=ATTRIBUTES)
