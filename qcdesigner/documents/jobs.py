"""Makes documents and puts them in a folder: each is written beside and then replaces what had its name."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qcdesigner.documents.catalogue import document_type
from qcdesigner.documents.document_type import DocumentType, MadeFile, Order
from qcdesigner.documents.pictures import SheetPictures
from qcdesigner.documents.view import PlanView
from qcdesigner.documents.viewing import view_of
from qcdesigner.domain.errors import DocumentError, writing_failure
from qcdesigner.model.checks import standing_errors
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Plan

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST_PART = 60
_IN_FORCE = frozenset({"approved", "applicable"})


def export(
    snapshot: Snapshot,
    document: str,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    language: str,
    folder: Path,
    pictures: SheetPictures | None = None,
    template: Path | None = None,
    date: datetime,
    phase: str | None = None,
) -> tuple[Path, ...]:
    """Makes a document of the plan in `folder` and gives the paths written.

    `format` empty: the usual one of the document. `phase` is a phase's number or id: only that phase is printed.
    Raises DocumentError: `errors_stand` for an approved revision (domain.md §10), `unknown_document unknown_format
    unknown_phase no_pictures`, those of `writing_failure` (with `path`), and those of templates.
    """
    _refuse_standing_errors(snapshot, date)
    kind = document_type(document)
    chosen = format or kind.formats[0]
    if chosen not in kind.formats:
        raise DocumentError("unknown_format", format=format, document=kind.name, known=", ".join(kind.formats))
    if kind.needs_pictures and pictures is None:
        raise DocumentError("no_pictures", document=kind.name)
    view = only_phase(view_of(snapshot, language, date), phase)
    chosen_phase = view.phases[0].id if phase else None
    made = kind.make(
        Order(view=view, format=chosen, moment=date, pictures=pictures, template=template, phase=chosen_phase)
    )
    return tuple(_written(file, folder, f"{file_stem(kind, view, phase)}{file.suffix}.{chosen}") for file in made)


def _refuse_standing_errors(snapshot: Snapshot, moment: datetime) -> None:
    """What is approved goes to the workshop: not while an error stands that nobody accepted."""
    plan = snapshot.table(Plan).get("plan")
    if plan is None or plan.state not in _IN_FORCE:
        return
    count = sum(1 for _ in standing_errors(snapshot, today=moment.date()))
    if count:
        raise DocumentError("errors_stand", count=count)


def only_phase(view: PlanView, phase: str | None) -> PlanView:
    """The view with one phase, by number or id; the whole view for None. Raises DocumentError `unknown_phase`."""
    if phase is None:
        return view
    kept = tuple(p for p in view.phases if phase in (p.id, p.number))[:1]
    if not kept:
        raise DocumentError("unknown_phase", phase=phase, known=", ".join(p.number for p in view.phases))
    return replace(view, phases=kept, unassigned=(), without_phase=None)


def file_stem(kind: DocumentType, view: PlanView, phase: str | None = None) -> str:
    """The name of a file without its ending: document, part (or plan) and revision: `Gamme_BP-40_A`."""
    parts = [kind.file_name(view.language), view.part.reference or view.plan.number, view.plan.revision]
    if phase is not None:
        parts.append(f"Phase_{view.phases[0].number}")
    return "_".join(filter(None, map(_clean_name, parts)))


def _clean_name(text: str) -> str:
    return _NOT_IN_NAMES.sub("_", text).strip("._")[:_LONGEST_PART]


def _written(file: MadeFile, folder: Path, name: str) -> Path:
    path = folder / name
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as beside:
            temporary = Path(beside.name)
            beside.write(file.content)
            beside.flush()
            os.fsync(beside.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise DocumentError(writing_failure(error), path=str(path)) from error
    return path
