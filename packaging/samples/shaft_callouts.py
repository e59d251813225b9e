"""Dimensions, frames, surface textures and notes of the stepped shaft, each with what it says."""

from __future__ import annotations

from typing import Any

from ezdxf.entities import Dimension

from samples.callouts import datum, leader_note, pointer, section_arrow, surface_texture, tolerance_frame
from samples.dimensions import Way, linear, radial
from samples.linework import Point, line, write
from samples.paper import Paper, add_dim_style
from samples.shaft_views import AXIS, KEYWAY, KEYWAY_FLOOR, LENGTH, SECTION, on_sheet
from samples.truth import tell_dimension, tell_frame, tell_note

RUNOUT = r"{\Fgdt;h}%%v0,02%%vA-B"
FACE_RUNOUT = r"{\Fgdt;h}%%v0,01%%vA-B"
CYLINDRICITY = r"{\Fgdt;g}%%v0,005"
SYMMETRY = r"{\Fgdt;i}%%v0,05%%vA-B"
TRACE_X = on_sheet(120, 0)[0]  # of the cutting plane B-B


def add_styles(paper: Paper) -> None:
    """Styles that carry a symmetric tolerance and a fit."""
    add_dim_style(paper.doc, "ISO-QC-PM", dimtol=1, dimtp=0.3, dimtm=0.3, dimtdec=1)
    add_dim_style(paper.doc, "ISO-QC-K6", dimpost="%%c<> k6")


def annotate_front(paper: Paper) -> None:
    _diameters(paper)
    _lengths(paper)
    _frames(paper)
    _notes_on_leaders(paper)
    for at, direction in ((213.0, 1), (167.0, -1)):
        section_arrow(paper, (TRACE_X, at), (0, -direction), (1, 0), "B")
    line(paper, (TRACE_X, 213), (TRACE_X, 167), "PLAN_DE_COUPE")
    for x, y in ((142.0, AXIS + 10), (268.0, AXIS + 12.5)):
        symbol, at_text = surface_texture(paper, (x, y), "Ra 0,8")
        tell_note(paper, symbol.dxf.handle, "Ra 0,8", "roughness", at_text, nominal=0.8, parameter="Ra")


def annotate_section(paper: Paper) -> None:
    x, y = SECTION
    feet = ((x + 14.457, y - 4), (x + 14.457, y + 4))
    entity = linear(paper, feet, (x + 26, 0), Way("<> P9"), angle=90, shift=14)
    tell_dimension(paper, entity, "8 P9", "linear", 8, -0.015, -0.051, fit="P9")
    line(paper, (x + 26, y - 4), (x + 26, 160), "TOLERANCES")
    frame = tolerance_frame(paper, (x + 20, 156.5), SYMMETRY)
    tell_frame(paper, *frame, "symmetry", 0.05, ["A-B"])
    feet = ((x - 15, y), (x + KEYWAY_FLOOR, y - 4))
    entity = linear(paper, feet, (0, 160), Way(override={"dimtol": 1, "dimtp": 0.0, "dimtm": 0.2}))
    tell_dimension(paper, entity, "26 0/-0,2", "linear", 26, 0.0, -0.2)


def write_notes(paper: Paper) -> None:
    """General requirements, left of the title block."""
    write(paper, "NOTES", (60, 62))
    notes: tuple[tuple[str, str, dict[str, Any]], ...] = (
        (
            "Trempe superficielle HF des portées : 54±2 HRC",
            "hardness",
            {"nominal": 54, "upper_deviation": 2, "lower_deviation": -2, "unit": "HRC"},
        ),
        ("Deux centres ISO 6411-A3,15/6,7 admis.", "note", {}),
        ("Arêtes vives abattues.", "note", {}),
        ("Pièce propre, sans bavure.", "note", {}),
    )
    for number, (text, kind, fields) in enumerate(notes, 1):
        write(paper, text, (60, 62 - 6 * number), height=2.5)
        paper.tell(text, kind, (90, 63 - 6 * number), **fields)
    symbol, at = surface_texture(paper, (352, 80), "Ra 3,2")
    tell_note(
        paper, symbol.dxf.handle, "Ra 3,2", "roughness", at, nominal=3.2, parameter="Ra", remark="general"
    )
    write(paper, "(sauf indication)", (376, 83), height=2.5)


def _diameters(paper: Paper) -> None:
    def across(x: float, radius: float, way: Way, reach: float) -> Dimension:
        feet = (on_sheet(x, -radius), on_sheet(x, radius))
        return linear(paper, feet, feet[0], way, angle=90, shift=reach)

    entity = across(26, 6.5, Way(override={"dimpost": "%%c<>"}), 22)
    tell_dimension(paper, entity, "Ø13", "diameter", 13)
    entity = across(40, 10, Way("%%c<> g6"), 29)
    tell_dimension(paper, entity, "Ø20 g6", "diameter", 20, -0.007, -0.020, fit="g6")
    for x in (66, 165):
        entity = across(x, 12.5, Way(style="ISO-QC-K6"), 34)
        tell_dimension(paper, entity, "Ø25 k6", "diameter", 25, 0.015, 0.002, fit="k6")
    entity = across(88, 17, Way("{\\Fgdt;n}<>"), -26)
    tell_dimension(paper, entity, "Ø34", "diameter", 34)
    entity = across(141, 15, Way(r"%%c<> h6{\H0.7x;\S 0^ -0,013;}"), 47)
    tell_dimension(
        paper, entity, "Ø30 h6 (0/-0,013)", "diameter", 30, 0.0, -0.013, fit="h6", deviation_source="printed"
    )


def _lengths(paper: Paper) -> None:
    def along(start: float, end: float, radii: Point, at: float, way: Way, shift: float = 0.0) -> Dimension:
        feet = (on_sheet(start, radii[0]), on_sheet(end, radii[1]))
        return linear(paper, feet, (0, at), way, shift=shift)

    entity = along(0, 28, (-6.5, -9), 152, Way())
    tell_dimension(paper, entity, "28", "linear", 28)
    entity = along(82, 94, (-17, -17), 152, Way(override={"dimpost": "<> h9"}), -16)
    tell_dimension(paper, entity, "12 h9", "linear", 12, 0.0, -0.043, fit="h9")
    entity = along(94, 144, (-17, -15), 152, Way("<>%%p0,05"))
    tell_dimension(paper, entity, "50 ±0,05", "linear", 50, 0.05, -0.05)
    entity = along(144, LENGTH, (-15, -11.5), 152, Way())
    tell_dimension(paper, entity, "32", "linear", 32)
    entity = along(0, 60, (-6.5, -12.5), 140, Way(r"<>{\H0.7x;\S+0,1^ -0,2;}"))
    tell_dimension(paper, entity, "60 +0,1/-0,2", "linear", 60, 0.1, -0.2)
    entity = along(0, LENGTH, (-6.5, -11.5), 128, Way(style="ISO-QC-PM"))
    tell_dimension(paper, entity, "176 ±0,3", "linear", 176, 0.3, -0.3)
    below_zero = Way(override={"dimtol": 1, "dimtp": 0.2, "dimtm": 0.0})
    entity = along(*KEYWAY, (0, 0), 222, below_zero)
    tell_dimension(paper, entity, "36 +0,2/0", "linear", 36, 0.2, 0.0)
    near = Way(override={"dimtol": 1, "dimtp": 0.1, "dimtm": 0.1})
    entity = along(94, KEYWAY[0], (17, 0), 222, near, -15)
    tell_dimension(paper, entity, "7 ±0,1", "linear", 7, 0.1, -0.1)


def _frames(paper: Paper) -> None:
    """Frames stand on the dimension lines of the journals; the face's is led to it."""
    for x, low, left, at in (
        (136, 222, 116, 238),
        (162, 226, 156, 247),
        (261, 226, 255, 247),
        (237, 243, 231, 262),
    ):
        is_journal = x in (162, 261)
        line(paper, (x, low), (x, at - 3.5), "TOLERANCES")
        frame = tolerance_frame(paper, (left, at), CYLINDRICITY if is_journal else RUNOUT)
        if is_journal:
            tell_frame(paper, *frame, "cylindricity", 0.005)
        else:
            tell_frame(paper, *frame, "circular_runout", 0.02, ["A-B"])
    pointer(paper, [on_sheet(82, 15), (169, AXIS + 15), (169, 232.5)])
    tell_frame(paper, *tolerance_frame(paper, (166, 236), FACE_RUNOUT), "circular_runout", 0.01, ["A-B"])
    for x, letter in ((162, "A"), (261, "B")):
        paper.tell(letter, "datum", datum(paper, (x, AXIS - 12.5), (0, -1), letter, stem=7))


def _notes_on_leaders(paper: Paper) -> None:
    note, at = leader_note(paper, [on_sheet(9, 8), (92, 214)], "M16x1,5-6g", side=-1)
    tell_note(paper, note.dxf.handle, "M16x1,5-6g", "thread", at)
    note, at = leader_note(paper, [on_sheet(0.75, -7.25), (86, 170)], "1,5x45%%d", side=-1)
    tell_note(paper, note.dxf.handle, "1,5x45°", "chamfer", at, nominal=1.5, angle=45)
    note, at = leader_note(paper, [on_sheet(175.5, -12), (280, 168)], "1x45%%d", side=1)
    tell_note(paper, note.dxf.handle, "1x45°", "chamfer", at, nominal=1, angle=45)
    centre = on_sheet(144.4, -12.9)
    entity = radial(paper, centre, 0.4, 135, (235, 159), Way("<> max"), side=-1)
    tell_dimension(paper, entity, "R0,4 max", "radius", None, limits=[None, 0.4])
