"""`qcdesigner new`: a plan with everything read on its drawings, ballooned and numbered."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from qcdesigner.domain.errors import StorageError


def add_parser(commands: argparse._SubParsersAction, tr: Callable[[str], str]) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("new", help=tr("a plan with everything read on drawings, ballooned and numbered"))
    parser.add_argument("drawings", nargs="+", type=Path, metavar=tr("DRAWING"), help=tr("DXF, DWG, PDF or picture"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PART.qcd", help=tr("the plan to write"))
    parser.add_argument("--reference", default="", help=tr("reference of the part"))
    parser.add_argument("--designation", default="", help=tr("designation of the part"))
    parser.add_argument("--general", default="", help=tr("general tolerance: ISO 2768-mK, ±0.05, .XX ±0.01 .XXX ±0.005"))
    parser.add_argument("--force", action="store_true", help=tr("replace the plan if it exists"))


def run(arguments: argparse.Namespace, tr: Callable[[str], str]) -> int:
    from qcdesigner.editing.identity import change_part
    from qcdesigner.model.document import Document
    from qcdesigner.storage.package import save_plan

    is_a_drawing = arguments.output.resolve() in {path.resolve() for path in arguments.drawings}
    if arguments.output.exists() and (is_a_drawing or not arguments.force):
        raise StorageError("exists_already", path=str(arguments.output))
    document = Document()
    identity = {"reference": arguments.reference, "designation": arguments.designation}
    with document.edit("new_from_drawing"):
        change_part(document, **{name: value for name, value in identity.items() if value})
        for path in arguments.drawings:
            _add(document, path, arguments.general)
    save_plan(document.snapshot(), arguments.output, expected=None)
    print(arguments.output)
    return 0


def _add(document: object, path: Path, general: str) -> None:
    from qcdesigner.drawings.opening import open_drawing, read_file
    from qcdesigner.drawings.reading import read_content
    from qcdesigner.editing.drawings import add_drawing
    from qcdesigner.editing.readings import place_reading

    content = read_file(path)
    opened = open_drawing(content, path.name, ocr="auto")
    try:
        reading = read_content(opened.content, general=general or None, tile=opened.tile)
        drawing = add_drawing(
            document, file_name=path.name, content=content, format=opened.content.format,
            sheets=reading.sheets, title_block=reading.title_block,
        )
        place_reading(document, drawing, reading)
    finally:
        opened.close()
