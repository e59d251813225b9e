"""What a dimension says. In order of trust: a text typed over it, the text of its picture, the value the CAD stored, geometry."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.dxf.dimension_style import style_values
from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.textcodes import plain_text
from qcdesigner.drawings.dxf.written import rounded, written_measure
from qcdesigner.drawings.textlines import joined_text

_LIMITS = re.compile(r"(\d+[.,]?\d*)\s*[/\n –-]\s*[Ø⌀R]?\s*(\d+[.,]?\d*)$")
_FIRST_NUMBER = re.compile(r"\d*[.,]?\d+")
_COUNT = re.compile(r"^\s*\(?\d+\s*[x×X]\)?\s*")
_HAS_DIAMETER = re.compile(r"[⌀Øø∅Φφ]|\bdia", re.IGNORECASE)
# What is longer is a note: patterns for numbers would take minutes over it.
_LONGEST_CALLOUT = 500
_BARE_VALUE = re.compile(r"^\s*\(?(\d+\s*[x×X]\s*)?\d*[.,]?\d+")


@dataclass(frozen=True, slots=True)
class Shown:
    """The callout as a reader of the sheet sees it; `measured` in the drawing's unit, degrees for angles."""

    text: str
    measured: float | None
    forced: bool


def shown_text(entity: Any, kind: str, picture: Sequence[Lettering] | None) -> Shown | None:
    """What the sheet shows; `picture` holds the texts of the picture the CAD left, None if it left none.

    None for a dimension that shows nothing: a blank override, or a picture without text.
    """
    override = str(entity.dxf.get("text") or "")
    if override and not override.strip():
        return None
    style = style_values(entity)
    measured = measured_value(entity, kind)
    typed = plain_text(override).replace("\n", " ").strip() if override else ""
    drawn = _drawn(picture) if picture else ""
    if typed and "<>" not in typed and "[]" not in typed:
        text = typed
    elif drawn:
        text = drawn
    elif not measured or picture is not None:
        return None
    else:
        value = written_measure(measured, kind, style)
        text = typed.replace("<>", value) if typed else value
    text = with_sign_of_kind(text, kind)
    if style.is_boxed and not text.startswith("["):
        text = f"[{text}]"
    scaled = measured * style.factor if measured is not None and kind != "angular" else measured
    return Shown(text, scaled, bool(typed) and is_forced(text, scaled))


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
    if kind == "angular" and re.fullmatch(r"\s*-?\d*[.,]?\d+\s*", text):
        return text.strip() + "°"
    return text


def measured_value(entity: Any, kind: str) -> float | None:
    """The size of the geometry: what the CAD stored, else what its points give; None if neither is usable."""
    stored = entity.dxf.get("actual_measurement")
    if stored is not None and stored > 0:
        return math.degrees(stored) if kind == "angular" else float(stored)
    if kind in ("angular", "arc"):
        return None
    try:
        computed = entity.get_measurement()
    except Exception:  # broken points of a foreign file: no measure
        return None
    if not isinstance(computed, int | float):
        return _ordinate(entity) if kind == "ordinate" else None
    return float(computed) if computed > 1e-9 else None


def _ordinate(entity: Any) -> float | None:
    origin, point = entity.dxf.get("defpoint"), entity.dxf.get("defpoint2")
    if origin is None or point is None:
        return None
    along_x = bool(entity.dxf.get("dimtype", 0) & 64)
    return abs(point.x - origin.x) if along_x else abs(point.y - origin.y)


def is_forced(text: str, measured: float | None) -> bool:
    """True if the number written is not the measure rounded to the number's own decimals."""
    if len(text) > _LONGEST_CALLOUT:
        return False
    number = _FIRST_NUMBER.search(text[count.end() :] if (count := _COUNT.match(text)) else text)
    if number is None or measured is None or "'" in text or "′" in text or _is_within_limits(text, measured):
        return False
    written = Decimal(number[0].replace(",", "."))
    exponent = written.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return abs(rounded(measured, decimals) - written) > 0


def _is_within_limits(text: str, measured: float) -> bool:
    """True for a dimension written as its two limits (`Ø40,2/Ø40,0`), the geometry being between them."""
    limits = _LIMITS.search(text)
    if limits is None:
        return False
    low, high = sorted(float(number.replace(",", ".")) for number in limits.groups())
    return low > high / 2 and low <= measured <= high
