"""A small real plan in a session, for the tests of tables and panels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qcdesigner.domain.errors import QcError
from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.means import add_means
from qcdesigner.editing.phases import add_phase
from qcdesigner.editing.verifications import assign
from qcdesigner.gui.folders import Folders
from qcdesigner.gui.session import Session
from qcdesigner.i18n.translator import translator
from qcdesigner.model.records import Characteristic

CALLOUTS = ("Ø25 H7", "12,5 ±0,05", "Ra 1,6", "⌖ Ø0,1 Ⓜ A B", "10 max", "(8)")


@dataclass
class APlan:
    """The session, the ids of the characteristics in the order of their numbers, phases and means, refusals so far."""

    session: Session
    ids: list[str]
    turning: str
    final: str
    caliper: str
    cmm: str
    problems: list[QcError]

    def characteristic(self, number: int) -> Characteristic:
        return self.session.document.get(Characteristic, self.ids[number - 1])


def a_plan(folder: Path, language: str = "en") -> APlan:
    """Six characteristics, two phases, two means; the first two are verified in the first phase. Settings are in `folder`."""
    session = Session(translator(language), folders=Folders(folder, folder, folder))
    document = session.document
    ids = [i for text in CALLOUTS for i in add_callout(document, parse(text))]
    turning = add_phase(document, kind="in_process", name="Turning")
    final = add_phase(document, kind="final", name="Final")
    caliper = add_means(document, designation="Caliper", identifier="PC-014")
    cmm = add_means(document, designation="CMM")
    assign(document, ids[:2], turning, means=[caliper], frequency=parse_frequency("1/10"))
    problems: list[QcError] = []
    session.problem.connect(problems.append)
    return APlan(session, ids, turning, final, caliper, cmm, problems)
