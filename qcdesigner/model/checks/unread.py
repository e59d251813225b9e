"""Every text of the drawing is a characteristic, ignored by a rule, or waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview
from qcdesigner.model.records import Unread


def find(plan: Overview) -> Iterator[Finding]:
    left = [u for u in plan.tables.table(Unread).values() if not u.waived]
    for unread in sorted(left, key=_as_one_reads):
        yield Finding("unread_left", "error", (unread.id,), {"text": unread.text, "reason": unread.reason})


def _as_one_reads(unread: Unread) -> tuple[str, float, float]:
    return unread.place.sheet, unread.place.y, unread.place.x


CHECK = Check(("unread_left",), find)
