"""The fields of a means, and what a line of a list says of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Protocol

from qcdesigner.gui.panels.means_families import family_of, family_text
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.record_form import Field
from qcdesigner.gui.widgets.typed import date_of, date_text, number_of, number_text


class Ranged(Protocol):
    """What has a range and a resolution: a means of the plan, a usual type."""

    @property
    def range_from(self) -> Decimal | None: ...
    @property
    def range_to(self) -> Decimal | None: ...
    @property
    def resolution(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...


def means_summary(means: Ranged, tr: Callable[[str], str], language: str) -> str:
    """Range and resolution: `0–150 mm, resolution 0.01 mm`; empty where neither is known."""
    parts = []
    low, high = (number_text(value, language) for value in (means.range_from, means.range_to))
    if low or high:
        parts.append(f"{low}–{high} {means.unit}".strip())
    if means.resolution is not None:
        resolution = number_text(means.resolution, language)
        parts.append(tr("resolution {value} {unit}").format(value=resolution, unit=means.unit).strip())
    return ", ".join(parts)


def means_fields(session: Session) -> tuple[Field, ...]:
    """The fields of a means in the order people fill them."""
    tr, language = session.tr_, session.translator.language
    number, date = partial(number_text, language=language), partial(date_text, language=language)
    return (
        Field(name="designation", label=tr("Designation"), tip=tr("What it is: caliper, micrometer, CMM…")),
        Field(name="identifier", label=tr("Identifier"), tip=tr("Number of the instrument; empty for a type")),
        Field(
            name="family", label=tr("Family"), tip=tr("Family of means"), read=partial(family_of, tr=tr),
            write=partial(family_text, tr=tr),
        ),
        Field(name="range_from", label=tr("Range from"), tip=tr("Lower end of the measuring range"), read=number_of, write=number),
        Field(name="range_to", label=tr("Range to"), tip=tr("Upper end of the measuring range"), read=number_of, write=number),
        Field(name="unit", label=tr("Unit"), tip=tr("Unit of range, resolution and uncertainty")),
        Field(name="resolution", label=tr("Resolution"), tip=tr("Smallest difference it shows"), read=number_of, write=number),
        Field(name="uncertainty", label=tr("Uncertainty U"), tip=tr("Expanded uncertainty (k = 2)"), read=number_of, write=number),
        Field(name="calibration_due", label=tr("Calibration due"), tip=tr("Date of the next calibration"), read=date_of, write=date),
    )  # fmt: skip
