"""The plan's general tolerance, on what carries no tolerance of its own. None stated: nothing is filled in."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.general import GeneralTolerance, apply_general
from qcdesigner.domain.tolerances.general_notation import parse_general
from qcdesigner.model.document import Document, Edit
from qcdesigner.model.records import Characteristic, Plan


def governed(requirement: Requirement, plan: Plan) -> Requirement:
    """The requirement under the general tolerance of the plan.

    Tolerances that are stated or come from a fit stay; one that came from another general tolerance is replaced.
    Raises CalloutError if the plan's statement is not understood.
    """
    if requirement.tolerance_source not in ("none", "general"):
        return requirement
    bare = requirement
    if requirement.tolerance_source == "general":
        bare = replace(requirement, upper_deviation=None, lower_deviation=None, tolerance_source="none")
    statement = plan.general_tolerance.strip()
    return apply_general(bare, _parsed(statement, plan.unit)) if statement else bare


def govern_all(document: Document, edit: Edit, plan: Plan) -> None:
    """Applies the general tolerance of `plan` to every characteristic, inside an open edit."""
    for characteristic in list(document.table(Characteristic).values()):
        requirement = governed(characteristic.requirement, plan)
        if requirement is not characteristic.requirement:
            edit.put(replace(characteristic, requirement=requirement))


def is_understood(statement: str, unit: str) -> bool:
    """True if a general tolerance can be applied as it is stated."""
    try:
        _parsed(statement.strip(), unit)
    except CalloutError:
        return False
    return True


@lru_cache(maxsize=32)
def _parsed(statement: str, unit: str) -> GeneralTolerance:
    return parse_general(statement, unit=unit)
