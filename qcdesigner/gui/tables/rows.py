"""What one line of the table of characteristics is made of: the characteristic, its verifications, what is around."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qcdesigner.domain.tolerances.notation import Notation
from qcdesigner.gui.session import Session
from qcdesigner.model.document import Document
from qcdesigner.model.queries import phases_in_order, verification_id
from qcdesigner.model.records import Characteristic, Means, Phase, Verification


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text of a line depends on besides its own records: language, notation, phases (in order) and means."""

    tr: Callable[[str], str]
    notation: Notation
    phases: tuple[Phase, ...]
    means: Mapping[str, Means]
    unit: str = "mm"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a characteristic, and its verifications in the order of the phases, each with its phase."""

    characteristic: Characteristic
    verifications: tuple[tuple[Phase, Verification], ...]


def surroundings_of(session: Session) -> Surroundings:
    """The surroundings of the open document, in the window's language."""
    document = session.document
    return Surroundings(
        session.tr_,
        session.notation,
        tuple(phases_in_order(document)),
        dict(document.table(Means)),
        document.plan.unit,
    )


def row_of(document: Document, characteristic_id: str, around: Surroundings) -> Row:
    """The line of a characteristic; KeyError if there is none."""
    found = (
        (phase, document.find(Verification, verification_id(characteristic_id, phase.id)))
        for phase in around.phases
    )
    verifications = tuple((phase, verification) for phase, verification in found if verification is not None)
    return Row(document.get(Characteristic, characteristic_id), verifications)
