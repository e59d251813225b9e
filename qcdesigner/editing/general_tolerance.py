"""The plan's general tolerance, on what carries no tolerance of its own. None stated: nothing is filled in."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.document import Document, Edit
from qcdesigner.model.records import Characteristic


def governed(requirement: Requirement, statement: str) -> Requirement:
    """The requirement under this general tolerance (`ISO 2768-mK`, empty for none).

    Tolerances that are stated or come from a fit stay; one that came from another general tolerance is replaced.
    """
    if requirement.tolerance_source not in ("none", "general"):
        return requirement
    bare = requirement
    if requirement.tolerance_source == "general":
        bare = replace(requirement, upper_deviation=None, lower_deviation=None, tolerance_source="none")
    if not statement:
        return bare
    from qcdesigner.domain.tolerances.general import apply_general

    return apply_general(bare, statement)


def govern_all(document: Document, edit: Edit, statement: str) -> None:
    """Applies the statement to every characteristic, inside an open edit."""
    for characteristic in list(document.table(Characteristic).values()):
        requirement = governed(characteristic.requirement, statement)
        if requirement != characteristic.requirement:
            edit.put(replace(characteristic, requirement=requirement))
