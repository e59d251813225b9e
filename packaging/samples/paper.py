"""A sheet being drawn: its DXF document with layers, styles and linetypes, and the truth about its callouts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ezdxf
from ezdxf.document import Drawing
from ezdxf.entities import dimstyle
from ezdxf.layouts import Modelspace

TEXT_STYLE = "COTATION"
DIM_STYLE = "ISO-QC"

LAYERS = {  # name: (colour, line weight in 1/100 mm, linetype)
    "CONTOURS": (7, 50, "Continuous"),
    "FINS": (8, 25, "Continuous"),
    "AXES": (1, 25, "MIXTE"),
    "CACHES": (8, 25, "INTERROMPU"),
    "HACHURES": (8, 18, "Continuous"),
    "PLAN_DE_COUPE": (1, 25, "MIXTE"),
    "TRACES": (1, 70, "Continuous"),
    "COTES": (5, 25, "Continuous"),
    "TOLERANCES": (5, 25, "Continuous"),
    "ETATS_DE_SURFACE": (5, 25, "Continuous"),
    "TEXTES": (7, 25, "Continuous"),
    "CADRE": (7, 70, "Continuous"),
    "CADRE_FIN": (8, 25, "Continuous"),
    "CARTOUCHE": (7, 25, "Continuous"),
}

DIMENSION_VARIABLES = {
    "dimtxt": 3.5, "dimasz": 3.0, "dimexo": 0.8, "dimexe": 2.0, "dimgap": 1.4, "dimtad": 1, "dimtih": 0,
    "dimtoh": 0, "dimdsep": 44, "dimdec": 2, "dimzin": 8, "dimtdec": 2, "dimtzin": 8, "dimtfac": 0.7,
    "dimtolj": 1, "dimtol": 0, "dimlim": 0, "dimtp": 0.0, "dimtm": 0.0, "dimadec": 0, "dimazin": 2,
    "dimlfac": 1.0, "dimrnd": 0.0, "dimpost": "", "dimaunit": 0, "dimlunit": 2, "dimscale": 1.0,
    "dimclrd": 256, "dimclre": 256, "dimclrt": 256,
}  # fmt: skip


def new_paper(width: float, height: float, *, version: str) -> Paper:
    """An empty sheet of `width` × `height` mm as a DXF document in millimetres, the same on every run."""
    ezdxf.options.write_fixed_meta_data_for_testing = True
    doc = ezdxf.new(version, setup=False, units=4)
    doc.linetypes.add("MIXTE", [13.5, 9.0, -2.0, 0.5, -2.0], description="Trait mixte fin")
    doc.linetypes.add("INTERROMPU", [4.0, 3.0, -1.0], description="Trait interrompu fin")
    for name, (color, weight, linetype) in LAYERS.items():
        doc.layers.add(name, color=color, lineweight=weight, linetype=linetype)
    doc.styles.add(TEXT_STYLE, font="arial.ttf").dxf.width = 0.85
    doc.styles.add("GDT", font="gdt.shx")
    add_dim_style(doc, DIM_STYLE)
    doc.header["$LIMMIN"], doc.header["$LIMMAX"] = (0, 0), (width, height)
    doc.header["$EXTMIN"], doc.header["$EXTMAX"] = (0, 0, 0), (width, height, 0)
    doc.header["$MEASUREMENT"], doc.header["$LWDISPLAY"], doc.header["$DIMSTYLE"] = 1, 1, DIM_STYLE
    doc.set_modelspace_vport(height=height * 1.03, center=(width / 2, height / 2))
    return Paper(doc, doc.modelspace(), width, height)


def add_dim_style(doc: Drawing, name: str, **variables: Any) -> None:
    """A dimension style of the house with some variables set otherwise."""
    style = doc.dimstyles.add(name)
    for variable, value in (DIMENSION_VARIABLES | variables).items():
        style.dxf.set(variable, value)
    style.dxf.dimtxsty = TEXT_STYLE


@dataclass
class Paper:
    """Width and height in mm, origin at the bottom left corner of the trimmed sheet."""

    doc: Drawing
    space: Modelspace
    width: float
    height: float
    truths: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, text: str, kind: str, at: tuple[float, float], **fields: Any) -> None:
        """Writes down what the callout centred at `at` (mm) says."""
        unit = {"angle": "deg", "roughness": "um", "datum": None, "note": None}.get(kind, "mm")
        item = {
            "text": text, "nominal": None, "upper_deviation": None, "lower_deviation": None, "unit": unit,
            "kind": kind, "page": 1,
            "position": [round(at[0] / self.width, 4), round(1 - at[1] / self.height, 4)],
        }  # fmt: skip
        self.truths.append(item | fields)

    def write_dxf(self, path: Path) -> None:
        """Saves the drawing, the same bytes each time."""
        self.doc.classes.add_required_classes(self.doc.dxfversion)
        # ezdxf registers the classes of the entities in use in the order of a set
        self.doc.classes.classes = dict(sorted(self.doc.classes.classes.items()))
        _make_styles_keep_dimpost()
        self.doc.saveas(path)


def _make_styles_keep_dimpost() -> None:
    """ezdxf 1.4 leaves DIMPOST out of the styles it writes for R2007 and later (it has it for R2000)."""
    if "dimpost" not in dimstyle.EXPORT_MAP_R2007:
        dimstyle.EXPORT_MAP_R2007.insert(2, "dimpost")
