"""`qcdesigner read`: what is read on a drawing, for people or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from qcdesigner.domain.as_json import requirement_json
from qcdesigner.domain.errors import DrawingError
from qcdesigner.i18n.reading_remarks import reading_sentences
from qcdesigner.model.reading import ReadCallout, Reading

OCR_MODES = ("auto", "always", "never")


def add_parser(commands: argparse._SubParsersAction, tr: Callable[[str], str]) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("read", help=tr("what is read on a drawing"))
    parser.add_argument("drawing", type=Path, metavar=tr("DRAWING"), help=tr("DXF, DWG, PDF or picture"))
    parser.add_argument("--sheet", type=int, metavar="N", help=tr("this sheet only"))
    parser.add_argument(
        "--general", default="", help=tr("general tolerance: ISO 2768-mK, ±0.05, .XX ±0.01 .XXX ±0.005")
    )
    parser.add_argument("--ocr", choices=OCR_MODES, default="auto", help=tr("text recognition on pictures"))
    parser.add_argument("--json", action="store_true", help=tr("as JSON"))


def run(arguments: argparse.Namespace, tr: Callable[[str], str]) -> int:
    from qcdesigner.drawings.opening import open_drawing, read_file
    from qcdesigner.drawings.reading import read_content

    opened = open_drawing(read_file(arguments.drawing), arguments.drawing.name, ocr=arguments.ocr)
    opened.close()
    numbers = [sheet.number for sheet in opened.content.sheets]
    if arguments.sheet is not None and arguments.sheet not in numbers:
        raise DrawingError(
            "no_such_sheet", file=str(arguments.drawing), sheet=arguments.sheet, sheets=len(numbers)
        )
    reading = read_content(opened.content, general=arguments.general or None, sheet=arguments.sheet)
    if arguments.json:
        print(json.dumps(reading_json(reading, arguments.drawing.name), ensure_ascii=False, indent=1))
    else:
        print(_for_people(reading, tr))
    return 0


def reading_json(reading: Reading, file_name: str) -> dict[str, object]:
    """The form of `read --json`: places rounded to six decimals, sizes to three."""
    numbered = enumerate(((c, r) for c in reading.callouts for r in c.requirements), start=1)
    return {
        "file": file_name,
        "sheets": [
            {
                "number": s.number,
                "width_mm": _rounded(s.width_mm),
                "height_mm": _rounded(s.height_mm),
                "name": s.name,
            }
            for s in reading.sheets
        ],
        "title_block": dict(reading.title_block),
        "general_tolerance": reading.general_tolerance or None,
        "unit": reading.unit,
        "characteristics": [
            {
                "number": n,
                **requirement_json(r),
                **_place(c),
                "tolerance_source": r.tolerance_source,
                "waived": r.is_waived_by_rule,
            }
            for n, (c, r) in numbered
        ],
        "unread": [
            {"sheet": t.sheet, "x": round(t.x, 6), "y": round(t.y, 6), "text": t.text, "reason": t.why}
            for t in reading.unread
        ],
        "ignored": [
            {"sheet": t.sheet, "x": round(t.x, 6), "y": round(t.y, 6), "text": t.text, "rule": t.why}
            for t in reading.ignored
        ],
        "remarks": [{"code": code, "about": about} for code, about in reading.remarks],
    }


def _rounded(size_mm: float | None) -> float | None:
    return None if size_mm is None else round(size_mm, 3)


def _place(callout: ReadCallout) -> dict[str, object]:
    return {
        "sheet": callout.sheet,
        "x": round(callout.x, 6),
        "y": round(callout.y, 6),
        "text": callout.text,
        "source": callout.source,
        "confidence": callout.confidence,
        "forced": callout.forced,
        "grid_zone": callout.grid_zone or None,
    }


def _for_people(reading: Reading, tr: Callable[[str], str]) -> str:
    """A line a callout, then what was not read, then the count of all."""
    lines = [f"{c.sheet}  {c.grid_zone or '':3}  {' '.join(c.text.split())}" for c in reading.callouts]
    lines += [tr("not read: {text}").format(text=" ".join(t.text.split())) for t in reading.unread]
    total = tr("{read} read, {unread} not read, {ignored} left aside by rule").format(
        read=len(reading.callouts), unread=len(reading.unread), ignored=len(reading.ignored)
    )
    if reading.general_tolerance:
        lines.append(tr("general tolerance: {text}").format(text=reading.general_tolerance))
    return "\n".join([*lines, *reading_sentences(reading.remarks, tr), total])
