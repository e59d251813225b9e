"""What was read on a drawing: the account that the readers give and that editing turns into characteristics.

Places are fractions of the sheet, from its top left corner; sheets are numbered from 1 as shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.records import Source


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet; sizes are None when the drawing's unit is unknown."""

    number: int
    name: str
    width_mm: float | None
    height_mm: float | None
    aspect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCallout:
    """A callout understood: its requirements in order (one number each), where it is, and how sure the reading is.

    (x, y) is the centre of its box, `width` × `height` before turning by `angle` (degrees, counter-clockwise).
    """

    requirements: tuple[Requirement, ...]
    sheet: int
    x: float
    y: float
    text: str
    source: Source
    width: float = 0.0
    height: float = 0.0
    angle: float = 0.0
    confidence: float = 1.0
    forced: bool = False
    grid_zone: str = ""
    designation: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that is no characteristic; `why` is the reason it is unread, or the rule by which it is ignored. Its box as in `ReadCallout`."""

    sheet: int
    x: float
    y: float
    text: str
    why: str
    width: float = 0.0
    height: float = 0.0
    angle: float = 0.0


@dataclass(frozen=True, slots=True, repr=False)
class InkGrid:
    """Where a sheet is drawn on: `columns` × `rows` equal cells over the whole sheet, row by row, 1 where there is ink."""

    sheet: int
    columns: int
    rows: int
    cells: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The whole account of a drawing: characteristics + unread + ignored are every text of its sheets."""

    sheets: tuple[ReadSheet, ...]
    callouts: tuple[ReadCallout, ...] = ()
    unread: tuple[ReadText, ...] = ()
    ignored: tuple[ReadText, ...] = ()
    title_block: tuple[tuple[str, str], ...] = ()
    general_tolerance: str = ""
    unit: str | None = None
    remarks: tuple[tuple[str, str], ...] = field(default=())
    ink: tuple[InkGrid, ...] = ()
