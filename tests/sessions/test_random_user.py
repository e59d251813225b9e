"""A random user: edits, undo, redo, save, load. After each step the plan is what a plain model of it says."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing import (
    characteristics,
    identity,
    instances,
    means,
    numbering,
    phases,
    placing,
    similar,
)
from qcdesigner.editing import drawings as drawing_edits
from qcdesigner.editing import verifications as verification_edits
from qcdesigner.editing.readings import place_reading
from qcdesigner.model import ids
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.checks import findings
from qcdesigner.model.document import Document
from qcdesigner.model.queries import verification_id
from qcdesigner.model.records import (
    RECORD_TYPES,
    Characteristic,
    Drawing,
    Means,
    Phase,
    Place,
    Record,
    Sheet,
    Verification,
)
from qcdesigner.storage.journal import recover, start_journal
from qcdesigner.storage.package import load_plan, save_plan
from qcdesigner.storage.plan_json import write_plan
from tests.editing.plans import A3, ALL_PARTS, callout, reading

CALLOUTS = ("12,5 ±0,05", "12,50 ±0,05", "Ø25 H7", "4x Ø6,6 ↧12", "(8)", "30", "⌖ Ø0,1 A B", "M8", "10 max")
GENERAL = ("", "ISO 2768-mK", "ISO 2768-f", "±0,1")
FRACTIONS = st.floats(0, 1, width=32)
CHOICE = st.randoms(use_true_random=False)


class RandomUser(RuleBasedStateMachine):
    """`past` and `future` are the states, written out, that undo and redo must give back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        # Ids in a fixed sequence: the same choices must give the same plan, or a failure cannot be shown again.
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(ids, "_CHANCE", random.Random(0))
        self.document = Document()
        self.path = Path(self.folder.name) / "plan.qcd"
        self.stamp = None

    @initialize()
    def begin(self) -> None:
        self._open(Document())

    def teardown(self) -> None:
        self.patch.undo()
        self.folder.cleanup()

    def _open(self, document: Document) -> None:
        self.document = document
        self.journal = start_journal(Path(self.folder.name) / "journals", document)
        self.mirror: dict[tuple[type[Record], str], Record] = {r_key(r): r for r in all_records(document)}
        self.past, self.future = [write_plan(document.snapshot())], []
        document.subscribe(self._follow)
        document.subscribe(self.journal.append)

    def _follow(self, change_set: ChangeSet) -> None:
        """A view that only does what it is told: it must never differ from the document."""
        for change in change_set.changes:
            assert self.mirror.get(change.key) == change.before
            if change.after is None:
                del self.mirror[change.key]
            else:
                self.mirror[change.key] = change.after

    def _done(self) -> None:
        state = write_plan(self.document.snapshot())
        if state != self.past[-1]:
            self.past.append(state)
            self.future = []

    def _try(self, edit: object, *arguments: object, **fields: object) -> None:
        """Does an edit; one that is refused must change nothing."""
        try:
            edit(self.document, *arguments, **fields)  # type: ignore[operator]
        except EditRefused:
            assert write_plan(self.document.snapshot()) == self.past[-1]
        self._done()

    def _some(self, choice: object, record_type: type[Record], most: int = 3) -> list[str]:
        ids = sorted(self.document.table(record_type))
        return choice.sample(ids, min(len(ids), choice.randint(1, most)))  # type: ignore[attr-defined]

    @rule(text=st.sampled_from(CALLOUTS), confidence=st.sampled_from((1.0, 0.4)))
    def add(self, text: str, confidence: float) -> None:
        self._try(characteristics.add_callout, parse(text), confidence=confidence)

    @rule(content=st.sampled_from((b"a", b"b")), texts=st.lists(st.tuples(st.sampled_from(CALLOUTS), FRACTIONS, FRACTIONS), max_size=4))
    def read_a_drawing(self, content: bytes, texts: list[tuple[str, float, float]]) -> None:
        def read(document: Document) -> None:
            with document.edit("new_from_drawing"):
                drawing = drawing_edits.add_drawing(document, file_name="d.dxf", content=content, format="dxf", sheets=[A3])
                place_reading(document, drawing, reading(*(callout(*t) for t in texts), general_tolerance="ISO 2768-mK"))

        self._try(read)

    @precondition(lambda self: self.document.table(Characteristic))
    @rule(choice=CHOICE, text=st.sampled_from(CALLOUTS), words=st.text(max_size=5), x=FRACTIONS, y=FRACTIONS)
    def edit_characteristics(self, choice: object, text: str, words: str, x: float, y: float) -> None:
        chosen = self._some(choice, Characteristic)
        sheet = min(self.document.table(Sheet), default=None)
        edits = [
            lambda: self._try(characteristics.change_requirement, chosen[0], parse(text)[0]),
            lambda: self._try(characteristics.change_fields, chosen, comment=words),
            lambda: self._try(characteristics.waive, chosen, words),
            lambda: self._try(characteristics.confirm, chosen),
            lambda: self._try(characteristics.delete, chosen),
            lambda: self._try(characteristics.duplicate, chosen),
            lambda: self._try(instances.explode, chosen[0]),
            lambda: self._try(instances.merge, chosen[:1]),
        ]
        if sheet is not None:
            edits.append(lambda: self._try(placing.place_annotation, chosen, Place(sheet, x, y)))
            edits.append(lambda: self._try(placing.move_balloon, chosen[0], Place(sheet, x, y)))
        choice.choice(edits)()  # type: ignore[attr-defined]

    @rule(order=st.sampled_from(("clockwise", "reading", "zone")))
    def renumber(self, order: str) -> None:
        self._try(numbering.renumber, order)

    @rule(statement=st.sampled_from(GENERAL), state=st.sampled_from(("draft", "draft", "draft", "approved")))
    def change_identity(self, statement: str, state: str) -> None:
        self._try(identity.change_plan, general_tolerance=statement, state=state)

    @rule()
    def add_phase_and_means(self) -> None:
        def both(document: Document) -> None:
            with document.edit("add_phase"):
                phases.add_phase(document, kind="final", name="Final")
                means.add_means(document, designation="Caliper")

        self._try(both)

    @precondition(lambda self: self.document.table(Phase) and self.document.table(Characteristic))
    @rule(choice=CHOICE, is_assigned=st.booleans())
    def assign(self, choice: object, is_assigned: bool) -> None:
        wanted, (phase, *_) = self._some(choice, Characteristic), self._some(choice, Phase)
        chosen = self._some(choice, Means) if self.document.table(Means) else []
        if is_assigned:
            self._try(verification_edits.assign, wanted, phase, means=chosen, frequency=ALL_PARTS)
        else:
            self._try(verification_edits.unassign, wanted, phase)

    @rule(choice=CHOICE)
    def remove_something(self, choice: object) -> None:
        removals = ((phases.remove_phase, Phase), (means.remove_means, Means), (drawing_edits.remove_drawing, Drawing))
        remove, record_type = choice.choice(removals)  # type: ignore[attr-defined]
        if self.document.table(record_type):
            self._try(remove, self._some(choice, record_type)[0])

    @rule()
    def undo(self) -> None:
        self.document.undo()
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        self.document.redo()
        if self.future:
            self.past.append(self.future.pop())

    @rule()
    def save_and_load(self) -> None:
        self.stamp = save_plan(self.document.snapshot(), self.path, expected=self.stamp)
        loaded = Document(load_plan(self.path)[0])
        assert write_plan(loaded.snapshot()) == self.past[-1]
        self._open(loaded)

    @rule()
    def recover_after_a_kill(self) -> None:
        recovered = recover(self.journal.folder).document
        assert write_plan(recovered.snapshot()) == self.past[-1]

    @rule()
    def begin_a_similar_part(self) -> None:
        similar.new_from_plan(self.document.snapshot())

    @invariant()
    def the_plan_is_what_was_recorded(self) -> None:
        assert write_plan(self.document.snapshot()) == self.past[-1]
        assert self.mirror == {r_key(r): r for r in all_records(self.document)}

    @invariant()
    def no_number_is_given_twice_nor_reissued(self) -> None:
        labels = [c.label for c in self.document.table(Characteristic).values()]
        assert len(labels) == len(set(labels))
        assert all(c.number <= self.document.plan.last_number for c in self.document.table(Characteristic).values())

    @invariant()
    def nothing_refers_to_what_is_gone(self) -> None:
        for v in self.document.table(Verification).values():
            self.document.get(Characteristic, v.characteristic)
            self.document.get(Phase, v.phase)
            assert v.id == verification_id(v.characteristic, v.phase)
            assert all(m in self.document.table(Means) for m in v.means)
        for c in self.document.table(Characteristic).values():
            assert all(p is None or p.sheet in self.document.table(Sheet) for p in (c.annotation, c.balloon))

    @invariant()
    def checks_never_fail(self) -> None:
        findings(self.document)


def all_records(document: Document) -> list[Record]:
    return [record for t in RECORD_TYPES for record in document.table(t).values()]


def r_key(record: Record) -> tuple[type[Record], str]:
    return type(record), record.id


TestRandomUser = RandomUser.TestCase
TestRandomUser.settings = settings(
    max_examples=100, stateful_step_count=50, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
