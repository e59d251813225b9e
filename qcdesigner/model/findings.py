"""What a check says: findings, and the overview of the plan that checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.queries import Tables, by_number, phases_in_order
from qcdesigner.model.records import Characteristic, Means, Part, Phase, Plan, Verification

Severity = Literal["error", "warning", "remark"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "remark")
PLAN_SUBJECT = "plan"
Limits = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: its code, what it is about (ids of records, the first one above all), and what its sentence needs.

    `accepted` is the reason why a person accepted it, empty while it stands.
    """

    code: str
    severity: Severity
    subjects: tuple[str, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    accepted: str = ""

    @property
    def subject(self) -> str:
        return self.subjects[0]


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """The plan as checks see it, gathered once: lists in order, verifications by characteristic, and by phase in order.

    `to_verify` are the characteristics that are not waived. `limits` are their numbers in the unit of the requirement. `today` is None when dates are not to be judged.
    """

    tables: Tables
    plan: Plan
    part: Part
    characteristics: tuple[Characteristic, ...]
    to_verify: tuple[Characteristic, ...]
    phases: tuple[Phase, ...]
    means: Mapping[str, Means]
    by_characteristic: Mapping[str, tuple[Verification, ...]]
    by_phase: Mapping[str, tuple[Verification, ...]]
    limits: Mapping[str, Limits]
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the codes it may give, and the function that gives findings."""

    codes: tuple[str, ...]
    find: Callable[[Overview], Iterable[Finding]]


def overview(tables: Tables, *, today: date | None = None) -> Overview:
    """Gathers what checks need from a document or a snapshot."""
    characteristics = tuple(by_number(tables.table(Characteristic).values()))
    phases = tuple(phases_in_order(tables))
    by_characteristic = _grouped((v.characteristic, v) for v in tables.table(Verification).values())
    in_order = [v for c in characteristics for v in by_characteristic.get(c.id, ())]
    return Overview(
        tables=tables,
        plan=tables.table(Plan).get("plan", Plan(id="plan")),
        part=tables.table(Part).get("part", Part(id="part")),
        characteristics=characteristics,
        to_verify=tuple(c for c in characteristics if not c.waived),
        phases=phases,
        means=tables.table(Means),
        by_characteristic=by_characteristic,
        by_phase=_grouped((v.phase, v) for v in in_order),
        limits={c.id: _limits(c.requirement) for c in characteristics},
        today=today,
    )


def _limits(requirement: Requirement) -> Limits:
    lower, upper = requirement.lower, requirement.upper
    return None if lower is None else lower.number, None if upper is None else upper.number


def _grouped(pairs: Iterable[tuple[str, Verification]]) -> Mapping[str, tuple[Verification, ...]]:
    groups: dict[str, list[Verification]] = {}
    for key, verification in pairs:
        groups.setdefault(key, []).append(verification)
    return {key: tuple(group) for key, group in groups.items()}
