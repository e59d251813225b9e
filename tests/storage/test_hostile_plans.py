"""Plans that another program has made or changed: refused with the place of what is wrong, or usable throughout."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from qcdesigner.domain.errors import StorageError
from qcdesigner.model.document import Document
from qcdesigner.model.records import Drawing
from qcdesigner.storage.container import pack, unpack
from qcdesigner.storage.package import load_plan
from tests.editing.plans import complete_plan


def changed(path: list[Any], value: object) -> bytes:
    """A complete plan with one value of its `tables` replaced; `path` ends at it."""
    content, written = pack(complete_plan().snapshot(), version="0.1"), BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            member = old.read(name)
            if name == "plan.json":
                plan = json.loads(member)
                holder = plan["tables"]
                for step in path[:-1]:
                    holder = holder[step]
                holder[path[-1]] = value
                member = json.dumps(plan).encode()
            new.writestr(name, member)
    return written.getvalue()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["sheet", 0, "width_mm"], 0),
        (["sheet", 0, "aspect"], -1.5),
        (["plan", 0, "id"], "another"),
        (["characteristic", 0, "requirement", "nominal"], {"value": "1e999999"}),
        (["characteristic", 0, "requirement", "nominal"], {"value": "1e-999999"}),
        (["characteristic", 0, "requirement", "nominal"], {"value": "NaN"}),
        (["characteristic", 0, "requirement", "symbol"], "smile"),
        (["characteristic", 0, "requirement", "datums"], [""]),
        (["characteristic", 0, "annotation"], {"sheet": "a", "x": 1e300, "y": 0.5}),
        (["characteristic", 0, "number"], 10**30),
    ],
)
def test_a_value_that_means_nothing_is_named_by_its_path(path: list[Any], value: object) -> None:
    with pytest.raises(StorageError) as refused:
        unpack(changed(path, value))
    assert refused.value.code == "damaged_plan"
    assert str(refused.value.data["where"]).startswith(".".join(map(str, path)))


def test_half_a_character_becomes_a_question_mark_and_the_plan_can_be_saved() -> None:
    document = Document(unpack(changed(["part", 0, "designation"], "bride \ud800")))
    assert document.part.designation == "bride ?"
    assert unpack(pack(document.snapshot(), version="0.1")).table(Drawing)


def test_characters_written_as_two_halves_stay_whole() -> None:
    assert Document(unpack(changed(["part", 0, "designation"], "𝛂"))).part.designation == "𝛂"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
def test_a_pipe_is_no_plan(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.qcd")
    with pytest.raises(StorageError) as refused:
        load_plan(tmp_path / "a.qcd")
    assert refused.value.code == "cannot_read"
