"""What a user does to the list of means of the plan."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.measuring.means import MeansType
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import Means, Verification

FIELDS = frozenset(f.name for f in dataclass_fields(Means)) - {"id", "unknown"}


def add_means(document: Document, *, designation: str, **fields: Any) -> str:
    """Adds a means; its id. Raises EditRefused `designation_missing`, `identifier_taken`, `range_inverted`, `unknown_field`."""
    means = Means(id=new_id(), designation=designation.strip(), **_known(fields))
    _check(document, means)
    with document.edit("add_means") as edit:
        edit.put(means)
    return means.id


def add_usual_means(document: Document, means_type: MeansType, language: str) -> str:
    """Adds one of the usual means, named in `fr` or `en`; its id. An uncertainty that is only usual is left empty."""
    return add_means(
        document,
        designation=means_type.designation_fr if language == "fr" else means_type.designation_en,
        family=means_type.family,
        range_from=means_type.range_from,
        range_to=means_type.range_to,
        unit=means_type.unit,
        resolution=means_type.resolution,
        uncertainty=means_type.uncertainty if means_type.verified else None,
        catalogue_code=means_type.code,
    )


def change_means(document: Document, means_id: str, **fields: Any) -> None:
    """Sets fields of a means. Raises EditRefused as `add_means` does."""
    means = replace(document.get(Means, means_id), **_known(fields))
    _check(document, means)
    with document.edit("change_means") as edit:
        edit.put(means)


def remove_means(document: Document, means_id: str) -> None:
    """Removes a means, also from the verifications that used it (they are then without, and reported so)."""
    means = document.get(Means, means_id)
    with document.edit("remove_means") as edit:
        for verification in list(document.table(Verification).values()):
            if means_id in verification.means:
                left = tuple(m for m in verification.means if m != means_id)
                edit.put(replace(verification, means=left))
        edit.remove(means)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    for name in fields.keys() - FIELDS:
        raise EditRefused("unknown_field", field=name)
    return fields


def _check(document: Document, means: Means) -> None:
    if not means.designation.strip():
        raise EditRefused("designation_missing")
    if means.range_from is not None and means.range_to is not None and means.range_from > means.range_to:
        raise EditRefused("range_inverted", designation=means.designation)
    others = (m for m in document.table(Means).values() if m.id != means.id)
    if means.identifier and any(m.identifier == means.identifier for m in others):
        raise EditRefused("identifier_taken", identifier=means.identifier)
