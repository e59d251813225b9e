"""The columns of the table of characteristics: what each shows, how it sorts. What an edit means is in `cell_edits`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from qcdesigner.domain.frequency import Frequency
from qcdesigner.domain.measuring.frequency_notation import write_frequency
from qcdesigner.domain.tolerances.notation import write, write_deviations, write_limits
from qcdesigner.domain.tolerances.notation.values_writing import write_value
from qcdesigner.domain.values import Quantity
from qcdesigner.gui.tables.rows import Row, Surroundings
from qcdesigner.gui.tables.state import state_text
from qcdesigner.gui.words import CLASS_MARKS, criticality_words, kind_words, symbol_words

Text = Callable[[Row, Surroundings], str]
SortKey = Callable[[Row, str], tuple[object, ...]]
Align = Literal["left", "right", "centre"]

CLASS_ORDER = {"critical": 0, "major": 1, "minor": 2, "none": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: stable `key`, how its cells are written, how they sort, its width in characters of the font."""

    key: str
    text: Text
    sort_key: SortKey
    align: Align = "left"
    width: int = 10
    shown: bool = True


def titles(tr: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """The heading and the tooltip of each column, by key."""
    return {
        "number": (tr("No."), tr("Number of the balloon. Click to select the whole line.")),
        "zone": (tr("Zone"), tr("Zone of the drawing's grid")),
        "designation": (tr("Designation"), tr("What is verified, in words")),
        "kind": (tr("Kind"), tr("Kind of characteristic, said by the specification")),
        "specification": (tr("Specification"), tr("As on the drawing: Ø25 H7, 12.5 ±0.05, 10 max, Ra 1.6…")),
        "nominal": (tr("Nominal"), tr("Nominal value")),
        "upper_deviation": (tr("Upper dev."), tr("Upper deviation (ES, es), signed")),
        "lower_deviation": (tr("Lower dev."), tr("Lower deviation (EI, ei), signed")),
        "lower": (tr("Min."), tr("Lower limit; typing it sets the deviation")),
        "upper": (tr("Max."), tr("Upper limit; typing it sets the deviation")),
        "unit": (tr("Unit"), tr("Unit of the values")),
        "criticality": (tr("Class"), tr("Class: ordinary, minor ●, major ▲, critical ◆")),
        "phases": (tr("Phases"), tr("Numbers of the phases where it is verified: 10, 40")),
        "means": (tr("Means"), tr("Means of inspection; several are joined by +")),
        "frequency": (tr("Frequency"), tr("How often: 100 %, 1/10, 5 p. / 2 h, first piece…")),
        "comment": (tr("Comment"), tr("Comment")),
        "state": (tr("State"), tr("To confirm, waived, or read without certainty")),
    }


def _nominal_text(row: Row, around: Surroundings) -> str:
    requirement = row.characteristic.requirement
    return (
        write_value(requirement.nominal, around.notation, unit=requirement.unit)
        if requirement.nominal
        else ""
    )


def _deviation_text(which: int) -> Text:
    return lambda row, around: write_deviations(row.characteristic.requirement, around.notation)[which]


def _limit_text(which: int) -> Text:
    return lambda row, around: write_limits(row.characteristic.requirement, around.notation)[which]


def _by_number(get: Callable[[Row], Quantity | None]) -> SortKey:
    def key(row: Row, _text: str) -> tuple[object, ...]:
        value = get(row)
        return (1, 0) if value is None else (0, value.number)

    return key


def by_text(_row: Row, text: str) -> tuple[object, ...]:
    """Sorts by the text, without regard to case; empty cells at the end."""
    return (not text, text.casefold())


def _nominal(row: Row) -> Quantity | None:
    return row.characteristic.requirement.nominal


def _upper_deviation(row: Row) -> Quantity | None:
    return row.characteristic.requirement.upper_deviation


def _lower_deviation(row: Row) -> Quantity | None:
    return row.characteristic.requirement.lower_deviation


def _lower(row: Row) -> Quantity | None:
    return row.characteristic.requirement.lower


def _upper(row: Row) -> Quantity | None:
    requirement = row.characteristic.requirement
    return requirement.upper if requirement.upper is not None else requirement.zone


def kind_text(row: Row, around: Surroundings) -> str:
    """The word of the kind; of a geometrical tolerance, which one; of a surface texture, its parameter too."""
    requirement = row.characteristic.requirement
    if requirement.symbol:
        return symbol_words(around.tr).get(requirement.symbol, requirement.symbol)
    return kind_words(around.tr).get(requirement.kind, requirement.kind)


def specification_text(row: Row, around: Surroundings) -> str:
    """The canonical callout, on one line."""
    return " ".join(write(row.characteristic.requirement, around.notation).split())


def _class_text(row: Row, around: Surroundings) -> str:
    code = row.characteristic.criticality
    return f"{CLASS_MARKS[code]} {criticality_words(around.tr)[code]}" if code != "none" else ""


def per_phase(row: Row, texts: list[str], tr: Callable[[str], str]) -> str:
    """One text for all the phases if they agree, else each after its phase's number: `10: caliper | 40: CMM`."""
    if len(set(texts)) <= 1:
        return texts[0] if texts else ""
    pattern, pairs = tr("{phase}: {text}"), zip(row.verifications, texts, strict=True)
    return " | ".join(pattern.format(phase=phase.number, text=text) for (phase, _), text in pairs)


def _means_text(row: Row, around: Surroundings) -> str:
    texts = [" + ".join(means_name(around, m) for m in v.means) for _, v in row.verifications]
    return per_phase(row, texts, around.tr)


def means_name(around: Surroundings, means_id: str) -> str:
    """The designation of a means, with its identifier where it has one; empty if it is gone."""
    means = around.means.get(means_id)
    if means is None:
        return ""
    return f"{means.designation} ({means.identifier})" if means.identifier else means.designation


def _frequency_text(row: Row, around: Surroundings) -> str:
    return per_phase(row, [frequency_text(v.frequency, around) for _, v in row.verifications], around.tr)


def frequency_text(frequency: Frequency | None, around: Surroundings) -> str:
    """The frequency in shop notation; empty if there is none."""
    return write_frequency(frequency, around.notation) if frequency is not None else ""


COLUMNS: tuple[Column, ...] = (
    Column(
        key="number",
        text=lambda row, around: row.characteristic.label,
        sort_key=lambda row, text: (row.characteristic.number, row.characteristic.sub),
        align="centre",
        width=6,
    ),
    Column(
        key="zone",
        text=lambda row, around: row.characteristic.grid_zone,
        sort_key=by_text,
        align="centre",
        width=5,
    ),
    Column(
        key="designation", text=lambda row, around: row.characteristic.designation, sort_key=by_text, width=14
    ),
    Column(key="kind", text=kind_text, sort_key=by_text, width=13),
    Column(
        key="specification",
        text=specification_text,
        sort_key=by_text,
        width=15,
    ),
    Column(key="nominal", text=_nominal_text, sort_key=_by_number(_nominal), align="right", width=8),
    Column(
        key="upper_deviation",
        text=_deviation_text(0),
        sort_key=_by_number(_upper_deviation),
        align="right",
        width=9,
    ),
    Column(
        key="lower_deviation",
        text=_deviation_text(1),
        sort_key=_by_number(_lower_deviation),
        align="right",
        width=9,
    ),
    Column(key="lower", text=_limit_text(0), sort_key=_by_number(_lower), align="right", width=7),
    Column(key="upper", text=_limit_text(1), sort_key=_by_number(_upper), align="right", width=7),
    Column(
        key="unit",
        text=lambda row, around: row.characteristic.requirement.unit,
        sort_key=by_text,
        align="centre",
        width=5,
        shown=False,
    ),
    Column(
        key="criticality",
        text=_class_text,
        sort_key=lambda row, text: (CLASS_ORDER[row.characteristic.criticality],),
        width=9,
    ),
    Column(
        key="phases",
        text=lambda row, around: ", ".join(phase.number for phase, _ in row.verifications),
        sort_key=lambda row, text: (not text, tuple(phase.rank for phase, _ in row.verifications)),
        width=6,
    ),
    Column(key="means", text=_means_text, sort_key=by_text, width=18),
    Column(key="frequency", text=_frequency_text, sort_key=by_text, width=10),
    Column(
        key="comment",
        text=lambda row, around: row.characteristic.comment,
        sort_key=by_text,
        width=14,
        shown=False,
    ),
    Column(
        key="state",
        text=lambda row, around: state_text(row.characteristic, around.tr),
        sort_key=by_text,
        width=16,
    ),
)
COLUMN_OF = {column.key: i for i, column in enumerate(COLUMNS)}
