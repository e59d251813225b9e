"""Requirements written back as one canonical callout, in the language's decimal sign: parsing it gives them again."""

from __future__ import annotations

from collections.abc import Sequence

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.geometrical import is_doubtful
from qcdesigner.domain.tolerances.notation.style import Notation
from qcdesigner.domain.tolerances.notation.symbols import BY_CODE
from qcdesigner.domain.tolerances.notation.units import LENGTHS, UNITS_OF_DEVIATIONS, kind_of
from qcdesigner.domain.tolerances.notation.values_writing import (
    localized,
    write_deviation,
    write_quantity,
    write_value,
)
from qcdesigner.domain.tolerances.notation.words import SIDES
from qcdesigner.domain.values import INCH_FORMS, Quantity, negated

_SIGNS = {
    "diameter": "Ø", "radius": "R", "sphere_diameter": "SØ", "sphere_radius": "SR", "square": "□", "depth": "↧",
    "counterbore": "⌴ Ø", "countersink": "⌵ Ø",
}  # fmt: skip
_PLAIN_SIGNS = {"depth": "{} ", "counterbore": "{} Ø", "countersink": "{} Ø"}
SENTENCES = frozenset(
    {"note", "edge", "weld", "cleanliness", "appearance", "presence", "marking", "function"}
)
# These have no sign of their own: their name is written even when the unit would tell.
_ALWAYS_NAMED = frozenset({"thickness", "cleanliness"})
_NAMED = frozenset({"thickness", "torque", "force", "mass", "pressure", "gloss", "cleanliness"})


def write(requirements: Requirement | Sequence[Requirement], notation: Notation) -> str:
    """The canonical text of a requirement, or of the requirements of one callout, in order.

    The parts of a callout share their count, written once; what does not continue the line begins another.
    `write(parse("4x Ø6.6 ↧12"), FRENCH)` is `4x Ø6,6 ↧12`.
    """
    return _join(requirements, notation, is_plain=False)


def write_plain(requirements: Requirement | Sequence[Requirement], notation: Notation) -> str:
    """As `write`, with names for signs that usual fonts do not have: `POS Ø0,05 Ⓜ A B Ⓜ C`, `Ø6,6 PROF 12`."""
    return _join(requirements, notation, is_plain=True)


def _join(requirements: Requirement | Sequence[Requirement], notation: Notation, *, is_plain: bool) -> str:
    items = (requirements,) if isinstance(requirements, Requirement) else requirements
    text = ""
    previous: Requirement | None = None
    for item in items:
        part = _part(item, notation, is_plain=is_plain)
        if previous is None:
            text = _counted(item, part, force=False)
        elif _continues(previous, item):
            text += (" × " if item.kind == "angle" else " ") + part
        else:
            line = _counted(item, part, force=previous.count > 1)
            # Two lines of one number each would be stacked limits.
            text += (";\n" if item.kind == "linear" and not previous.text else "\n") + line
        previous = item
    return text


def _continues(previous: Requirement, item: Requirement) -> bool:
    # A thread or a radius behind a size would be read as its fit: Ø8 M6, 12 R6.
    if (
        item.kind in ("thread", "radius")
        or previous.count != item.count
        or previous.remark
        or previous.text
        or item.text
    ):
        return False
    if item.kind == "angle":
        return previous.kind == "countersink" and not (item.reference or item.exact)
    return item.kind != "colour" and not _begins_with_digit(item)


def _begins_with_digit(item: Requirement) -> bool:
    if item.kind == "thread":
        return (item.thread or "").startswith(tuple("0123456789.#"))
    return item.kind not in (
        *_SIGNS,
        "geometrical",
        "surface_texture",
        "tensile_strength",
        "resilience",
        *_ALWAYS_NAMED,
    )


def _counted(item: Requirement, part: str, *, force: bool) -> str:
    if item.text or (item.count == 1 and not force):
        return part
    # "3x 45°" would be a chamfer.
    return f"({item.count}×) {part}" if item.kind == "angle" else f"{item.count}× {part}"


def _part(r: Requirement, notation: Notation, *, is_plain: bool) -> str:
    if r.text:
        return _escaped(r.text)
    words = [_core(r, notation, is_plain=is_plain)]
    if r.kind != "geometrical":
        words += [m if len(m) == 1 or m in _BARE_MODIFIERS else f"({m})" for m in r.modifiers]
    words += [notation.word("through")] if r.through else []
    words += ["TYP"] if r.typical else []
    words += [f"[{r.alternate}]"] if r.alternate else []
    text = _with_remark(" ".join(words), r.remark)
    text = f"[{text}]" if r.exact else text
    return f"({text})" if r.reference else text


def _with_remark(text: str, remark: str) -> str:
    """The text and its remark, behind a comma where it would be read otherwise: `Ø5, 2 côtés`, `Ø5,2, côtés`."""
    if not remark:
        return text
    is_doubtful = remark[0].isdecimal() or (text.endswith(",2") and SIDES.match(remark))
    return f"{text}, {remark}" if is_doubtful else f"{text} {remark}"


def _escaped(text: str) -> str:
    """Words with the marks of CAD codes written so that they stand for themselves."""
    for mark, written in (("\\", "\\\\"), ("{", "\\{"), ("}", "\\}"), ("^", "^ "), ("%%", "%%%%%%")):
        text = text.replace(mark, written)
    return text


_BARE_MODIFIERS = frozenset({"CT", "UF", "ACS", "SCS", "AVG"})


def _core(r: Requirement, notation: Notation, *, is_plain: bool) -> str:
    if r.kind == "thread":
        return _thread(r, notation)
    if r.kind == "geometrical":
        return _frame(r, notation, is_plain=is_plain)
    if r.kind == "surface_texture":
        return _texture(r, notation)
    if r.kind == "chamfer":
        return _chamfer(r, notation)
    if r.kind == "colour" and r.parameter:
        return _colour(r, notation)
    sign = _SIGNS.get(r.kind, "")
    if is_plain and r.kind in _PLAIN_SIGNS:
        sign = _PLAIN_SIGNS[r.kind].format(notation.word(r.kind))
    return sign + _name(r, notation) + measure_text(r, notation)


def _colour(r: Requirement, notation: Notation) -> str:
    limit = "" if r.upper_limit is None else f"ΔE ≤ {write_quantity(r.upper_limit, notation)}"
    return f"{r.parameter} {limit}".strip()


def _name(r: Requirement, notation: Notation) -> str:
    if r.parameter:
        return f"{localized(r.parameter, notation)} "
    if r.kind in _NAMED and (r.kind in _ALWAYS_NAMED or kind_of(r.unit) != r.kind):
        return f"{notation.word(r.kind)} "
    return ""


def measure_text(r: Requirement, notation: Notation) -> str:
    """The value and what bounds it, as stated: `25 H7`, `12,5 ±0,05`, `12,45 - 12,55`, `10 maxi`, with a unit that does not go without saying."""
    is_unit_said = r.unit in ("°", notation.unit, "") or _has_inch_mark(r.nominal, r.lower_limit, r.upper_limit)
    unit = "" if is_unit_said else f" {r.unit}"
    if r.nominal is None:
        return _limits_text(r, notation, unit)
    # 25 ±5 µm would be refused: the unit might be that of the deviations alone.
    repeated = unit if r.unit in UNITS_OF_DEVIATIONS and not _name(r, notation) else ""
    words = [write_value(r.nominal, notation, unit=r.unit) + repeated]
    words += [f"{r.fit}/{r.mating_fit}" if r.mating_fit else r.fit] if r.fit else []
    deviations = _deviations_text(r, notation) if r.tolerance_source == "stated" else ""
    if deviations:
        words.append(f"({deviations})" if r.fit else deviations)
    if r.lower_limit is not None and r.upper_limit is not None:
        words.append(f"({write_quantity(r.upper_limit, notation)}/{write_quantity(r.lower_limit, notation)})")
    return " ".join(words) + (unit if len(words) > 1 or not repeated else "")


def _has_inch_mark(*values: Quantity | None) -> bool:
    return any(value is not None and value.form in INCH_FORMS for value in values)


def _limits_text(r: Requirement, notation: Notation, unit: str) -> str:
    limits = (r.lower_limit, r.upper_limit)
    # 1/4" - 20 would be a thread: beside a fraction a decimal has its mark too.
    marks = ["\"" if _has_inch_mark(*limits) and not _has_inch_mark(q) else "" for q in limits]
    texts = [
        "" if q is None else write_value(q, notation, unit=r.unit) + mark
        for q, mark in zip(limits, marks, strict=True)
    ]
    if all(texts):
        return " - ".join(texts) + unit
    return (
        f"{texts[0]}{unit} {notation.word('min')}" if texts[0] else f"{texts[1]}{unit} {notation.word('max')}"
    )


def _deviations_text(r: Requirement, notation: Notation) -> str:
    upper, lower = r.upper_deviation, r.lower_deviation
    if upper is None or lower is None:
        return ""
    if upper.value > 0 and negated(upper) == lower:
        return f"±{write_deviation(upper, notation, unit=r.unit)[1:]}"
    if not upper.value and upper == lower:
        return f"±{write_value(upper, notation, unit=r.unit)}"
    return f"{write_deviation(upper, notation, unit=r.unit)}/{write_deviation(lower, notation, unit=r.unit)}"


def _chamfer(r: Requirement, notation: Notation) -> str:
    size = measure_text(r, notation)
    if r.angle is None:
        return f"{notation.word('chamfer')} {size}"
    angle = write_value(r.angle, notation, unit="°")
    return f"{size} × {angle}" if " " in size else f"{size}×{angle}"


def _thread(r: Requirement, notation: Notation) -> str:
    thread = r.thread or ""
    is_metric = thread.startswith(("M", "Tr"))
    text = localized(thread, notation).replace("x", "×") if is_metric else thread
    if r.thread_class:
        text += f"{' ' if thread.startswith(('G', 'R', 'BSP')) else '-'}{r.thread_class}"
    return text + (" LH" if r.left_hand else "")


def _texture(r: Requirement, notation: Notation) -> str:
    unit = "" if r.unit in ("", "%", "µin" if notation.unit == "in" else "µm") else f" {r.unit}"
    # An older symbol states a value, and no parameter.
    words = [r.parameter or "√", "max"] if r.rule == "max" else [r.parameter or "√"]
    limits = [write_quantity(q, notation) for q in (r.upper_limit, r.lower_limit) if q is not None]
    words.append("/".join(limits) + unit)
    if r.upper_limit is None:
        words.append(notation.word("min"))
    return " ".join(words)


def _frame(r: Requirement, notation: Notation, *, is_plain: bool) -> str:
    symbol = BY_CODE[r.symbol or "position"]
    sign = (symbol.french if notation.language == "fr" else symbol.english) if is_plain else symbol.sign
    shape = {"diameter": "Ø", "spherical": "SØ"}.get(r.zone_shape or "", "")
    zone = shape + ("" if r.zone is None else write_quantity(r.zone, notation))
    unit = "" if r.unit == notation.unit or r.unit not in LENGTHS else f" {r.unit}"
    words = [sign, zone + unit, *(localized(m, notation) for m in r.modifiers)]
    needs_bars = any(is_doubtful(datum, is_first=i == 0) for i, datum in enumerate(r.datums))
    for datum in r.datums:
        words += ["|"] if needs_bars else []
        words.append(_datum(datum))
    return " ".join(words)


def _datum(datum: str) -> str:
    letters = datum.rstrip("ⓂⓁⓈⓅⓇ") if "[" not in datum else datum
    return " ".join((letters, *datum[len(letters) :]))
