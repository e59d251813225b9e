"""Every DXF way of giving a tolerance occurs in the samples, and each is shown as CAD programs show it."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import ezdxf
import pytest
from ezdxf.entities import Dimension


@pytest.fixture(scope="module")
def dimensions(samples: Path) -> list[Dimension]:
    files = [ezdxf.readfile(samples / f"{name}.dxf") for name in ("bride_de_palier", "arbre_etage")]
    return [entity for doc in files for entity in doc.modelspace().query("DIMENSION")]


WAYS: dict[str, Callable[[Dimension], bool]] = {
    "DIMTOL in the style": lambda d: d.get_dim_style().dxf.dimtol == 1,
    "DIMTOL on the entity": lambda d: _own(d, "dimtol") == 1,
    "DIMLIM": lambda d: d.get_dim_style().dxf.dimlim == 1,
    "symmetric DIMTP and DIMTM": lambda d: (
        d.override().get("dimtol") == 1 and d.override().get("dimtp") == d.override().get("dimtm")
    ),
    "negative DIMTP": lambda d: (_own(d, "dimtp") or 0) < 0,
    "DIMPOST with a fit in the style": lambda d: d.get_dim_style().dxf.dimpost == "%%c<> k6",
    "DIMPOST with a fit on the entity": lambda d: _own(d, "dimpost") == "%%c<> g6",
    "DIMPOST with brackets": lambda d: _own(d, "dimpost") == "(<>)",
    "fit in the text": lambda d: d.dxf.text == "%%c<> H7",
    "plus-minus in the text": lambda d: "<>%%p" in d.dxf.text,
    "stack in the text": lambda d: r"\S+0,05^ -0,02;" in d.dxf.text,
    "fit and stack in the text": lambda d: "h6{" in d.dxf.text and r"\S" in d.dxf.text,
    "GDT diameter sign": lambda d: r"{\Fgdt;n}" in d.dxf.text,
    "one-sided by DIMPOST": lambda d: _own(d, "dimpost") == "<> mini",
    "one-sided in the text": lambda d: d.dxf.text == "<> max",
    "DIMLFAC": lambda d: d.get_dim_style().dxf.dimlfac == 0.5,
    "DIMRND": lambda d: bool(_own(d, "dimrnd")),
    "DIMDEC": lambda d: _own(d, "dimdec") == 1,
    "DIMTDEC with zeros kept": lambda d: _own(d, "dimtdec") == 2 and _own(d, "dimtzin") == 0,
    "DIMDSEP comma": lambda d: d.get_dim_style().dxf.dimdsep == ord(","),
    "framed by a negative DIMGAP": lambda d: (_own(d, "dimgap") or 0) < 0,
    "angle": lambda d: d.dimtype == 2 or d.dimtype == 5,
    "diameter": lambda d: d.dimtype == 3,
    "radius": lambda d: d.dimtype == 4,
}


@pytest.mark.parametrize("way", WAYS)
def test_way_occurs(dimensions: list[Dimension], way: str) -> None:
    assert any(WAYS[way](dimension) for dimension in dimensions)


def test_every_dimension_has_a_picture_with_one_text_and_lines(dimensions: list[Dimension]) -> None:
    for dimension in dimensions:
        assert dimension.doc is not None
        picture = dimension.doc.blocks[dimension.dxf.geometry]
        assert len(picture.query("MTEXT")) == 1
        assert len(picture.query("LINE ARC")) >= 1
        assert len(picture.query("SOLID")) >= 1


SHOWN = [
    ({"dimtol": 1, "dimtp": 0.1, "dimtm": 0.1}, 18, "<>", r"\A1;18%%p0,1"),
    ({"dimtol": 1, "dimtp": 0.1, "dimtm": 0.1, "dimtzin": 0}, 18, "<>", r"\A1;18%%p0,10"),
    ({"dimtol": 1, "dimtp": 0.0, "dimtm": 0.15}, 38, "", r"\A1;38{\H0.7x;\S 0^ -0,15;}"),
    ({"dimtol": 1, "dimtp": -0.1, "dimtm": 0.2}, 50, "<>", r"\A1;50{\H0.7x;\S-0,1^ -0,2;}"),
    (
        {"dimlim": 1, "dimtp": 0.2, "dimdec": 1, "dimzin": 0, "dimpost": "%%c<>"},
        40,
        "<>",
        r"\A1;{\H0.7x;\SØ40,2^ Ø40,0;}",
    ),
    ({"dimpost": "%%c<> g6"}, 80, "<>", r"\A1;%%c80 g6"),
    ({"dimlfac": 0.5}, 28.2, "<> H13", r"\A1;14,1 H13"),
    ({"dimrnd": 0.1, "dimdec": 1}, 45.826, "(<>)", r"\A1;(45,8)"),
    ({"dimdec": 2}, 1.275, "<>", r"\A1;1,28"),
]


@pytest.mark.parametrize(("variables", "length", "override", "text"), SHOWN)
def test_shown_text(variables: dict[str, float], length: float, override: str, text: str) -> None:
    from samples.measures import shown_text
    from samples.paper import DIMENSION_VARIABLES

    assert shown_text(length, DIMENSION_VARIABLES | variables, override) == text


def test_variables_in_the_file_give_the_text_of_the_picture(dimensions: list[Dimension]) -> None:
    from samples.measures import shown_text
    from samples.paper import DIMENSION_VARIABLES

    for dimension in dimensions:
        assert dimension.doc is not None
        in_force = {name: dimension.override().get(name) for name in DIMENSION_VARIABLES}
        is_angle = dimension.dimtype in (2, 5)
        measured = dimension.dxf.actual_measurement
        text = shown_text(
            math.degrees(measured) if is_angle else measured,
            in_force,
            dimension.dxf.text,
            unit="%%d" if is_angle else "",
            sign={3: "%%c", 4: "R"}.get(dimension.dimtype, ""),
        )
        assert text == dimension.doc.blocks[dimension.dxf.geometry].query("MTEXT")[0].text


def _own(dimension: Dimension, name: str) -> object:
    return dimension.get_acad_dstyle(dimension.get_dim_style()).get(name)
