"""Known callouts as the entities of a DXF: as dimensions and tolerances, or exploded to texts and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ezdxf

from tests.drawings.reading.known import ASIDE, Callout, Frame

GDT_LETTERS = {"⏥": "c", "⟂": "b", "⌖": "j", "⌭": "g", "∥": "f", "◎": "r"}
Place = tuple[float, float]


def as_dimensions(items: Sequence[Callout | Frame]) -> Any:
    """Sizes as DIMENSION, their tolerance by style where the style can say it; frames as TOLERANCE."""
    doc = _empty_sheet()
    for i, item in enumerate(items):
        _add_tolerance(doc, item, _place(i)) if isinstance(item, Frame) else _add_dimension(
            doc, item, _place(i)
        )
    return doc


def as_texts(items: Sequence[Callout | Frame]) -> Any:
    """Everything exploded: texts over lines and arrows, deviations as texts of their own, frames as boxes."""
    doc = _empty_sheet()
    for i, item in enumerate(items):
        _add_boxes(doc, item, _place(i)) if isinstance(item, Frame) else _add_texts(doc, item, _place(i))
    return doc


def _empty_sheet() -> Any:
    doc = ezdxf.new("R2010", setup=True)
    doc.header["$INSUNITS"] = 4
    for i, text in enumerate(ASIDE):
        doc.modelspace().add_text(text, height=5).set_placement((60 + 120 * i, -60))
    return doc


def _place(number: int) -> Place:
    return 150.0 * (number % 4), 80.0 * (number // 4)


def _add_tolerance(doc: Any, frame: Frame, place: Place) -> None:
    sign, *cells = frame.cells
    written = "%%v".join((f"{{\\Fgdt;{GDT_LETTERS[sign]}}}", *cells)).replace("Ø", "{\\Fgdt;n}")
    doc.modelspace().new_entity("TOLERANCE", {"content": written, "insert": place, "dimstyle": "EZDXF"})


def _add_dimension(doc: Any, callout: Callout, place: Place) -> None:
    """The nominal is measured where there is one alone; what is boxed has the gap that says so."""
    x, y = place
    kind, _, nominal, upper, lower, _ = callout.stated
    override: dict[str, object] = {
        "dimlfac": 1,
        "dimdec": 3,
        "dimzin": 8,
        "dimdsep": ord(","),
        "dimgap": -1 if callout.boxed else 1,
    }
    text = callout.head
    if callout.is_upper_and_lower and nominal is not None and upper is not None and lower is not None:
        override |= {
            "dimtol": 1,
            "dimtp": float(upper - nominal),
            "dimtm": float(nominal - lower),
            "dimtdec": 3,
        }
        text = callout.head.replace(callout.nominal.replace(".", ","), "<>") if kind == "linear" else text
        if "<>" not in text:
            override |= {"dimtol": 0}
            text += f"{{\\H0.7x;\\S{callout.upper}^ {callout.lower};}}"
    long = float(nominal) if nominal is not None and kind == "linear" else 30.0
    made = doc.modelspace().add_linear_dim(
        base=(x, y + 20), p1=(x, y), p2=(x + long, y), text=text, dimstyle="EZDXF", override=override
    )
    made.render()


def _text(doc: Any, text: str, place: Place, height: float = 5.0) -> float:
    """The width it takes."""
    doc.modelspace().add_text(text, height=height).set_placement(place)
    return height * sum(0.4 if sign in " ,()" else 0.85 for sign in text)


def _add_boxes(doc: Any, frame: Frame, place: Place) -> None:
    x, y = place
    for text in frame.cells:
        width = 4.5 * len(text) + 6
        corners = [(x, y), (x + width, y), (x + width, y + 10), (x, y + 10)]
        doc.modelspace().add_lwpolyline(corners, close=True)
        doc.modelspace().add_mtext(
            text, {"char_height": 5, "insert": (x + width / 2, y + 5), "attachment_point": 5}
        )
        x += width


def _add_texts(doc: Any, callout: Callout, place: Place) -> None:
    x, y = place
    space = doc.modelspace()
    space.add_line((x - 5, y), (x + 70, y))
    for tip, side in ((x - 5, 1), (x + 70, -1)):
        space.add_solid([(tip, y), (tip + 4 * side, y + 1), (tip + 4 * side, y - 1), (tip + 4 * side, y - 1)])
        space.add_line((tip, y + 3), (tip, y - 20))
    width = _text(doc, callout.head, (x, y + 3))
    if callout.is_upper_and_lower:
        _text(doc, callout.upper, (x + width, y + 6.2), 3.5)
        _text(doc, callout.lower, (x + width, y + 1.4), 3.5)
    if callout.boxed:
        corners = [(x - 2, y + 1), (x + width + 1, y + 1), (x + width + 1, y + 10), (x - 2, y + 10)]
        space.add_lwpolyline(corners, close=True)
