"""Callouts that are not dimensions: leaders with notes, tolerance frames, datums, surface texture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ezdxf.colors import BYLAYER
from ezdxf.entities import Insert, MText, Tolerance
from ezdxf.enums import MTextEntityAlignment
from ezdxf.math import Vec2
from ezdxf.render import mleader

from samples.letters import lay_out
from samples.linework import Point, arrow_head, line, xy
from samples.paper import DIM_STYLE, TEXT_STYLE, Paper

HEIGHT = 3.5
FRAME_HEIGHT = 2 * HEIGHT
CELL_GAP = 1.4
TEXTURE_BLOCK = "ETAT_DE_SURFACE"
TEXTURE_LEG = 5.0  # mm, height of the short leg of the symbol (ISO 21920-1 for 3.5 mm lettering)


def leader_note(paper: Paper, points: Sequence[Point], text: str, *, side: int) -> tuple[MText, Point]:
    """A LEADER to an MTEXT written beside its last point; the text and its centre."""
    letters = lay_out(text, HEIGHT)
    x, y = points[-1]
    attributes = {"layer": "COTES", "style": TEXT_STYLE, "char_height": HEIGHT}
    note = paper.space.add_mtext(text, dxfattribs=attributes)
    # the first line stands on the landing, which runs under it
    note.set_location((x + (0 if side > 0 else -letters.width), y + 1 + HEIGHT), attachment_point=1)
    landing = (x + side * letters.width, y)
    leader = paper.space.add_leader([*points, landing], dimstyle=DIM_STYLE, dxfattribs={"layer": "COTES"})
    leader.dxf.annotation_type, leader.dxf.annotation_handle = 0, note.dxf.handle
    leader.dxf.has_hookline = 0
    return note, (x + side * letters.width / 2, y + 1 + HEIGHT - letters.height / 2)


def multileader_note(paper: Paper, tip: Point, corner: Point, text: str) -> tuple[str, Point]:
    """A MULTILEADER whose text has its top left corner at `corner`; its handle and the text's centre."""
    letters = lay_out(text, HEIGHT)
    builder = paper.space.add_multileader_mtext("Standard", dxfattribs={"layer": "COTES"})
    builder.set_content(
        text, style=TEXT_STYLE, char_height=HEIGHT, alignment=mleader.TextAlignment.left, color=BYLAYER
    )
    builder.set_leader_properties(color=BYLAYER)
    builder.set_connection_properties(landing_gap=1.0, dogleg_length=2.0)
    builder.set_arrow_properties("", size=3.0)
    builder.add_leader_line(mleader.ConnectionSide.left, [Vec2(tip)])
    builder.build(insert=Vec2(corner))
    return builder.multileader.dxf.handle, (corner[0] + letters.width / 2, corner[1] - letters.height / 2)


def frame_cells(content: str) -> list[tuple[str, float]]:
    """The filled compartments of the first row of a TOLERANCE content, each with its width in mm."""
    cells = [cell for cell in content.split("^J")[0].split("%%v") if cell]
    return [(cell, max(FRAME_HEIGHT, lay_out(cell, HEIGHT).width + 2 * CELL_GAP)) for cell in cells]


def frame_width(content: str) -> float:
    return sum(width for _, width in frame_cells(content))


def tolerance_frame(paper: Paper, left: Point, content: str) -> tuple[Tolerance, Point]:
    """A TOLERANCE with the middle of its left side at `left`; the entity and its centre."""
    attributes = {"layer": "TOLERANCES", "dimstyle": DIM_STYLE, "insert": left, "content": content}
    entity = cast(Tolerance, paper.space.new_entity("TOLERANCE", attributes))
    return entity, (left[0] + frame_width(content) / 2, left[1])


def pointer(paper: Paper, points: Sequence[Point], layer: str = "TOLERANCES") -> None:
    """A LEADER without text, its arrow at the first point."""
    paper.space.add_leader(
        list(points), dimstyle=DIM_STYLE, dxfattribs={"layer": layer, "annotation_type": 3}
    )


def datum(paper: Paper, foot: Point, direction: Point, letter: str, *, stem: float = 8.0) -> Point:
    """A datum triangle standing on `foot`, its stem along `direction`, the framed letter; the letter's centre."""
    along = Vec2(direction).normalize()
    base = Vec2(foot)
    across = along.orthogonal() * 2
    paper.space.add_solid(
        [base + across, base - across, base + along * 3.5], dxfattribs={"layer": "TOLERANCES"}
    )
    end = base + along * stem
    line(paper, xy(base + along * 3.5), xy(end), "TOLERANCES")
    centre, half = end + along * FRAME_HEIGHT / 2, FRAME_HEIGHT / 2
    corners = [xy(centre + Vec2(x, y) * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    paper.space.add_lwpolyline(corners, close=True, dxfattribs={"layer": "TOLERANCES"})
    text = paper.space.add_mtext(
        letter, dxfattribs={"layer": "TOLERANCES", "style": TEXT_STYLE, "char_height": HEIGHT}
    )
    text.set_location(xy(centre), attachment_point=MTextEntityAlignment.MIDDLE_CENTER)
    return xy(centre)


def surface_texture(paper: Paper, foot: Point, text: str) -> tuple[Insert, Point]:
    """The symbol of a machined surface standing on `foot`, an INSERT with its value as attribute; the text's centre."""
    if TEXTURE_BLOCK not in paper.doc.blocks:
        _define_texture_block(paper)
    symbol = paper.space.add_blockref(TEXTURE_BLOCK, foot, dxfattribs={"layer": "ETATS_DE_SURFACE"})
    height = 2.5
    width = lay_out(text, height).width
    at = (foot[0] + 5.6, foot[1] + 2 * TEXTURE_LEG - height + 0.1 - 1.2)
    attributes = {"layer": "ETATS_DE_SURFACE", "style": TEXT_STYLE, "height": height, "width": 0.85}
    symbol.add_attrib("RUGOSITE", text, at, dxfattribs=attributes)
    return symbol, (at[0] + width / 2, at[1] + height / 2)


def section_arrow(paper: Paper, end: Point, inwards: Point, viewing: Point, letter: str) -> None:
    """A thick end of a cutting plane's trace, its viewing arrow and letter."""
    tip, along = Vec2(end), Vec2(viewing).normalize()
    line(paper, xy(tip), xy(tip + Vec2(inwards).normalize(7)), "TRACES")
    line(paper, xy(tip - along * 10), xy(tip - along * 3), "COTES")
    arrow_head(paper.space, tip, along, size=4.0, layer="COTES")
    text = paper.space.add_mtext(
        letter, dxfattribs={"layer": "TEXTES", "style": TEXT_STYLE, "char_height": 5.0}
    )
    text.set_location(xy(tip - along * 14), attachment_point=MTextEntityAlignment.MIDDLE_CENTER)


def _define_texture_block(paper: Paper) -> None:
    block = paper.doc.blocks.new(TEXTURE_BLOCK)
    layer = {"layer": "ETATS_DE_SURFACE"}
    leg = TEXTURE_LEG / 3**0.5
    block.add_lwpolyline(
        [(-leg, TEXTURE_LEG), (0, 0), (2 * leg, 2 * TEXTURE_LEG), (2 * leg + 12, 2 * TEXTURE_LEG)],
        dxfattribs=layer,
    )
    block.add_line((-leg, TEXTURE_LEG), (leg, TEXTURE_LEG), dxfattribs=layer)
    block.add_attdef(
        "RUGOSITE", (5.6, 6.4), dxfattribs=layer | {"style": TEXT_STYLE, "height": 2.5, "width": 0.85}
    )
