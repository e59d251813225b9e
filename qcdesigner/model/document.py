"""The document: tables of records, changed only inside `edit`, undone and redone, announced once per edit.

It knows neither files nor windows. All of it belongs to one thread; `snapshot` is frozen and may cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from qcdesigner.domain.errors import EditRefused
from qcdesigner.model.changes import Change, ChangeSet, net
from qcdesigner.model.history import History
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import FINAL_STATES, RECORD_TYPES, Acceptance, Approval, Part, Plan, Record

R = TypeVar("R", bound=Record)
Table = dict[str, Record]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables of a document at one moment; `files` are the drawings by sha256; `unknown` what a newer format added."""

    tables: Mapping[type[Record], Mapping[str, Record]]
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    unknown: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def table(self, record_type: type[R]) -> Mapping[str, R]:
        return self.tables.get(record_type, {})  # type: ignore[return-value]


class Edit:
    """What an open edit may do: put a record (new or changed), remove one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.changes: list[Change] = []

    def put(self, record: Record) -> None:
        """Adds the record, or replaces the one of the same type and id."""
        self._document._apply(change := Change(self._document.find(type(record), record.id), record))
        self.changes.append(change)

    def remove(self, record: Record) -> None:
        """Removes the record of this type and id; nothing happens if there is none."""
        before = self._document.find(type(record), record.id)
        if before is not None:
            self._document._apply(change := Change(before, None))
            self.changes.append(change)


def _is_allowed_when_final(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Plan) and isinstance(after, Plan):
        return replace(before, state=after.state, ever_approved=after.ever_approved) == after
    # A finding may come later, a calibration that lapses say, and be accepted then.
    return isinstance(change.record, (Acceptance, Approval))


class Document:
    """A plan being drafted; one without a `uid` is given one.

    `files` are the bytes of the drawings, by sha256: added with `add_file`, never changed.
    """

    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self._tables: dict[type[Record], Table] = {t: dict(snapshot.tables.get(t, {})) if snapshot else {} for t in RECORD_TYPES}
        for single in (Plan(id="plan"), Part(id="part")):
            self._tables[type(single)].setdefault(single.id, single)
        if not self.plan.uid:
            self._tables[Plan]["plan"] = replace(self.plan, uid=new_id())
        self._files: dict[str, bytes] = dict(snapshot.files) if snapshot else {}
        self._unknown = snapshot.unknown if snapshot else MappingProxyType({})
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._open: Edit | None = None
        self.history = History()

    def table(self, record_type: type[R]) -> Mapping[str, R]:
        """The records of one type by id: a live read-only view."""
        return MappingProxyType(self._tables[record_type])  # type: ignore[arg-type]

    def find(self, record_type: type[R], record_id: str) -> R | None:
        return self._tables[record_type].get(record_id)  # type: ignore[return-value]

    def get(self, record_type: type[R], record_id: str) -> R:
        """The record; raises KeyError when there is none."""
        return self._tables[record_type][record_id]  # type: ignore[return-value]

    @property
    def plan(self) -> Plan:
        return self.get(Plan, "plan")

    @property
    def part(self) -> Part:
        return self.get(Part, "part")

    @property
    def files(self) -> Mapping[str, bytes]:
        return MappingProxyType(self._files)

    def add_file(self, sha256: str, content: bytes) -> None:
        """Keeps the bytes of a drawing under their hash. Not undone: a file that no drawing names is not saved."""
        self._files.setdefault(sha256, content)

    def snapshot(self) -> Snapshot:
        """A frozen copy of the tables (shallow: records are frozen), cheap enough for each save."""
        tables = MappingProxyType({t: MappingProxyType(dict(table)) for t, table in self._tables.items()})
        return Snapshot(tables, MappingProxyType(dict(self._files)), self._unknown)

    @contextmanager
    def edit(self, label: str, *, merge_key: object = None) -> Iterator[Edit]:
        """Opens an edit; leaving it makes one step of history and one announcement of the net effect.

        An exception inside undoes what was done and passes on. An edit inside an edit joins it. Consecutive edits with
        the same `merge_key` become one step of history. Raises EditRefused `plan_is_approved` for an edit of a revision
        that has been approved, unless it signs it, accepts a finding or changes nothing but its state.
        """
        if self._open is not None:
            yield self._open
            return
        self._open = edit = Edit(self)
        state = self.plan.state
        try:
            yield edit
            self._refuse_change_of_final(state, edit)
        except BaseException:
            for change in reversed(edit.changes):
                self._apply(change.inverse())
            raise
        finally:
            self._open = None
        changes = net(edit.changes)
        if changes:
            change_set = ChangeSet(label, changes)
            self.history.push(change_set, merge_key)
            self._announce(change_set)

    def _refuse_change_of_final(self, state_before: str, edit: Edit) -> None:
        """An approved revision is immutable; putting it back to draft is an act of its own."""
        if not {state_before, self.plan.state} <= FINAL_STATES:
            return
        if not all(_is_allowed_when_final(change) for change in net(edit.changes)):
            raise EditRefused("plan_is_approved", state=state_before)

    def undo(self) -> None:
        """Takes the last edit back; nothing happens if there is none."""
        self._replay(self.history.undo())

    def redo(self) -> None:
        """Does again what was undone last; nothing happens if there is nothing."""
        self._replay(self.history.redo())

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Calls `listener` with each ChangeSet; the answer takes it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _replay(self, change_set: ChangeSet | None) -> None:
        if change_set is not None:
            for change in change_set.changes:
                self._apply(change)
            self._announce(change_set)

    def _apply(self, change: Change) -> None:
        table = self._tables[type(change.record)]
        if change.after is None:
            table.pop(change.record.id, None)
        else:
            table[change.after.id] = change.after

    def _announce(self, change_set: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(change_set)
