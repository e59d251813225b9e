"""`qcdesigner export`: the documents of a plan, written in a folder; prints their paths."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from qcdesigner.documents.document_type import DocumentType
from qcdesigner.documents.pictures import SheetPictures
from qcdesigner.i18n.language import user_language
from qcdesigner.model.document import Snapshot

FORMATS = ("docx", "xlsx", "pdf", "png")
LANGUAGES = ("fr", "en")


def add_parser(commands: argparse._SubParsersAction, tr: Callable[[str], str]) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("export", help=tr("write the documents of a plan in a folder"))
    parser.add_argument("plan", type=Path, metavar="PART.qcd", help=tr("the plan whose documents are made"))
    parser.add_argument("--to", type=Path, required=True, metavar=tr("FOLDER"), help=tr("where the documents go"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--document", nargs="+", action="extend", metavar=tr("NAME"),
        help=tr("gamme (inspection_plan), fiche_autocontrole (self_inspection_sheet), plan_repere (ballooned_drawing)"),
    )  # fmt: skip
    which.add_argument("--all", action="store_true", help=tr("all documents, each in its usual format"))
    parser.add_argument("--format", choices=FORMATS, default="", help=tr("another format than the usual one"))
    parser.add_argument("--language", choices=LANGUAGES, default=user_language(), help=tr("the language of the documents"))
    parser.add_argument("--template", type=Path, metavar=tr("FILE"), help=tr("a Word or Excel template of your own"))
    parser.add_argument("--phase", metavar=tr("NUMBER"), help=tr("only this phase"))


def run(arguments: argparse.Namespace, tr: Callable[[str], str]) -> int:
    """Makes the documents asked for; `export PART.qcd --to DIR` alone makes the gamme."""
    from qcdesigner.documents.catalogue import document_type, document_types
    from qcdesigner.documents.jobs import export
    from qcdesigner.storage.package import load_plan

    snapshot, _ = load_plan(arguments.plan)
    wanted = document_types() if arguments.all else tuple(map(document_type, dict.fromkeys(arguments.document or ["gamme"])))
    moment = datetime.now()
    arguments.to.mkdir(parents=True, exist_ok=True)
    with _pictures(snapshot, wanted) as pictures:
        for document in wanted:
            if arguments.all and not _can_be_made(document, snapshot):
                continue
            for path in export(
                snapshot,
                document.name,
                format=arguments.format,
                language=arguments.language,
                folder=arguments.to,
                pictures=pictures,
                template=arguments.template,
                date=moment,
                phase=arguments.phase,
            ):
                print(path)
    return 0


def _can_be_made(document: DocumentType, snapshot: Snapshot) -> bool:
    """False for what `--all` leaves out: a drawing where there is none."""
    from qcdesigner.model.records import Drawing

    return bool(snapshot.table(Drawing)) or not document.needs_pictures


@contextmanager
def _pictures(snapshot: Snapshot, wanted: tuple[DocumentType, ...]) -> Iterator[SheetPictures | None]:
    """Whoever draws the sheets of the plan, with its drawings opened; None if no document shows a drawing."""
    from qcdesigner.model.records import Drawing

    drawings = snapshot.table(Drawing).values()
    if not drawings or not any(document.shows_drawing for document in wanted):
        yield None
        return
    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.rendering.application import gui_application
    from qcdesigner.rendering.sheet_pictures import SheetPictures as Pictures

    application = gui_application()
    with ExitStack() as stack:
        opened = {}
        for drawing in drawings:
            opened[drawing.id] = open_drawing(snapshot.files[drawing.sha256], drawing.file_name)
            stack.callback(opened[drawing.id].close)
        yield Pictures(snapshot, opened)
    del application
