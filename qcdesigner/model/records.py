"""The tables of the document: frozen records keyed by id; order is a field, never a position in a list.

Every record has an `id` and the fields of a newer format that this version does not know (`unknown`), kept for saving.
Places are fractions of the sheet's width from the left and of its height from the top.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from qcdesigner.domain.frequency import Frequency
from qcdesigner.domain.requirement import Requirement

State = Literal["draft", "in_review", "approved", "applicable", "superseded"]
FINAL_STATES: frozenset[State] = frozenset({"approved", "applicable", "superseded"})
Criticality = Literal["none", "minor", "major", "critical"]
PhaseKind = Literal["receiving", "first_piece", "in_process", "final", "laboratory", "subcontracted"]
Source = Literal["dimension", "tolerance", "text", "ocr", "typed"]
Role = Literal["author", "reviewer", "approver"]
BalloonSize = Literal["small", "normal", "large"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str
    unknown: tuple[tuple[str, object], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a sheet (by its id), as fractions from the top left corner.

    A text's place is the centre of its box, `width` × `height` (fractions too, 0 when unknown) before turning by `angle`
    (degrees, counter-clockwise).
    """

    sheet: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    angle: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """The inspection plan itself: one record, id `plan`.

    `uid` tells the plan from all others, whatever is written in it; a plan made from it has its own.
    `last_number` is the highest number ever given; `ever_approved`: its numbers are known outside, for good.
    """

    uid: str = ""
    number: str = ""
    title: str = ""
    revision: str = "A"
    state: State = "draft"
    company: str = ""
    form_number: str = ""
    date: str = ""
    unit: str = "mm"
    general_tolerance: str = ""
    balloon_size: BalloonSize = "normal"
    notes: str = ""
    last_number: int = 0
    ever_approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """What is inspected: one record, id `part`."""

    reference: str = ""
    designation: str = ""
    revision: str = ""
    material: str = ""
    customer: str = ""
    supplier: str = ""
    mass: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Record):
    """The document that specifies the part; the file itself is kept unchanged under its `sha256`."""

    file_name: str
    sha256: str
    format: str
    number: str = ""
    revision: str = ""
    title: str = ""
    rank: int = 0
    title_block: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Record):
    """One page of a drawing; `width_mm`, `height_mm` None when the drawing's unit is unknown; `aspect` is width / height."""

    drawing: str
    number: int
    name: str = ""
    width_mm: float | None = None
    height_mm: float | None = None
    aspect: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Characteristic(Record):
    """One requirement to verify. `number` is for life; `sub` > 0 for an instance (12.1). `callout` joins the parts of one callout.

    `annotation` is the centre of what the drawing says; `balloon` where the numbered bubble sits. `confirmed`: a person
    saw the reading. `waived`: the reason (`exact`, `reference` or words), empty when it is to verify.
    """

    number: int
    sub: int = 0
    requirement: Requirement
    designation: str = ""
    criticality: Criticality = "none"
    annotation: Place | None = None
    balloon: Place | None = None
    callout: str = ""
    read_text: str = ""
    source: Source = "typed"
    confidence: float = 1.0
    confirmed: bool = True
    forced: bool = False
    waived: str = ""
    grid_zone: str = ""
    comment: str = ""

    @property
    def label(self) -> str:
        """The number as written in a balloon: `12`, `12.1`."""
        return f"{self.number}.{self.sub}" if self.sub else str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """One step of the plan: where, when, by whom. `rank` orders the phases, `number` is what people call it (10, 20…)."""

    rank: int
    number: str
    name: str
    kind: PhaseKind
    machine: str = ""
    workstation: str = ""
    operation: str = ""
    performer: str = ""
    rate_per_hour: Decimal | None = None
    time_minutes: Decimal | None = None
    location_scheme: str = ""
    environment: str = ""
    protection: str = ""
    handling: str = ""
    reaction_plan: str = ""
    recorded_in: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means(Record):
    """A means of inspection of this plan: a usual type, or an instrument with its `identifier`. Lengths in `unit`."""

    designation: str
    family: str = ""
    identifier: str = ""
    range_from: Decimal | None = None
    range_to: Decimal | None = None
    unit: str = "mm"
    resolution: Decimal | None = None
    uncertainty: Decimal | None = None
    calibration_due: str = ""
    catalogue_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification(Record):
    """A characteristic verified in a phase: with which means, how often, by whom, recorded where, and what if it is out."""

    characteristic: str
    phase: str
    means: tuple[str, ...] = ()
    frequency: Frequency | None = None
    performer: str = ""
    record: str = ""
    reaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Record):
    """Text seen on the drawing and not understood; `waived` is the reason why nothing is to be made of it."""

    place: Place
    text: str
    reason: str
    waived: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored(Record):
    """Text of the drawing that is no requirement, by a rule (title block, view name, grid, note, table)."""

    place: Place
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry(Record):
    """A line of the history of revisions; `date` is ISO 8601."""

    rank: int
    revision: str
    date: str = ""
    author: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """A line of the validation block, id = role."""

    role: Role
    name: str = ""
    function: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """A finding accepted with a reason: its code, and the id it is about."""

    code: str
    subject: str
    reason: str


RECORD_TYPES: tuple[type[Record], ...] = (
    Plan, Part, Drawing, Sheet, Characteristic, Phase, Means, Verification, Unread, Ignored, HistoryEntry, Approval, Acceptance,
)
