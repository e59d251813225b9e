"""The checks of a plan: one module each in this folder, declaring a `CHECK`; dropping a file adds one."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module

from qcdesigner.model.findings import SEVERITIES, Check, Finding, overview
from qcdesigner.model.queries import Tables
from qcdesigner.model.records import Acceptance


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of this folder, by name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").CHECK for name in names)


def findings(tables: Tables, *, today: date | None = None) -> tuple[Finding, ...]:
    """All findings about a document or a snapshot: standing errors first, then warnings, remarks, and those accepted.

    `today` lets what depends on the date be judged (calibrations due).
    """
    accepted = {(a.code, a.subject): a.reason for a in tables.table(Acceptance).values()}
    seen = overview(tables, today=today)
    found = [finding for check in all_checks() for finding in check.find(seen)]
    marked = [replace(f, accepted=accepted.get((f.code, f.subject), "")) if accepted else f for f in found]
    return tuple(sorted(marked, key=lambda f: (bool(f.accepted), SEVERITIES.index(f.severity))))


def standing_errors(tables: Tables, *, today: date | None = None) -> Iterator[Finding]:
    """The errors that nobody accepted."""
    return (f for f in findings(tables, today=today) if f.severity == "error" and not f.accepted)
