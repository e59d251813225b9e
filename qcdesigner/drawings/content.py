"""What a drawing file holds, as frozen arrays: sheets of strokes, fills and texts, and the annotations CAD names as such.

Coordinates of a sheet: origin at its top left corner, x to the right, y down, in sheet units (drawing units for DXF,
millimetres for PDF, pixels for raster). Pictures cross processes by pickle, so there is nothing but numpy and scalars.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qcdesigner.drawings.plane import Plane


@dataclass(frozen=True, slots=True)
class Pen:
    """`colour` is 0xRRGGBB, `width_mm` the width on paper (0: the thinnest line), `dash` on/off lengths in sheet units."""

    colour: int = 0
    width_mm: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Polylines:
    """Polylines of one pen and layer: `points` is float32 (N, 2); line i is points[starts[i]:starts[i+1]] (int32, M + 1)."""

    pen: Pen
    layer: str
    points: NDArray[np.float32]
    starts: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Fills:
    """Filled areas of one colour, even-odd: `points` and `rings` as in `Polylines`; area i is rings areas[i]:areas[i+1]."""

    colour: int
    layer: str
    points: NDArray[np.float32]
    rings: NDArray[np.int32]
    areas: NDArray[np.int32]


# Whether texts are recognised on pictures: where a sheet has next to no text, on every sheet, or not at all.
OcrMode = Literal["auto", "always", "never"]

IN_ANNOTATION = -1
# The font of runs that stand for a sign drawn with strokes.
DRAWN = "drawn"
# The box of a run that is a whole row of a tolerance frame.
FRAME = "frame"
# The box of a number that stands alone in a circle: an item's, a detail's.
BALLOON = "balloon"
# A glyph that nothing in its file names.
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text. (x, y) is the start of its baseline, `height` the height of capitals, `width` its advance.

    `angle` is in degrees, counter-clockwise as the reader sees it (90: read from the right). `font` is the CAD or PDF
    font's name: symbols of GDT fonts are already mapped to Unicode in `text`; `raw` is what the file holds.
    Runs of one text of the file (the lines of a note) share a non-zero `group`; `IN_ANNOTATION` marks those that only
    draw what stands in `annotations`. `box` says that lines enclose it tightly: `single`, a `cell` among others, `frame` for
    a whole row of a tolerance frame, or `balloon` for the circle round an item's number.
    `line` says what a dimension line that it stands on measures: `linear`, `diameter` or `radius`; `leader`: it
    stands on a leader's line.
    `tag` is the name of the block attribute whose value it is, `handle` what tells the file's entity from all others.
    `slant` is how far letters of an isometric view lean forward, in degrees; their rows are stacked along that lean.
    `confidence` is below 1 where the text was recognised on a picture: how sure the recognition is.
    """

    text: str
    x: float
    y: float
    height: float
    width: float
    angle: float = 0.0
    font: str = ""
    colour: int = 0
    layer: str = ""
    raw: str = ""
    group: int = 0
    box: str = ""
    line: str = ""
    tag: str = ""
    handle: str = ""
    confidence: float = 1.0
    slant: float = 0.0

    @property
    def is_recognised(self) -> bool:
        return self.confidence < 1.0

    @property
    def centre(self) -> tuple[float, float]:
        dx, dy = on_sheet(self.width / 2, self.height / 2, self.angle, self.slant)
        return self.x + dx, self.y + dy


def on_sheet(along: float, up: float, angle_deg: float, slant_deg: float = 0.0) -> tuple[float, float]:
    """From along and across a baseline to the sheet (y down): the baseline turned by `angle_deg`, its letters leaning."""
    line, top = math.radians(angle_deg), math.radians(angle_deg + 90 - slant_deg)
    return along * math.cos(line) + up * math.cos(top), -along * math.sin(line) - up * math.sin(top)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the CAD file itself calls a dimension or a tolerance frame (or a leader's text), where it is on the sheet.

    (x, y) is the centre of its text, `width` × `height` its box before turning by `angle`. `text` is the callout as
    shown, for the parser. `measured` is the geometry's value in the unit of the drawing (degrees for angles), None if
    the file does not give it. `source` is `dimension`, `tolerance` or `text` (leader, multileader).
    `handle` tells the entity from all others, and the copies of one in a block that is inserted twice from each other.
    """

    source: str
    text: str
    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0
    measured: float | None = None
    forced: bool = False
    handle: str = ""
    layer: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FlatSheet:
    """A sheet laid flat: its size, and `plane` from its points to those of the sheet as given, in sheet units."""

    width: float
    height: float
    plane: Plane


@dataclass(frozen=True, slots=True, eq=False)
class SheetContent:
    """One sheet. `tiled` sheets (PDF, raster) have no strokes: their picture is asked from the worker, tile by tile.

    `ruling` is what a tiled sheet tells of its level and upright lines: (x1, y1, x2, y2), float32 (N, 4).
    `frames` are those of several sheets that are drawn side by side on it: (left, top, right, bottom), from the top left.
    `outlined` are the boxes of what looks like letters drawn as areas and is no text: (left, top, right, bottom), float32 (N, 4).
    `flat` is where a picture that lies askew, turned or in perspective lies flat.
    """

    number: int
    name: str
    width: float
    height: float
    width_mm: float | None
    height_mm: float | None
    strokes: tuple[Polylines, ...] = ()
    fills: tuple[Fills, ...] = ()
    texts: tuple[TextRun, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    tiled: bool = False
    ruling: NDArray[np.float32] | None = None
    frames: tuple[tuple[float, float, float, float], ...] = ()
    flat: FlatSheet | None = None
    outlined: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DrawingContent:
    """A drawing file read. `unit` is `mm`, `in` or None (unknown). `remarks` are codes with data, for the account."""

    format: str
    sheets: tuple[SheetContent, ...]
    unit: str | None = None
    remarks: tuple[tuple[str, str], ...] = field(default=())
