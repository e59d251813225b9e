"""Dimensions, frames, surface textures and notes of the bearing flange, each with what it says."""

from __future__ import annotations

from ezdxf.entities import Dimension

from samples.callouts import (
    datum,
    frame_width,
    leader_note,
    multileader_note,
    pointer,
    section_arrow,
    surface_texture,
    tolerance_frame,
)
from samples.dimensions import Way, angular, linear, radial
from samples.flange_views import AXIS, FACE, GROOVE, LEFT, SEAT, on_detail, on_section
from samples.linework import line, write
from samples.paper import Paper, add_dim_style
from samples.truth import tell_dimension, tell_frame, tell_note

HOLES_AT = 33.588  # 47,5 mm at 45°
FLATNESS = r"{\Fgdt;c}%%v0,02"
SQUARENESS = r"{\Fgdt;b}%%v{\Fgdt;n}0,03%%vA"
COAXIALITY = r"{\Fgdt;r}%%v{\Fgdt;n}0,02%%vB"
CYLINDRICITY = r"{\Fgdt;g}%%v0,01"
RUNOUT = r"{\Fgdt;h}%%v0,02%%vB"
PARALLELISM = r"{\Fgdt;f}%%v0,05%%vA"
HOLE_POSITION = r"{\Fgdt;j}%%v{\Fgdt;n}0,2{\Fgdt;m}%%vA%%vB"
THREAD_POSITION = r"{\Fgdt;j}%%v{\Fgdt;n}0,3%%vA%%vB"


def add_styles(paper: Paper) -> None:
    """Dimension styles that carry a tolerance themselves."""
    add_dim_style(paper.doc, "ISO-QC-ECARTS", dimtol=1, dimtp=0.0, dimtm=0.3, dimtdec=1, dimpost="%%c<>")
    add_dim_style(
        paper.doc,
        "ISO-QC-LIMITES",
        dimlim=1,
        dimtp=0.2,
        dimtm=0.0,
        dimdec=1,
        dimzin=0,
        dimpost="%%c<>",
        dimtfac=1.0,
    )
    add_dim_style(paper.doc, "ISO-QC-DETAIL", dimlfac=0.5)


def annotate_section(paper: Paper) -> None:
    _section_diameters(paper)
    _section_lengths(paper)
    _section_frames(paper)
    _section_textures(paper)
    _section_notes(paper)


def annotate_face(paper: Paper) -> None:
    _hole_callouts(paper)
    _face_dimensions(paper)
    corner = (FACE[0], AXIS - 62)
    line(paper, FACE, corner, "PLAN_DE_COUPE")
    section_arrow(paper, corner, (0, 1), (-1, 0), "A")
    end = (FACE[0] - 44, AXIS + 44)
    line(paper, FACE, end, "PLAN_DE_COUPE")
    section_arrow(paper, end, (1, -1), (-1, -1), "A")
    for bend in ((FACE[0] - 4, AXIS + 4), (FACE[0], AXIS - 5)):
        line(paper, FACE, bend, "TRACES")


def annotate_detail(paper: Paper) -> None:
    """Everything in detail C measures through DIMLFAC 0.5."""
    low = 42.0
    shoulder, groove, land, end = (on_detail((x, SEAT)) for x in (16.75, *GROOVE, 38.0))
    way = Way(r"<>{\H0.7x;\S+0,05^ -0,02;}", "ISO-QC-DETAIL")
    entity = linear(paper, (shoulder, groove), (0, low), way)
    tell_dimension(paper, entity, "14,1 +0,05/-0,02", "linear", 14.1, 0.05, -0.02)
    entity = linear(
        paper, (land, end), (0, low), Way(style="ISO-QC-DETAIL", override={"dimpost": "<> mini"}), shift=17
    )
    tell_dimension(paper, entity, "5 mini", "linear", None, limits=[5.0, None])
    entity = linear(paper, (groove, land), (0, 26), Way("<> H13", "ISO-QC-DETAIL"), shift=-17)
    tell_dimension(paper, entity, "2,15 H13", "linear", 2.15, 0.14, 0.0, fit="H13")
    mouth = on_detail((36.5, SEAT))
    entity = linear(paper, (mouth, end), (0, 17), Way(style="ISO-QC-DETAIL"), shift=12)
    tell_dimension(paper, entity, "1,5", "linear", 1.5)
    way = Way(style="ISO-QC-DETAIL", override={"dimtol": 1, "dimtp": 2.0, "dimtm": 2.0, "dimtdec": 0})
    entity = angular(paper, mouth, 24, (0, 20), way, ray=8, text_deg=10)
    tell_dimension(paper, entity, "20° ±2°", "angle", 20, 2, -2)
    centre = on_detail((16.75 + 0.8, SEAT - 0.8))
    entity = radial(paper, centre, 1.6, 150, (50, 62), Way("<> max", "ISO-QC-DETAIL"), side=-1)
    tell_dimension(paper, entity, "R0,8 max", "radius", None, limits=[None, 0.8])
    corner = on_detail((37.5, 39.5))
    note, at = leader_note(paper, [corner, (corner[0] + 10, corner[1] + 9)], "1x45%%d", side=1)
    tell_note(paper, note.dxf.handle, "1x45°", "chamfer", at, nominal=1, angle=45)


def write_notes(paper: Paper) -> None:
    """General requirements, in the bottom middle of the sheet."""
    lines = ("NOTES", "Arêtes vives abattues.", "Pièce propre, sans bavure.", "Graisseur M8x1 non monté.")
    for number, text in enumerate(lines):
        write(paper, text, (150, 46 - 6 * number), height=3.5 if number == 0 else 2.5)
        if number:
            paper.tell(text, "note", (165, 47 - 6 * number))
    symbol, at = surface_texture(paper, (352, 84), "Ra 3,2")
    tell_note(
        paper, symbol.dxf.handle, "Ra 3,2", "roughness", at, nominal=3.2, parameter="Ra", remark="general"
    )
    write(paper, "(sauf indication)", (376, 87), height=2.5)


def _section_diameters(paper: Paper) -> None:
    def across(radius: float, x: float, at: float, way: Way) -> Dimension:
        feet = (on_section((x, radius)), on_section((x, radius), below=True))
        return linear(paper, feet, (at, 0), way, angle=90)

    entity = across(20, 7.5, 84, Way(style="ISO-QC-LIMITES"))
    tell_dimension(paper, entity, "Ø40,2 / Ø40,0", "diameter", None, limits=[40.0, 40.2])
    entity = across(23.5, 0, 71, Way(r"{\Fgdt;n}<> H8"))
    tell_dimension(paper, entity, "Ø47 H8", "diameter", 47, 0.039, 0.0, fit="H8")
    entity = across(SEAT, 38, 188, Way("%%c<> H7"))
    tell_dimension(paper, entity, "Ø62 H7", "diameter", 62, 0.030, 0.0, fit="H7")
    entity = across(32.5, 33, 199, Way(r"%%c<>{\H0.7x;\S+0,3^ 0;}"))
    tell_dimension(paper, entity, "Ø65 +0,3/0", "diameter", 65, 0.3, 0.0)
    entity = across(40, 37, 211, Way(override={"dimpost": "%%c<> g6"}))
    tell_dimension(paper, entity, "Ø80 g6", "diameter", 80, -0.010, -0.029, fit="g6")


def _section_lengths(paper: Paper) -> None:
    top, foot = AXIS + 55, AXIS - 50
    symmetric = Way(override={"dimtol": 1, "dimtp": 0.1, "dimtm": 0.1, "dimtdec": 2, "dimtzin": 0})
    entity = linear(paper, ((LEFT, top), (LEFT + 18, top)), (0, 261), symmetric)
    tell_dimension(paper, entity, "18 ±0,10", "linear", 18, 0.1, -0.1)
    unequal = Way(override={"dimtol": 1, "dimtp": 0.0, "dimtm": 0.15})
    entity = linear(paper, ((LEFT, foot), (LEFT + 38, AXIS - 39)), (0, 102), unequal)
    tell_dimension(paper, entity, "38 0/-0,15", "linear", 38, 0.0, -0.15)
    entity = linear(paper, ((LEFT, foot), (LEFT + 12.5, foot)), (0, 113), Way("(<>)"))
    tell_dimension(paper, entity, "(12,5)", "linear", 12.5, reference=True)
    entity = linear(paper, ((LEFT + 12.5, foot), (LEFT + 18, foot)), (0, 113), Way("<> %%p0,2"), shift=13.8)
    tell_dimension(paper, entity, "5,5 ±0,2", "linear", 5.5, 0.2, -0.2)
    feet = ((LEFT, AXIS + 23.5), (LEFT + 7.5, AXIS + 20))
    entity = linear(
        paper, feet, (0, AXIS + 10), Way(override={"dimtol": 1, "dimtp": 0.2, "dimtm": 0.0}), shift=-19
    )
    tell_dimension(paper, entity, "7,5 +0,2/0", "linear", 7.5, 0.2, 0.0)


def _section_frames(paper: Paper) -> None:
    """Frames on the dimension lines of their features, or led to their faces; datums A and B."""
    pointer(paper, [(LEFT + 18, AXIS - 46), (156, AXIS - 46)])
    tell_frame(paper, *tolerance_frame(paper, (156, AXIS - 46), FLATNESS), "flatness", 0.02)
    line(paper, (211, AXIS + 40), (211, 243), "TOLERANCES")
    tell_frame(
        paper,
        *tolerance_frame(paper, (207, 246.5), SQUARENESS),
        "perpendicularity",
        0.03,
        ["A"],
        shape="diameter",
    )
    line(paper, (188, AXIS + 31), (188, 258), "TOLERANCES")
    tell_frame(
        paper,
        *tolerance_frame(paper, (184, 268.5), COAXIALITY),
        "concentricity",
        0.02,
        ["B"],
        shape="diameter",
    )
    tell_frame(paper, *tolerance_frame(paper, (184, 261.5), CYLINDRICITY), "cylindricity", 0.01)
    pointer(paper, [(LEFT + 16.75, AXIS + 26), (155, AXIS + 26)])
    tell_frame(paper, *tolerance_frame(paper, (155, AXIS + 26), RUNOUT), "circular_runout", 0.02, ["B"])
    left = 103 - frame_width(PARALLELISM)
    pointer(paper, [(LEFT, AXIS - 39), (103, AXIS - 39)])
    tell_frame(paper, *tolerance_frame(paper, (left, AXIS - 39), PARALLELISM), "parallelism", 0.05, ["A"])
    paper.tell("A", "datum", datum(paper, (LEFT + 18, 239), (1, 0), "A", stem=6))
    paper.tell("B", "datum", datum(paper, (211, AXIS - 40), (0, -1), "B"))


def _section_textures(paper: Paper) -> None:
    for foot, value in (
        ((172, AXIS - 31), 0.8),
        ((172, AXIS + 40), 1.6),
        ((140, 250), 1.6),
        ((92, AXIS + 23.5), 1.6),
    ):
        text = f"Ra {value}".replace(".", ",")
        symbol, at = surface_texture(paper, foot, text)
        tell_note(paper, symbol.dxf.handle, text, "roughness", at, nominal=value, parameter="Ra")
    pointer(paper, [(LEFT + 18, 250), (156, 250)], "ETATS_DE_SURFACE")


def _section_notes(paper: Paper) -> None:
    tip = (LEFT + 9, AXIS - 50)
    note, at = leader_note(paper, [tip, (104, 120)], r"M8x1-6H {\Fgdt;x}10\P%%c4 débouchant", side=-1)
    tell_note(paper, note.dxf.handle, "M8x1-6H", "thread", at)
    tell_note(paper, note.dxf.handle, "↧10", "depth", at, nominal=10)
    tell_note(paper, note.dxf.handle, "Ø4 débouchant", "diameter", at, nominal=4)
    tip = (LEFT + 0.5, AXIS + 54.5)
    note, at = leader_note(paper, [tip, (102, 243)], "2x 1x45%%d", side=-1)
    tell_note(paper, note.dxf.handle, "2× 1x45°", "chamfer", at, nominal=1, angle=45, quantity=2)


def _hole_callouts(paper: Paper) -> None:
    tip = (FACE[0] + HOLES_AT + 3.9, AXIS + HOLES_AT + 3.9)
    handle, at = multileader_note(paper, tip, (368, 252), r"4× %%c6,6\P⌴%%c11 ↧6,4")
    for text, kind, nominal in (
        ("4× Ø6,6", "diameter", 6.6),
        ("4× ⌴Ø11", "counterbore", 11),
        ("4× ↧6,4", "depth", 6.4),
    ):
        tell_note(paper, handle, text, kind, at, nominal=nominal, quantity=4)
    entity = tolerance_frame(paper, (366, 237), HOLE_POSITION)
    tell_frame(paper, *entity, "position", 0.2, ["A", "B"], shape="diameter", modifiers=["Ⓜ"])
    tip = (FACE[0] + 47.5 + 2.6, AXIS + 1.5)
    note, at = leader_note(paper, [tip, (366, 197)], r"2× M6-6H {\Fgdt;x}12", side=1)
    tell_note(paper, note.dxf.handle, "2× M6-6H", "thread", at, quantity=2)
    tell_note(paper, note.dxf.handle, "2× ↧12", "depth", at, nominal=12, quantity=2)
    entity = tolerance_frame(paper, (366, 191), THREAD_POSITION)
    tell_frame(paper, *entity, "position", 0.3, ["A", "B"], shape="diameter")


def _face_dimensions(paper: Paper) -> None:
    framed = {"dimgap": -1.0}
    entity = radial(paper, FACE, 55, 72, (326, 248), Way(style="ISO-QC-ECARTS"), side=1, diameter=True)
    tell_dimension(paper, entity, "Ø110 0/-0,3", "diameter", 110, 0.0, -0.3)
    entity = radial(paper, FACE, 47.5, 201, (245, 151), Way(override=framed), side=-1, diameter=True)
    tell_dimension(paper, entity, "[Ø95]", "diameter", 95, basic=True)
    entity = angular(paper, FACE, 34, (135, 180), Way(override=framed), ray=24)
    tell_dimension(paper, entity, "[45°]", "angle", 45, basic=True)
    below = Way(override={"dimtol": 1, "dimtp": -0.1, "dimtm": 0.2})
    flat = 22.913
    entity = linear(paper, ((FACE[0] + 59, AXIS), (FACE[0] + flat, AXIS - 50)), (376, 0), below, angle=90)
    tell_dimension(paper, entity, "50 -0,1/-0,2", "linear", 50, -0.1, -0.2)
    feet = ((FACE[0] - flat, AXIS - 50), (FACE[0] + flat, AXIS - 50))
    entity = linear(paper, feet, (0, 103), Way(override={"dimpost": "(<>)", "dimdec": 1, "dimrnd": 0.1}))
    tell_dimension(paper, entity, "(45,8)", "linear", 45.8, reference=True)
