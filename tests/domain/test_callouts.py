"""Every callout of the reference list, exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qcdesigner.domain.as_json import requirement_json
from qcdesigner.domain.tolerances.notation import parse

REFERENCE = Path(__file__).resolve().parents[3] / "shared/reference/callouts.json"
VECTORS = json.loads(REFERENCE.read_text(encoding="utf-8"))["vectors"] if REFERENCE.is_file() else []


@pytest.mark.parametrize("vector", VECTORS, ids=[v["text"] for v in VECTORS])
def test_callout_of_the_reference_list_is_read_exactly(vector: dict[str, object]) -> None:
    found = [requirement_json(r) for r in parse(str(vector["text"]))]
    expected = vector["expect"]
    assert isinstance(expected, list)
    assert len(found) == len(expected), found
    for item, wanted in zip(found, expected, strict=True):
        assert {key: item[key] for key in wanted} == {
            key: pytest.approx(v, abs=1e-6) if isinstance(v, float) else v for key, v in wanted.items()
        }
