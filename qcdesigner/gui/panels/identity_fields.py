"""The fields of the part, the inspection plan and the drawings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qcdesigner.domain.tolerances.general_notation import parse_general
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.record_form import Field
from qcdesigner.gui.widgets.typed import date_of, date_text
from qcdesigner.gui.words import plan_state_words

Tr = Callable[[str], str]


def part_fields(tr: Tr) -> tuple[Field, ...]:
    """The fields of the part."""
    return (
        Field(name="reference", label=tr("Reference"), tip=tr("Reference of the part, as ordered")),
        Field(name="designation", label=tr("Designation"), tip=tr("Name of the part")),
        Field(name="revision", label=tr("Revision"), tip=tr("Revision of the part")),
        Field(name="material", label=tr("Material"), tip=tr("Material, as the drawing says it")),
        Field(name="customer", label=tr("Customer"), tip=tr("Who ordered the part")),
        Field(name="supplier", label=tr("Supplier"), tip=tr("Who makes the part")),
        Field(name="mass", label=tr("Mass"), tip=tr("Mass, as the drawing says it")),
    )


def plan_fields(session: Session) -> tuple[Field, ...]:
    """The fields of the inspection plan; the general tolerance is understood while it is typed."""
    tr, language = session.tr_, session.translator.language

    def general(text: str) -> str:
        if text.strip():
            parse_general(text.strip(), unit=session.document.plan.unit)
        return text.strip()

    return (
        Field(name="number", label=tr("Number"), tip=tr("Number of the inspection plan")),
        Field(
            name="title", label=tr("Title"), tip=tr("Title, where the designation of the part is not enough")
        ),
        Field(name="revision", label=tr("Revision"), tip=tr("Revision of the inspection plan: A, B, C…")),
        Field(
            name="state",
            label=tr("State"),
            tip=tr("A draft is marked as one on every page"),
            choices=tuple(plan_state_words(tr).items()),
        ),
        Field(
            name="date",
            label=tr("Date"),
            tip=tr("Date of the revision: day/month/year"),
            read=date_of,
            write=partial(date_text, language=language),
        ),
        Field(name="company", label=tr("Company"), tip=tr("Company printed at the head of the documents")),
        Field(name="form_number", label=tr("Form No."), tip=tr("Number of the form in your quality system")),
        Field(
            name="general_tolerance",
            label=tr("General tolerance"),
            tip=tr("As the drawing states it; empty: nothing is filled in"),
            placeholder=tr("ISO 2768-mK, ±0.05…"),
            read=general,
        ),
        Field(
            name="unit",
            label=tr("Unit"),
            tip=tr("Unit of the lengths written without one"),
            choices=(("mm", "mm"), ("in", tr("inch"))),
        ),
        Field(name="notes", label=tr("Notes"), tip=tr("Printed with the inspection plan")),
    )


def drawing_fields(tr: Tr) -> tuple[Field, ...]:
    """The fields of a drawing."""
    return (
        Field(name="number", label=tr("Drawing No."), tip=tr("Number of the drawing")),
        Field(name="revision", label=tr("Revision"), tip=tr("Revision of the drawing")),
        Field(name="title", label=tr("Title"), tip=tr("Title of the drawing")),
    )
