"""The recovery journal: each edit of the open plan, appended as a line in a folder of the user's machine.

A journal is a folder: `head.json` (which plan, which process), `edits.jsonl`, `drawings/SHA256` for those added since.
Replaying it is safe over the file as it was opened and as it was saved meanwhile: a line says what records became.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from qcdesigner.domain.errors import StorageError, writing_failure
from qcdesigner.model.changes import Change, ChangeSet
from qcdesigner.model.document import Document, Edit, Snapshot
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import Drawing
from qcdesigner.storage.codec import TABLE_NAMES, TYPES_BY_NAME, decode_record, encode_record
from qcdesigner.storage.package import load_plan
from qcdesigner.storage.plan_json import write_plan
from qcdesigner.storage.processes import host_name, is_alive

HEAD, EDITS, DRAWINGS = "head.json", "edits.jsonl", "drawings"
_YOUNG_S = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What a journal is about: the plan's path (empty for one never saved) and digest when opened; whose it is."""

    plan: str
    digest: str
    host: str
    pid: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """A plan as it was before the program ended; `plan` is its path, None if it was never saved.

    `edits` is how many were replayed, 0 if the file has them all. `base_changed`: the file is not the one they began on.
    """

    document: Document
    plan: Path | None
    edits: int
    base_changed: bool


class Journal:
    """The journal of one open plan. Subscribe `append` to the document."""

    def __init__(self, folder: Path, document: Document, head: Head) -> None:
        self.folder = folder
        self._document = document
        (folder / DRAWINGS).mkdir(parents=True)
        _write_whole(folder / HEAD, json.dumps(asdict(head)).encode())
        self._file: BinaryIO = (folder / EDITS).open("ab", buffering=0)
        self._keep_drawings(document.table(Drawing) if not head.plan else {})
        if not head.plan:
            self.append(_everything(document))

    def append(self, change_set: ChangeSet) -> None:
        """Hands an edit (an undo or redo too) to the system: it outlives this process. Raises StorageError (`writing_failure`)."""
        added = {c.after.id: c.after for c in change_set.of(Drawing) if isinstance(c.after, Drawing)}
        line = _encode(change_set)
        try:
            self._keep_drawings(added)
            is_whole = self._file.write(line) == len(line)
        except OSError as error:
            raise StorageError(writing_failure(error), path=str(self.folder)) from error
        if not is_whole:
            raise StorageError("disk_full", path=str(self.folder))

    def rest_on(self, plan: Path, digest: str) -> None:
        """Says that the plan was saved, while edits went on: the lines stay, replaying them over the new file is right."""
        head = Head(str(plan.resolve()), digest, host_name(), os.getpid())
        _write_whole(self.folder / HEAD, json.dumps(asdict(head)).encode())

    def close(self) -> None:
        """Ends the journal: everything is saved, or the user wants it lost."""
        self._file.close()
        discard(self.folder)

    def _keep_drawings(self, drawings: Mapping[str, Drawing]) -> None:
        for drawing in drawings.values():
            target = self.folder / DRAWINGS / drawing.sha256
            if not target.exists() and drawing.sha256 in self._document.files:
                _write_whole(target, self._document.files[drawing.sha256])


def start_journal(journals: Path, document: Document, *, plan: Path | None = None, digest: str = "") -> Journal:
    """Begins a journal in the folder of journals; `plan` and `digest` (of its FileStamp) say what it goes on from.

    A plan never saved is written whole at once. Begin anew after each save. Raises StorageError (`writing_failure`).
    """
    head = Head(str(plan.resolve()) if plan else "", digest, host_name(), os.getpid())
    try:
        return Journal(journals / new_id(), document, head)
    except OSError as error:
        raise StorageError(writing_failure(error), path=str(journals)) from error


def left_journals(journals: Path) -> list[Path]:
    """Journals of this machine whose program has ended without closing them, the oldest first; empty ones are removed."""
    left = []
    for folder in sorted(journals.glob("*/"), key=lambda f: f.stat().st_mtime):
        head = _head(folder)
        if head is None:
            _discard_if_old(folder)  # a young one may be another program's, just beginning
        elif head.host == host_name() and not is_alive(head.pid):
            if _has_edits(folder):
                left.append(folder)
            else:
                discard(folder)
    return left


def recover(folder: Path) -> Recovery:
    """Replays a journal over its plan. Raises StorageError: those of `load_plan`, and `damaged_journal`."""
    head = _head(folder)
    if head is None:
        raise StorageError("damaged_journal", path=str(folder))
    plan = Path(head.plan) if head.plan else None
    base, base_changed = Snapshot({}), False
    if plan is not None:
        base, stamp = load_plan(plan)
        base_changed = stamp.digest != head.digest
    document = Document(base)
    for kept in (folder / DRAWINGS).iterdir():
        document.add_file(kept.name, kept.read_bytes())
    edits = 0
    for line in _whole_lines(folder / EDITS):
        _replay(document, line, where=f"{EDITS}.{edits}")
        edits += 1
    is_all_saved = plan is not None and write_plan(document.snapshot()) == write_plan(base)
    return Recovery(document, plan, 0 if is_all_saved else edits, base_changed)


def discard(folder: Path) -> None:
    """Removes a journal."""
    (folder / HEAD).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _has_edits(folder: Path) -> bool:
    edits = folder / EDITS
    return edits.exists() and edits.stat().st_size > 0


def _discard_if_old(folder: Path) -> None:
    if time.time() - folder.stat().st_mtime > _YOUNG_S:
        discard(folder)


def _everything(document: Document) -> ChangeSet:
    records = [record for t in TABLE_NAMES for record in document.table(t).values()]
    return ChangeSet("new", tuple(Change(None, record) for record in records))


def _encode(change_set: ChangeSet) -> bytes:
    changes = [
        {"table": TABLE_NAMES[type(c.record)], "id": c.record.id, "after": encode_record(c.after) if c.after else None}
        for c in change_set.changes
    ]
    line = json.dumps({"label": change_set.label, "changes": changes}, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", errors="replace") + b"\n"


def _replay(document: Document, line: dict[str, Any], *, where: str) -> None:
    try:
        with document.edit(str(line["label"])) as edit:
            for change in line["changes"]:
                _replay_change(document, edit, change, where=where)
    except (LookupError, TypeError) as error:
        raise StorageError("damaged_journal", where=where, why=str(error)) from error


def _replay_change(document: Document, edit: Edit, change: dict[str, Any], *, where: str) -> None:
    record_type = TYPES_BY_NAME[change["table"]]
    if change["after"] is not None:
        edit.put(decode_record(record_type, change["after"], where=where))
        return
    record = document.find(record_type, change["id"])
    if record is not None:
        edit.remove(record)


def _whole_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines that were written whole; the first that was not is the end."""
    for line in path.read_bytes().split(b"\n")[:-1]:
        try:
            written = json.loads(line)
        except ValueError:
            return
        if not (isinstance(written, dict) and {"label", "changes"} <= written.keys()):
            return
        yield written


def _head(folder: Path) -> Head | None:
    try:
        return Head(**json.loads((folder / HEAD).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is either whole or not there."""
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content)
    beside.replace(path)
