"""The phases of the view: their own fields, the details worth a line on paper, and their rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.numbers import write_number
from qcdesigner.documents.readings import reading_columns
from qcdesigner.documents.rows import RowWriter, aligned
from qcdesigner.documents.view import PhaseFields, RowFields
from qcdesigner.documents.wording import words
from qcdesigner.domain.values import Quantity
from qcdesigner.i18n.translator import translator
from qcdesigner.model.records import Characteristic, Phase, Verification

COPIED = (
    "number", "name", "machine", "workstation", "operation", "performer", "location_scheme", "environment",
    "protection", "handling", "reaction_plan", "recorded_in", "notes",
)


_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\]+")
LONGEST_TAB = 31


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A name that Excel takes for a sheet, close to the one wanted; `taken` are the others, case folded."""
    name = _NOT_IN_TABS.sub("-", wanted).strip("' ")[:LONGEST_TAB] or "-"
    number, tried = 2, name
    while tried.casefold() in taken:
        ending = f" ({number})"
        tried, number = name[: LONGEST_TAB - len(ending)] + ending, number + 1
    return tried


class PhaseWriter:
    """Writes phases in one language."""

    def __init__(self, rows: RowWriter, language: str) -> None:
        self.rows = rows
        self.tr = translator(language).gettext
        self.kinds = words(language)["phase_kind"]
        self._tabs: set[str] = set()

    def phase(self, phase: Phase, verified: Iterable[tuple[Characteristic, Verification]]) -> PhaseFields:
        """A phase with its rows, in the order given."""
        verified = list(verified)
        texts = {name: clean(getattr(phase, name)) for name in COPIED}
        frequencies = (verification.frequency for _, verification in verified)
        return PhaseFields(
            **texts,
            id=phase.id,
            title=self._title(texts["number"], texts["name"]),
            tab=self._tab(texts["number"]),
            kind=self.kinds[phase.kind],
            kind_code=phase.kind,
            rate=self._rate(phase),
            time=self._time(phase),
            details=tuple(self._details(phase, texts)),
            rows=aligned(self._row(phase, characteristic, verification) for characteristic, verification in verified),
            readings=reading_columns(frequencies, phase.rate_per_hour),
        )

    def without_phase(self, rows: tuple[RowFields, ...]) -> PhaseFields:
        """What no phase verifies, as if in a phase of its own: so that a sheet can show it."""
        name = self.tr("Without phase")
        texts = dict.fromkeys((*COPIED, "kind", "kind_code", "rate", "time"), "")
        tab = sheet_name(name, self._tabs)
        return PhaseFields(
            **{**texts, "name": name}, id="", title=name, tab=tab, details=(), rows=rows, readings=reading_columns([None])
        )

    def _row(self, phase: Phase, characteristic: Characteristic, verification: Verification) -> RowFields:
        """A row; who verifies, the record and the reaction are those of the phase, where the verification says nothing."""
        reaction = verification.reaction or (self.tr("Reaction plan of the phase") if phase.reaction_plan else "")
        performer, record = verification.performer or phase.performer, verification.record or phase.recorded_in
        return self.rows.row(characteristic, replace(verification, performer=performer, record=record, reaction=reaction))

    def _title(self, number: str, name: str) -> str:
        title = self.tr("Phase {number}").format(number=number)
        return f"{title} – {name}" if name else title

    def _tab(self, number: str) -> str:
        """The name of the phase's sheet in a workbook: no two are the same, whatever the case of letters."""
        tab = sheet_name(self.tr("Phase {number}").format(number=number), self._tabs)
        self._tabs.add(tab.casefold())
        return tab

    def _rate(self, phase: Phase) -> str:
        if phase.rate_per_hour is None:
            return ""
        rate = write_number(Quantity(phase.rate_per_hour), self.rows.notation)
        return self.tr("{rate} pieces/h").format(rate=rate)

    def _time(self, phase: Phase) -> str:
        return self.rows.length(phase.time_minutes, "min") if phase.time_minutes is not None else ""

    def _details(self, phase: Phase, texts: dict[str, str]) -> Iterable[tuple[str, str]]:
        """Label and text of what is said of the phase: nothing where it says nothing."""
        tr = self.tr
        lines = (
            (tr("Machine"), texts["machine"]),
            (tr("Workstation"), texts["workstation"]),
            (tr("Operation"), texts["operation"]),
            (tr("Who"), texts["performer"]),
            (tr("Time"), self._time(phase)),
            (tr("Rate"), self._rate(phase)),
            (tr("Recorded in"), texts["recorded_in"]),
            (tr("Location scheme"), texts["location_scheme"]),
            (tr("Environment"), texts["environment"]),
            (tr("Protection"), texts["protection"]),
            (tr("Handling and packing"), texts["handling"]),
            (tr("Reaction plan"), texts["reaction_plan"]),
            (tr("Notes"), texts["notes"]),
        )
        return (line for line in lines if line[1])
