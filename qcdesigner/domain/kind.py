"""What a kind of characteristic declares: its fields, its verdict, its default means, the general tolerance it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qcdesigner.domain.requirement import Requirement

Verdict = Literal["conforming", "nonconforming"]
Judge = Callable[[Requirement, Decimal, Decimal], Verdict | None]
VerdictType = Literal["interval", "at_most", "go_no_go", "attribute"]
GeneralToleranceTable = Literal["size", "broken_edge", "angle"]

ZERO = Decimal(0)
MEASURED_FIELDS = (
    "nominal",
    "upper_deviation",
    "lower_deviation",
    "lower_limit",
    "upper_limit",
    "unit",
    "count",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of characteristic.

    `fields` are those of Requirement that mean something for it; `default_means` the families of means proposed first;
    `judge(requirement, value, bonus)` its verdict, None when a value alone cannot tell; `general_tolerance` the table
    of ISO 2768-1 that applies when nothing is stated.
    """

    code: str
    family: str
    fields: tuple[str, ...]
    verdict_type: VerdictType
    default_means: tuple[str, ...]
    judge: Judge
    general_tolerance: GeneralToleranceTable | None = None


def within_limits(requirement: Requirement, value: Decimal, bonus: Decimal = ZERO) -> Verdict | None:
    """Conforming from the lower to the upper limit, both included; None if there is no limit or it is waived by rule."""
    lower, upper = requirement.lower, requirement.upper
    if requirement.is_waived_by_rule or (lower is None and upper is None):
        return None
    is_inside = (lower is None or lower.number <= value) and (upper is None or value <= upper.number)
    return "conforming" if is_inside else "nonconforming"


def within_zone(requirement: Requirement, value: Decimal, bonus: Decimal = ZERO) -> Verdict | None:
    """Conforming up to the zone; `bonus` (same unit) counts only with Ⓜ or Ⓛ on the toleranced feature (ISO 2692)."""
    if requirement.zone is None:
        return None
    has_bonus = any(modifier in ("Ⓜ", "Ⓛ") for modifier in requirement.modifiers)
    return (
        "conforming" if value <= requirement.zone.number + (bonus if has_bonus else ZERO) else "nonconforming"
    )


def no_verdict(requirement: Requirement, value: Decimal, bonus: Decimal = ZERO) -> Verdict | None:
    """None: a number does not tell, a person or a gauge does."""
    return None
