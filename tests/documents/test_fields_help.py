"""Every field that a template may use is documented in the help, in both languages."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from qcdesigner.documents import view
from qcdesigner.domain.tables import resource_path

SHOWN_AS = {
    view.PlanFields: "plan", view.PartFields: "part", view.DrawingFields: "drawing", view.ApprovalFields: "approvals[0]",
    view.RevisionFields: "entry", view.MeansFields: "item", view.RowFields: "row", view.PhaseFields: "phase",
    view.CountFields: "counts", view.PrintFields: "printed", view.SheetFields: "sheet", view.WaivedFields: "item",
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_field_is_documented_with_an_example(language: str) -> None:
    text = resource_path(f"help/fields.{language}.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE))
    wanted = {f"{name}.{field.name}" for kind, name in SHOWN_AS.items() for field in fields(kind)}
    assert wanted <= said.keys(), sorted(wanted - said.keys())
    assert all(example.strip() for example in said.values())
