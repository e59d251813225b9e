"""The fields of a phase, as its form shows them."""

from __future__ import annotations

from functools import partial

from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.record_form import Field
from qcdesigner.gui.widgets.typed import number_of, number_text
from qcdesigner.gui.words import phase_kind_words


def phase_fields(session: Session) -> tuple[Field, ...]:
    """The fields of a phase in the order people fill them."""
    tr, language = session.tr_, session.translator.language
    number = partial(number_text, language=language)
    return (
        Field(name="number", label=tr("Number"), tip=tr("Number of the phase: 10, 20, 30…")),
        Field(name="name", label=tr("Name"), tip=tr("Name of the phase, as printed")),
        Field(
            name="kind",
            label=tr("Kind"),
            tip=tr("Kind of phase"),
            choices=tuple(phase_kind_words(tr).items()),
        ),
        Field(name="operation", label=tr("Operation"), tip=tr("Operation of the routing: OP 20 turning")),
        Field(name="machine", label=tr("Machine"), tip=tr("Machine where the part is made")),
        Field(name="workstation", label=tr("Workstation"), tip=tr("Where it is inspected")),
        Field(name="performer", label=tr("By whom"), tip=tr("Operator, setter, inspector, laboratory…")),
        Field(
            name="rate_per_hour",
            label=tr("Rate (parts/h)"),
            tip=tr("Parts made in an hour: it says whether the frequencies are possible"),
            read=number_of,
            write=number,
        ),
        Field(
            name="time_minutes",
            label=tr("Time (min/part)"),
            tip=tr("Minutes to inspect one part"),
            read=number_of,
            write=number,
        ),
        Field(name="recorded_in", label=tr("Record"), tip=tr("Where the results are kept")),
        Field(name="reaction_plan", label=tr("Reaction plan"), tip=tr("What to do when a part is out")),
        Field(name="location_scheme", label=tr("Location scheme"), tip=tr("Supports and clamps: 3-2-1")),
        Field(name="environment", label=tr("Environment"), tip=tr("Clean room, ESD floor, temperature…")),
        Field(name="protection", label=tr("Protection"), tip=tr("Corrosion protection after inspection")),
        Field(
            name="handling", label=tr("Handling, packing"), tip=tr("Handling and packing after inspection")
        ),
        Field(name="notes", label=tr("Notes"), tip=tr("Anything else to know in this phase")),
    )
