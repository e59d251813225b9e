"""The account of one sheet: each of its annotations and texts once, as callout, unread or ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qcdesigner.domain.tolerances.general import GeneralTolerance
from qcdesigner.drawings.content import Annotation, SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.callouts import (
    SURE,
    Judgement,
    is_bare_number,
    is_zero,
    judge,
    names_a_datum,
    text_confidence,
    with_general,
)
from qcdesigner.drawings.reading.loose_texts import LooseTexts
from qcdesigner.drawings.reading.sheet_sense import SheetSense
from qcdesigner.model.reading import ReadCallout, ReadText
from qcdesigner.model.records import Source

# Rules by which even what the CAD calls a dimension or a frame is none.
_IGNORED_OF_CAD = ("origin", "datum_or_letter")


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all sheets: the unit that numbers are parsed with, the general tolerance, and whether the CAD names dimensions."""

    unit: str
    general: GeneralTolerance | None
    names_dimensions: bool


@dataclass(slots=True)
class Account:
    """What was read so far, and which of the file's annotations and texts that were."""

    callouts: list[ReadCallout] = field(default_factory=list)
    unread: list[ReadText] = field(default_factory=list)
    ignored: list[ReadText] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def was_shown(self, origin: str) -> bool:
        """True if what comes from `origin` (empty: unknown) was shown before; it is from now on."""
        is_known = bool(origin) and origin in self.seen
        self.seen.add(origin)
        return is_known


def read_sheet(
    account: Account, sheet: SheetContent, blocks: Sequence[TextBlock], sense: SheetSense, terms: Terms
) -> None:
    """Adds all that the sheet says to the account."""
    _read_annotations(account, sheet, sense, terms)
    _read_texts(account, LooseTexts.of(sheet, blocks, sense, names_dimensions=terms.names_dimensions), terms)


def _read_annotations(account: Account, sheet: SheetContent, sense: SheetSense, terms: Terms) -> None:
    """Annotations of CAD; those that a viewport showed already, here or on an earlier sheet, are ignored."""
    for annotation in sheet.annotations:
        if account.was_shown(annotation.handle):
            account.ignored.append(_text_of(sheet, annotation, annotation.text, "shown_before"))
            continue
        judgement = _judge_annotation(annotation, terms)
        if judgement.requirements:
            confidence = text_confidence("", judgement.requirements) if annotation.source == "text" else SURE
            account.callouts.append(
                _callout(
                    sheet, annotation, sense, judgement, terms.general,
                    source=annotation.source, confidence=confidence, forced=annotation.forced,  # type: ignore[arg-type]
                )
            )  # fmt: skip
        elif judgement.ignored in _IGNORED_OF_CAD or (judgement.ignored and annotation.source == "text"):
            account.ignored.append(_text_of(sheet, annotation, annotation.text, judgement.ignored))
        else:
            account.unread.append(_text_of(sheet, annotation, annotation.text, judgement.unread or "no_value"))


def _judge_annotation(annotation: Annotation, terms: Terms) -> Judgement:
    """What an annotation says, as what the CAD calls it: a frame is no size, and an angle no mass of 50 g."""
    if is_zero(annotation.text):
        is_origin = annotation.kind == "ordinate"
        return Judgement(ignored="origin") if is_origin else Judgement(unread="zero")
    if annotation.source == "tolerance" and names_a_datum(annotation.text):
        return Judgement(ignored="datum_or_letter")
    judgement = judge(annotation.text, unit=terms.unit, on_leader=True)
    kinds = {r.kind for r in judgement.requirements}
    if annotation.source == "tolerance" and kinds - {"geometrical"}:
        return Judgement(unread="unreadable_frame")
    if annotation.kind == "angular" and kinds and "angle" not in kinds:
        return Judgement(unread="not_understood")
    if annotation.source == "text" and is_bare_number(annotation.text):
        return Judgement(unread="bare_number")
    return judgement


def _read_texts(account: Account, texts: LooseTexts, terms: Terms) -> None:
    for i, block in enumerate(texts.blocks):
        judgement = texts.judgement(i, unit=terms.unit)
        text = " ".join(block.text.split())
        if not judgement.ignored and account.was_shown(block.origin):
            judgement = Judgement(ignored="shown_before")
        if judgement.requirements:
            general = terms.general if texts.is_complete(block) else None
            sureness = min(block.confidence, text_confidence(block.text, judgement.requirements))
            source: Source = "ocr" if block.is_recognised else "text"
            account.callouts.append(
                _callout(texts.sheet, block, texts.sense, judgement, general, source=source, confidence=sureness)
            )
        elif judgement.ignored:
            account.ignored.append(_text_of(texts.sheet, block, text, judgement.ignored))
        else:
            account.unread.append(_text_of(texts.sheet, block, text, judgement.unread))


def _callout(
    sheet: SheetContent,
    written: Annotation | TextBlock,
    sense: SheetSense,
    judgement: Judgement,
    general: GeneralTolerance | None,
    *,
    source: Source,
    confidence: float,
    forced: bool = False,
) -> ReadCallout:
    x, y = written.x / sheet.width, written.y / sheet.height
    return ReadCallout(
        requirements=with_general(judgement.requirements, general),
        sheet=sheet.number,
        x=x,
        y=y,
        text=written.text,
        source=source,
        width=written.width / sheet.width,
        height=written.height / sheet.height,
        angle=written.angle,
        confidence=confidence,
        forced=forced,
        grid_zone=sense.grid.zone(x, y),
    )


def _text_of(sheet: SheetContent, written: Annotation | TextBlock, text: str, why: str) -> ReadText:
    """The text of an annotation or block that is no callout, with its box."""
    width, height = written.width / sheet.width, written.height / sheet.height
    x, y = written.x / sheet.width, written.y / sheet.height
    return ReadText(sheet.number, x, y, text, why, width, height, written.angle)
