"""The fields of templates: one stable, frozen view of the plan, already in the document's language.

Texts are ready to print; fields whose name ends in `_value` are exact decimals for cells that count. Each field is
documented in `resources/help/fields.*.md`: a field is renamed nowhere without a new format of templates.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFields:
    """The inspection plan: `plan.uid` is its own for good, `plan.number`, `plan.revision`…

    `mark` lies across each page: of a draft, of a superseded revision, else empty; `draft_mark` is that of a draft only.
    """

    uid: str
    number: str
    title: str
    revision: str
    state: str
    state_code: str
    is_draft: bool
    draft_mark: str
    mark: str
    company: str
    form_number: str
    date: str
    date_value: datetime.date | None
    general_tolerance: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFields:
    reference: str
    designation: str
    revision: str
    material: str
    customer: str
    supplier: str
    mass: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingFields:
    """A drawing; `drawing` is the first, with the numbers of all of them in `numbers` and `revisions`."""

    number: str
    revision: str
    title: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFields:
    role: str
    name: str
    function: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionFields:
    revision: str
    date: str
    author: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansFields:
    """A means that the plan needs; `phases` and `characteristics` say where."""

    designation: str
    family: str
    identifier: str
    range: str
    resolution: str
    calibration_due: str
    phases: str
    characteristics: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFields:
    """A characteristic verified in a phase. Texts of limits are padded to align in their column (see `numbers.align`).

    `reserve` is what an operator must know of the limits: no tolerance is stated, the reading is to be confirmed.
    """

    id: str
    number: str
    zone: str
    sheet: str
    designation: str
    requirement: str
    plain_requirement: str
    remark: str
    reserve: str
    nominal: str
    deviations: str
    lower: str
    upper: str
    unit: str
    class_symbol: str
    class_name: str
    is_special: bool
    is_attribute: bool
    bonus: str
    means: str
    frequency: str
    performer: str
    record: str
    reaction: str
    nominal_value: Decimal | None
    lower_value: Decimal | None
    upper_value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaivedFields:
    """A characteristic that is not to be verified, and why."""

    number: str
    zone: str
    designation: str
    requirement: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFields:
    """A phase with its rows; `readings` is how many reading columns its frequencies call for, `tab` names its sheet."""

    id: str
    number: str
    name: str
    title: str
    tab: str
    kind: str
    kind_code: str
    machine: str
    workstation: str
    operation: str
    performer: str
    rate: str
    time: str
    location_scheme: str
    environment: str
    protection: str
    handling: str
    reaction_plan: str
    recorded_in: str
    notes: str
    details: tuple[tuple[str, str], ...]
    rows: tuple[RowFields, ...]
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFields:
    """The account of the drawing: every characteristic is verified, waived or without phase."""

    total: int
    verified: int
    waived: int
    unassigned: int
    special: int
    unconfirmed: int
    unread: int
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintFields:
    """When the document was made: as texts, and as the date and time that a cell of Excel counts with."""

    date: str
    time: str
    moment: str
    value: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFields:
    """A sheet of a drawing, to be shown with its balloons; `aspect` is width / height.

    `width_mm` is None where the drawing's unit is unknown; `balloons` are places, as fractions of the sheet.
    """

    id: str
    title: str
    aspect: float
    width_mm: float | None
    balloons: tuple[tuple[float, float], ...]

    @property
    def is_landscape(self) -> bool:
        return self.aspect >= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """All fields of a plan, in one language."""

    language: str
    plan: PlanFields
    part: PartFields
    drawing: DrawingFields
    drawings: tuple[DrawingFields, ...]
    sheets: tuple[SheetFields, ...]
    approvals: tuple[ApprovalFields, ...]
    revisions: tuple[RevisionFields, ...]
    phases: tuple[PhaseFields, ...]
    unassigned: tuple[RowFields, ...]
    without_phase: PhaseFields | None
    waived: tuple[WaivedFields, ...]
    means: tuple[MeansFields, ...]
    counts: CountFields
    printed: PrintFields

    def fields(self) -> dict[str, object]:
        """The names that a template may use, at the top level."""
        return {name: getattr(self, name) for name in self.__slots__}
