"""What stands in a region that a person showed: first as the file writes it, else as it is recognised on its picture.

Here a person says that there is a callout, so a bare number is one. What is not sure is given back as text only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qcdesigner.domain.errors import CalloutError, DrawingError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import ENGLISH, parse, write
from qcdesigner.drawings.content import IN_ANNOTATION, Annotation, SheetContent, TextRun
from qcdesigner.drawings.ocr.looks import Box, Pictured, looks
from qcdesigner.drawings.placing import placed
from qcdesigner.drawings.reading.blocks import TextBlock, text_blocks
from qcdesigner.drawings.reading.callouts import DOUBTED, has_deviations, text_confidence
from qcdesigner.drawings.worker_process import never
from qcdesigner.model.reading import ReadCallout, ReadText
from qcdesigner.model.records import Source

_FEWEST_AGREEING = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look sees: the blocks in reading order, their text together, and its requirements (none: not understood)."""

    blocks: tuple[TextBlock, ...]
    text: str
    requirements: tuple[Requirement, ...]
    confidence: float

    @property
    def figures(self) -> str:
        """The text without spaces, points as commas."""
        return "".join(self.text.split()).replace(".", ",")

    @property
    def meaning(self) -> tuple[str, ...]:
        return tuple(write(requirement, ENGLISH) for requirement in self.requirements)


def read_written(sheet: SheetContent, box: Box, *, unit: str) -> ReadCallout | ReadText:
    """What the file itself writes in the region; `ReadText` if that is nothing, or not understood as it stands."""
    runs = [run for run in sheet.texts if run.group != IN_ANNOTATION and not run.is_recognised]
    blocks = [block for block in _blocks(sheet, runs) if _holds(box, (block.x, block.y))]
    named = [a for a in sheet.annotations if _holds(box, (a.x, a.y))]
    if len(named) == 1 and not blocks:
        return _annotated(sheet, named[0], unit)
    texts = [(a.y, a.x, a.text) for a in named] + [(b.y, b.x, b.text) for b in blocks]
    text = " ".join(t for *_, t in sorted(texts)) if named else _joined(blocks)
    return _result(sheet, box, _understood(tuple(blocks), text, 1.0, unit), "text")


def _annotated(sheet: SheetContent, annotation: Annotation, unit: str) -> ReadCallout | ReadText:
    """What CAD itself calls a dimension or a frame."""
    a = annotation
    block = TextBlock((), a.text, a.x, a.y, a.width, a.height, a.angle)
    result = _result(sheet, (0.0, 0.0, 0.0, 0.0), _understood((block,), a.text, 1.0, unit), a.source)  # type: ignore[arg-type]
    return replace(result, forced=a.forced) if isinstance(result, ReadCallout) else result


def recognise_region(
    drawing: Pictured, sheet: SheetContent, box: Box, *, unit: str, cancelled: Callable[[], bool] = never
) -> ReadCallout | ReadText:
    """What is recognised on the picture of the region, looked at in several sizes: understood only if all that read it agree.

    Slow: for a background thread. Raises `DrawingError`: `ocr_missing worker_lost cancelled`.
    """
    seen = []
    for runs in looks(drawing, sheet, box):
        if cancelled():
            raise DrawingError("cancelled")
        seen.append(_seen(sheet, box, runs, unit))
    understood = [found for found in seen if found.requirements and found.confidence >= DOUBTED]
    agreed = _agreed(understood)
    if agreed is not None:
        return _result(sheet, box, agreed, "ocr")
    legible = understood or [found for found in seen if found.text]
    if not legible:
        return _result(sheet, box, _Found((), "", (), 0.0), "ocr")
    best = max(legible, key=lambda found: (bool(found.requirements), found.confidence))
    return _result(sheet, box, replace(best, requirements=()), "ocr")


def _agreed(understood: Sequence[_Found]) -> _Found | None:
    """The reading of most looks, if there are several of it and the others do but lack signs of it: what is faint gets lost."""
    for fullest in sorted(understood, key=lambda found: -len(found.figures)):
        alike = [found for found in understood if found.meaning == fullest.meaning]
        others = [found for found in understood if found.meaning != fullest.meaning]
        lack_signs = all(_is_within(found.figures, fullest.figures) for found in others)
        if len(alike) >= _FEWEST_AGREEING and len(alike) > len(others) and lack_signs:
            return max(alike, key=lambda found: found.confidence)
    return None


def _is_within(short: str, long: str) -> bool:
    """True if the letters of one text stand in the other, in their order."""
    rest = iter(long)
    return len(short) < len(long) and all(letter in rest for letter in short)


def _seen(sheet: SheetContent, box: Box, runs: Sequence[TextRun], unit: str) -> _Found:
    blocks = [block for block in _blocks(sheet, runs) if _holds(box, (block.x, block.y))]
    confidence = min((block.confidence for block in blocks), default=0.0)
    return _understood(tuple(blocks), _joined(blocks), confidence, unit)


def _blocks(sheet: SheetContent, runs: Sequence[TextRun]) -> list[TextBlock]:
    return text_blocks(replace(sheet, texts=tuple(runs)))


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return 0 <= point[0] - box[0] <= box[2] and 0 <= point[1] - box[1] <= box[3]


def _joined(blocks: Sequence[TextBlock]) -> str:
    """The texts of the blocks as they are read, turned text too: row by row, each along its line."""
    if not blocks:
        return ""
    angle = max(blocks, key=lambda block: block.letter_height).angle
    lines = [TextRun(b.text, b.x, b.y, b.letter_height, 0.0, angle) for b in blocks]
    rows: list[list[tuple[float, str]]] = []
    level = 0.0
    for item in sorted(placed(lines, angle), key=lambda p: -p.up):
        if not rows or level - item.up > 0.5 * item.run.height:
            rows.append([])
            level = item.up
        rows[-1].append((item.along, item.run.text))
    return " ".join(text for row in rows for _, text in sorted(row))


def _understood(blocks: tuple[TextBlock, ...], text: str, confidence: float, unit: str) -> _Found:
    """The text with its requirements; none where it is not understood, or in a cell that only a frame may have."""
    is_exact = len(blocks) == 1 and blocks[0].box == "single" and not has_deviations(text)
    try:
        requirements = parse(f"[{text}]" if is_exact else text, unit=unit) if text.strip() else ()
    except CalloutError:
        requirements = ()
    is_in_cell = any(block.box == "cell" for block in blocks)
    if is_in_cell and any(r.kind != "geometrical" for r in requirements):
        requirements = ()
    return _Found(blocks, text, tuple(requirements), min(confidence, text_confidence(text, requirements)))


def _result(sheet: SheetContent, box: Box, found: _Found, source: Source) -> ReadCallout | ReadText:
    """At the place of the text where it is one block, else at the region's."""
    block = found.blocks[0] if len(found.blocks) == 1 else None
    x, y = (block.x, block.y) if block else (box[0] + box[2] / 2, box[1] + box[3] / 2)
    width, height = (block.width, block.height) if block else (box[2], box[3])
    angle = block.angle if block else 0.0
    place = (x / sheet.width, y / sheet.height)
    size = (width / sheet.width, height / sheet.height)
    if not found.requirements:
        return ReadText(sheet.number, *place, found.text, "doubtful_reading" if found.text else "nothing_legible", *size, angle)
    return ReadCallout(
        requirements=found.requirements, sheet=sheet.number, x=place[0], y=place[1], text=found.text, source=source,
        width=size[0], height=size[1], angle=angle, confidence=found.confidence,
    )  # fmt: skip
