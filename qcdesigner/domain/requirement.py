"""One requirement as a drawing states it: what the parser gives, what a characteristic carries.

A flat record with the keys of `parse --json`; which fields mean something for a kind is said in `domain.characteristics`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qcdesigner.domain.values import Quantity, add

ToleranceSource = Literal["stated", "fit", "general", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A requirement; absent numbers are None, never 0.

    `unit` is that of nominal, deviations, limits and zone (`mm in ° µm HRC N·m …`). Deviations are signed. A limit
    is stored only when it was *written* as a limit (`12,45 - 12,55`, `10 max`); otherwise `lower` and `upper` compute it.
    `tolerance_source` says where the deviations come from (`fit`: ISO 286, `general`: `general_tolerance`).
    """

    kind: str
    unit: str = "mm"
    nominal: Quantity | None = None
    upper_deviation: Quantity | None = None
    lower_deviation: Quantity | None = None
    lower_limit: Quantity | None = None
    upper_limit: Quantity | None = None
    tolerance_source: ToleranceSource = "none"
    count: int = 1
    fit: str | None = None
    mating_fit: str | None = None
    symbol: str | None = None
    zone: Quantity | None = None
    zone_shape: str | None = None
    modifiers: tuple[str, ...] = ()
    datums: tuple[str, ...] = ()
    thread: str | None = None
    thread_class: str | None = None
    left_hand: bool = False
    parameter: str | None = None
    rule: str | None = None
    angle: Quantity | None = None
    alternate: str | None = None
    reference: bool = False
    exact: bool = False
    typical: bool = False
    through: bool = False
    remark: str = ""
    text: str = ""
    warning: str | None = None

    @property
    def lower(self) -> Quantity | None:
        """The lower limit, in `unit`: as written, or nominal + lower deviation; None if there is none."""
        return self._limit(self.lower_limit, self.lower_deviation)

    @property
    def upper(self) -> Quantity | None:
        """The upper limit, in `unit`: as written, or nominal + upper deviation; None if there is none."""
        return self._limit(self.upper_limit, self.upper_deviation)

    def _limit(self, written: Quantity | None, deviation: Quantity | None) -> Quantity | None:
        if written is not None or self.nominal is None or deviation is None:
            return written
        return add(self.nominal, deviation)

    @property
    def is_toleranced(self) -> bool:
        """True if at least one limit, a zone, a thread class or a fit bounds it."""
        return any(v is not None for v in (self.lower, self.upper, self.zone, self.thread_class))

    @property
    def is_waived_by_rule(self) -> str | None:
        """The rule that waives it: `exact`, `reference`; None for what must be verified."""
        return "exact" if self.exact else "reference" if self.reference else None
