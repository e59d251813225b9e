"""What a text typed or pasted in a cell means: `read` understands it (or raises), `put` writes it for characteristics.

`read` never changes anything, so that it serves while typing. A column without an entry in `CELL_EDITS` is read only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.domain.values import Quantity
from qcdesigner.editing.characteristics import change_fields, change_requirement
from qcdesigner.gui.tables.dimension_edits import (
    with_lower,
    with_lower_deviation,
    with_nominal,
    with_upper,
    with_upper_deviation,
)
from qcdesigner.gui.tables.numbers import number_of
from qcdesigner.gui.tables.rows import Row, Surroundings
from qcdesigner.gui.tables.verification_edits import (
    put_frequency,
    put_means,
    put_phases,
    read_means,
    read_per_phase,
    read_phases,
)
from qcdesigner.gui.words import CLASS_MARKS, criticality_words
from qcdesigner.i18n.translator import LANGUAGES, translator
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic

TEXT_KINDS = frozenset(
    {
        "note",
        "appearance",
        "presence",
        "marking",
        "function",
        "colour",
        "gloss",
        "cleanliness",
        "edge",
        "weld",
    }
)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """`read(text, around)` gives the meaning or raises QcError; `put(document, ids, meaning, around)` is the edit."""

    read: Callable[[str, Surroundings], Any]
    put: Callable[[Document, tuple[str, ...], Any, Surroundings], None]


def check_cell(key: str, text: str, row: Row, around: Surroundings) -> None:
    """Raises QcError if the text means nothing for this column and line."""
    edit = CELL_EDITS[key]
    if not (key == "specification" and row.characteristic.requirement.kind in TEXT_KINDS):
        edit.read(text, around)


def put_cell(document: Document, key: str, ids: Iterable[str], text: str, around: Surroundings) -> None:
    """Writes a text in the cells of one column, as one edit; nothing is written if anything is refused (QcError)."""
    edit = CELL_EDITS[key]
    with document.edit("edit_cells"):
        if key == "specification":
            for characteristic_id in ids:
                put_specification(document, characteristic_id, text, around)
        else:
            edit.put(document, tuple(ids), edit.read(text, around), around)


def read_specification(text: str, around: Surroundings) -> Requirement:
    """The one requirement written. Raises CalloutError, and EditRefused `several_requirements` or `no_requirement`."""
    requirements = parse(text, unit=around.unit)
    if len(requirements) > 1:
        raise EditRefused("several_requirements", count=len(requirements))
    if not requirements:
        raise EditRefused("no_requirement", text=text)
    return requirements[0]


def put_specification(document: Document, characteristic_id: str, text: str, around: Surroundings) -> None:
    """Replaces the requirement; where it is a text (note, marking, colour…) any words are its new text."""
    requirement = document.get(Characteristic, characteristic_id).requirement
    if requirement.kind in TEXT_KINDS and text.strip():
        changed = replace(requirement, remark=text.strip(), text=text.strip())
    else:
        changed = read_specification(text, around)
    change_requirement(document, characteristic_id, changed)


def _field(name: str) -> CellEdit:
    def put(document: Document, ids: tuple[str, ...], text: str, _around: Surroundings) -> None:
        change_fields(document, ids, **{name: text})

    return CellEdit(lambda text, around: text.strip(), put)


def read_class(text: str, around: Surroundings) -> str:
    """The class said by its mark, its word in either language or its letter. Raises EditRefused `unknown_class_word`."""
    plain = text.strip().casefold()
    if not plain:
        return "none"
    for code, mark in CLASS_MARKS.items():
        words = {criticality_words(translator(language).gettext)[code].casefold() for language in LANGUAGES}
        if plain in words | {code} or (mark and plain.removeprefix(mark).strip() in words | {""}):
            return code
    raise EditRefused("unknown_class_word", text=text)


def _put_class(document: Document, ids: tuple[str, ...], code: str, _around: Surroundings) -> None:
    change_fields(document, ids, criticality=code)


def _number_cell(change: Callable[[Requirement, Quantity | None], Requirement]) -> CellEdit:
    def put(document: Document, ids: tuple[str, ...], value: Quantity | None, around: Surroundings) -> None:
        for characteristic_id in ids:
            requirement = document.get(Characteristic, characteristic_id).requirement
            if requirement.symbol or requirement.thread or requirement.kind in TEXT_KINDS:
                raise EditRefused("number_not_editable")
            change_requirement(document, characteristic_id, change(requirement, value))

    return CellEdit(lambda text, around: number_of(text), put)


CELL_EDITS: Mapping[str, CellEdit] = {
    "designation": _field("designation"),
    "comment": _field("comment"),
    "specification": CellEdit(read_specification, lambda *_: None),
    "nominal": _number_cell(with_nominal),
    "upper_deviation": _number_cell(with_upper_deviation),
    "lower_deviation": _number_cell(with_lower_deviation),
    "lower": _number_cell(with_lower),
    "upper": _number_cell(with_upper),
    "criticality": CellEdit(read_class, _put_class),
    "phases": CellEdit(read_phases, put_phases),
    "means": CellEdit(lambda text, around: read_per_phase(text, around, read_means), put_means),
    "frequency": CellEdit(
        lambda text, around: read_per_phase(
            text, around, lambda part, _: parse_frequency(part) if part else None
        ),
        put_frequency,
    ),
}
