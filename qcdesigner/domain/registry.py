"""All kinds of characteristic, gathered from the modules of `domain.characteristics`: dropping a file adds its kinds."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import MappingProxyType

from qcdesigner.domain import characteristics
from qcdesigner.domain.kind import ZERO, Kind, Verdict
from qcdesigner.domain.requirement import Requirement


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its code, in the order of their modules; raises ValueError if two share a code."""
    found: dict[str, Kind] = {}
    for module in sorted(pkgutil.iter_modules(characteristics.__path__), key=lambda module: module.name):
        for declared in import_module(f"{characteristics.__name__}.{module.name}").KINDS:
            if declared.code in found:
                raise ValueError(f"two kinds of characteristic are called {declared.code}")
            found[declared.code] = declared
    return MappingProxyType(found)


def kind(code: str) -> Kind:
    """The kind of that code; raises KeyError if there is none."""
    return kinds()[code]


def verdict(requirement: Requirement, value: Decimal, *, bonus: Decimal = ZERO) -> Verdict | None:
    """Whether a measured `value`, in the unit of the requirement, conforms; None if a value alone cannot tell.

    `bonus` is the departure from the maximum (or least) material size, for Ⓜ and Ⓛ frames.
    """
    return kind(requirement.kind).judge(requirement, value, bonus)
