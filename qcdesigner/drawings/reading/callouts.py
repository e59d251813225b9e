"""One text or annotation to one callout: the parser is the judge, and what it does not understand is unread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.general import GeneralTolerance, apply_general
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.reading.rules import is_sentence, note_rule

_BARE_NUMBER = re.compile(r"\d*[.,]?\d+")
_FRAME_VALUE = re.compile(r"[⌀Ø]?\s*\d*[.,]\d+\s*(?:[MLFPⓂⓁⒻⓅ]\s*)?(?:[A-Z](?:-[A-Z])?\s*)+")
_DATUM_ROW = re.compile(r"[A-H](?: [A-H]){0,2}")
_DATUM_NAME = re.compile(r"-?\s*[A-Z]\s*-?")
_ZERO = re.compile(r"[⌀ØR]?0*(?:[.,]0*)?")
_DEVIATIONS = re.compile(r"(?:[+\-−–±]\s*\d*[.,]?\d+\s*/?\s*)+|[A-Za-z]{1,2}\d{1,2}")
_COUNT_ABOVE = re.compile(r"^(\(?\d+\s*[xX×]\)?)\s*\n\s*(?=\S)")
_BEHIND = re.compile(r"\s*\n\s*(?=\(?(?:TYP|REF|MAXI?|MINI?|THRU)\b\.?\)?\s*(?:\n|$))", re.IGNORECASE)
_OTHER_UNIT_BELOW = re.compile(r"((\d*[.,]?\d+)[^\n]*)\n\s*(\[\s*(\d*[.,]?\d+)[^\]]*\])\s*$")
_BLANKS = re.compile(" {2,}")
_MM_PER_INCH, _CONVERTED = 25.4, 0.02
# A class of a fit alone; R5, M8 and C1 are a radius, a thread and a chamfer.
_FIT_CLASS = re.compile(r"(?![RMC])[A-HJ-NP-Z]{1,2}\d{1,2}|[a-hj-np-z]{1,2}\d{1,2}")
SURE, LIKELY, DOUBTFUL = 1.0, 0.9, 0.7
# Below this a recognised text is shown as unread: a wrong limit is worse than a missing one.
DOUBTED = 0.65


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text is: its requirements, or the reason why it is `unread`, or the rule by which it is `ignored`."""

    requirements: tuple[Requirement, ...] = ()
    unread: str = ""
    ignored: str = ""


def judge(text: str, *, unit: str, on_leader: bool) -> Judgement:
    """What the parser makes of a text. Notes are ignored by rule; what it does not understand is unread with its code."""
    try:
        requirements = parse(in_one_line(text), unit=unit, on_leader=on_leader)
    except CalloutError as error:
        return Judgement(
            unread="frame_without_symbol" if _FRAME_VALUE.fullmatch(text.strip()) else error.code
        )
    if not requirements:
        return Judgement(ignored="not_a_requirement")
    if all(r.kind == "note" for r in requirements):
        return _judge_note(text, requirements[0])
    return Judgement(requirements)


def in_one_line(text: str) -> str:
    """A callout whose lines go on with each other: a count above its hole, TYP or the other unit below its value."""
    text = _BEHIND.sub(" ", _COUNT_ABOVE.sub(r"\1 ", _BLANKS.sub(" ", text)))
    return _OTHER_UNIT_BELOW.sub(lambda m: f"{m[1]} {m[3]}" if _are_one_length(m[2], m[4]) else m[0], text)


def _are_one_length(first: str, second: str) -> bool:
    """True for a length in millimetres and the same in inch."""
    a, b = (float(number.replace(",", ".")) for number in (first, second))
    return any(abs(x - _MM_PER_INCH * y) <= _CONVERTED * x for x, y in ((a, b), (b, a)) if x)


def _judge_note(text: str, note: Requirement) -> Judgement:
    """Words that state a value are a requirement to confirm, as one sentence: `ALL FILLETS R2`; any other words a note."""
    if rule := note_rule(text):
        return Judgement(ignored=rule)
    if not is_sentence(text):
        return Judgement(unread="not_understood")
    return Judgement((replace(note, text=" ".join(text.split())),))


def is_datum_row(text: str) -> bool:
    """True for datum letters alone: `A`, `E B C`."""
    return bool(_DATUM_ROW.fullmatch(" ".join(text.split())))


def names_a_datum(text: str) -> bool:
    """True for the letter of a datum alone, as frames name one: `A`, `-A-`."""
    return bool(_DATUM_NAME.fullmatch(text.strip()))


def is_zero(text: str) -> bool:
    """True for a nought alone: where ordinates are counted from, or what a broken source measured."""
    return bool(_ZERO.fullmatch(text.strip()))


def has_deviations(text: str) -> bool:
    """True for a callout that states its own tolerance: it cannot be exact, whatever is drawn round it."""
    return bool(re.search(r"[+±]|\d\s*[-−–/]\s*\d|\d\s*[-−–]\d", text))


def is_deviation(text: str) -> bool:
    """True for deviations alone: they belong to a number nearby that was not joined to them."""
    return bool(_DEVIATIONS.fullmatch(text.strip()))


def with_general(
    requirements: Iterable[Requirement], general: GeneralTolerance | None
) -> tuple[Requirement, ...]:
    """The requirements, those without a tolerance with the general one where it is stated and applies."""
    if general is None:
        return tuple(requirements)
    return tuple(apply_general(r, general) for r in requirements)


def is_fit_class(text: str) -> bool:
    """True for the class of a fit alone: where it was not joined to a size, a fit read beside it is half of one."""
    return bool(_FIT_CLASS.fullmatch(text.strip()))


def is_bare_number(text: str) -> bool:
    """True for a number alone: nothing in it says that it is a dimension."""
    return bool(_BARE_NUMBER.fullmatch(text.strip()))


def text_confidence(text: str, requirements: Iterable[Requirement]) -> float:
    """How sure a callout read from loose text is: less for a number alone, less where the parser warns."""
    if any(r.warning or r.kind == "note" for r in requirements):
        return DOUBTFUL
    return LIKELY if is_bare_number(text) else SURE
