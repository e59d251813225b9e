"""The validation block says who wrote, reviewed and approved; nobody approves what he wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from qcdesigner.model.findings import PLAN_SUBJECT, Check, Finding, Overview, Severity
from qcdesigner.model.records import Approval, Role

RELEASED = frozenset({"approved", "applicable"})


def find(plan: Overview) -> Iterator[Finding]:
    names = {a.role: a.name.strip() for a in plan.tables.table(Approval).values()}
    severity: Severity = "error" if plan.plan.state in RELEASED else "warning"
    missing = tuple(role for role in get_args(Role) if not names.get(role))
    if missing:
        yield Finding("validation_block_empty", severity, (PLAN_SUBJECT,), {"roles": missing})
    author, approver = names.get("author", ""), names.get("approver", "")
    if author and author.casefold() == approver.casefold():
        yield Finding("approver_is_author", severity, (PLAN_SUBJECT,), {"name": author})


CHECK = Check(("validation_block_empty", "approver_is_author"), find)
