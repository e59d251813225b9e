"""What a dimension says. In order of trust: a text typed over it, the text of its picture, the value the CAD stored, geometry."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.dxf.dimension_measure import measured_value
from qcdesigner.drawings.dxf.dimension_style import DimensionStyle, style_values
from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.textcodes import plain_text
from qcdesigner.drawings.dxf.written import alternate_text, written_measure
from qcdesigner.drawings.dxf.written_numbers import rounded
from qcdesigner.drawings.textlines import joined_text

_LIMITS = re.compile(r"(\d+[.,]?\d*)\s*[/\n –-]\s*[Ø⌀R]?\s*(\d+[.,]?\d*)$")
_FIRST_NUMBER = re.compile(r"\d*[.,]?\d+")
_COUNT = re.compile(r"^\s*\(?\d+\s*[x×X]\)?\s*")
_HAS_DIAMETER = re.compile(r"[⌀Øø∅Φφ]|\bdia", re.IGNORECASE)
# What is longer is a note: patterns for numbers would take minutes over it.
_LONGEST_CALLOUT = 500
_DEVIATIONS = re.compile(r"[±+/\n]|\d\s*[-−–]")
_METRIC = re.compile(r"M(\d+(?:\.\d+)?)")
_BELOW_THE_LINE = re.compile(r"\s*\n\s*(?=\[)")
_ARC_SIGN = re.compile(r"^\s*[⌒∩]\s*")
_BARE_VALUE = re.compile(r"^\s*\(?(\d+\s*[x×X]\s*)?\d*[.,]?\d+")


@dataclass(frozen=True, slots=True)
class Shown:
    """The callout as a reader of the sheet sees it; `measured` in the drawing's unit, degrees for angles."""

    text: str
    measured: float | None
    forced: bool


def shown_text(entity: Any, kind: str, picture: Sequence[Lettering] | None) -> Shown | None:
    """What the sheet shows; `picture` holds the texts of the picture the CAD left, None if it left none.

    None for a dimension that shows nothing: a blank override, or a picture without text. One without picture that
    measures nothing shows `0`: its source is broken.
    """
    override = str(entity.dxf.get("text") or "")
    if override and not override.strip():
        return None
    style = style_values(entity)
    measured = measured_value(entity, kind)
    typed = plain_text(override).replace("\n", " ").strip() if override else ""
    is_typed_whole = bool(typed) and "<>" not in typed and "[]" not in typed
    if is_typed_whole:
        text = typed
    elif picture is not None:
        text = _with_deviations(_drawn(picture), typed or "<>", measured or 0.0, kind, style)
    else:
        text = _filled_in(typed or "<>", measured or 0.0, kind, style)
    if not text:
        return None
    text = with_sign_of_kind(_with_other_unit_beside(text), kind)
    if style.is_boxed and not text.startswith("["):
        text = f"[{text}]"
    scaled = measured * style.factor if measured is not None and kind != "angular" else measured
    return Shown(text, scaled, is_typed_whole and is_forced(text, scaled))


def text_of_picture(picture: Sequence[Lettering]) -> str:
    """What the picture of a dimension says whose entity the file does not have: the length of an arc, a jogged radius."""
    return with_sign_of_kind(_with_other_unit_beside(_drawn(picture)), "arc") if picture else ""


def _with_deviations(drawn: str, typed: str, measured: float, kind: str, style: DimensionStyle) -> str:
    """What a picture says; where it shows the plain value of a dimension that has deviations, with these.

    Programs that draw no deviations, R12 writers above all, leave them in the variables of the style alone.
    """
    has_any = (style.has_tolerance or style.has_limits) and (style.plus or style.minus)
    if not has_any or not measured or _DEVIATIONS.search(drawn):
        return drawn
    plain = _filled_in(typed, measured, kind, replace(style, has_tolerance=False, has_limits=False))
    return _filled_in(typed, measured, kind, style) if _numbers(plain) == _numbers(drawn) else drawn


def _numbers(text: str) -> list[float]:
    return [float(number.replace(",", ".")) for number in _FIRST_NUMBER.findall(text)]


def _filled_in(typed: str, measured: float, kind: str, style: DimensionStyle) -> str:
    """The typed text, `<>` being the measure and `[]` the same in the other unit."""
    if not measured:
        return typed.replace("<>", "0").replace("[]", "")
    own = replace(style, has_alternate=False) if "[]" in typed else style
    text = typed.replace("<>", written_measure(measured, kind, own))
    return text.replace("[]", alternate_text(measured * style.factor, style)) if "[]" in text else text


def _with_other_unit_beside(text: str) -> str:
    """The value in another unit, which stands below the dimension line, behind the one that counts; empty brackets go."""
    return _BELOW_THE_LINE.sub(" ", text.replace("[]", "").strip())


def _drawn(runs: Sequence[Lettering]) -> str:
    """What the picture's texts say together; a text with a stack says itself how it is read."""
    whole: dict[tuple[int, str], list[Lettering]] = {}
    for i, run in enumerate(runs):
        whole.setdefault((run.group, run.raw) if "\\S" in run.raw else (-i - 2, ""), []).append(run)
    return joined_text([_as_one(parts) for parts in whole.values()])


def _as_one(parts: Sequence[Lettering]) -> TextRun:
    """The runs of one text as one, as wide as from its first to its last."""
    first = max(parts, key=lambda run: run.height)
    text = plain_text(first.raw) if "\\S" in first.raw else first.text
    reach = max(math.hypot(r.x - first.x, r.y - first.y) + r.width for r in parts)
    return TextRun(text, first.x, -first.y, first.height, reach, first.angle_deg)


def with_sign_of_kind(text: str, kind: str) -> str:
    """`text` with the sign that the entity's type implies, where the text leaves it out or says it twice."""
    if kind == "diameter" and not _HAS_DIAMETER.search(text) and _BARE_VALUE.match(text):
        count = _COUNT.match(text)
        at = count.end() if count else 0
        return text[:at] + "⌀" + text[at:]
    if kind == "radius":
        text = re.sub(r"^(\s*)R\s*(?=S?R)", r"\1", text)
        return "R" + text if _BARE_VALUE.match(text) and not _COUNT.match(text) else text
    if kind == "arc":
        return _ARC_SIGN.sub("", text)
    if kind == "angular" and re.fullmatch(r"\s*-?\d*[.,]?\d+\s*", text):
        return text.strip() + "°"
    return text


def is_forced(text: str, measured: float | None) -> bool:
    """True if the number written is not the measure rounded to the number's own decimals."""
    if len(text) > _LONGEST_CALLOUT or measured is None or "'" in text or "′" in text or _is_within_limits(text, measured):
        return False
    fraction = _written_fraction(text)
    if fraction is not None:
        return abs(Fraction(measured) - fraction) > Fraction(1, 2 * fraction.denominator)
    written = _written_value(text)
    if written is None:
        return False
    exponent = written.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return abs(rounded(measured, decimals) - written) > 0


def _written_fraction(text: str) -> Fraction | None:
    """The nominal value in inches of a callout that states it as a fraction, `2 1/2"`; None for any other."""
    try:
        first = next(iter(parse(text, unit="in")), None)
    except CalloutError:
        return None
    nominal = first.nominal if first is not None else None
    return Fraction(nominal.number) if nominal is not None and nominal.form == "fraction" else None


def _written_value(text: str) -> Decimal | None:
    """The nominal value that a callout states (`4 TROUS Ø25`: 25); of what is none, its first number."""
    try:
        first = next(iter(parse(text)), None)
    except CalloutError:
        first = None
    if first is not None and first.thread:
        metric = _METRIC.match(first.thread)
        return Decimal(metric[1]) if metric else None
    if first is not None and first.nominal is not None and not first.nominal.form:
        return first.nominal.value
    number = _FIRST_NUMBER.search(_COUNT.sub("", text))
    return Decimal(number[0].replace(",", ".")) if number else None


def _is_within_limits(text: str, measured: float) -> bool:
    """True for a dimension written as its two limits (`Ø40,2/Ø40,0`), the geometry being between them."""
    limits = _LIMITS.search(text)
    if limits is None:
        return False
    low, high = sorted(float(number.replace(",", ".")) for number in limits.groups())
    return low > high / 2 and low <= measured <= high
