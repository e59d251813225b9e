"""Whenever the program is killed while saving, the file is the old one or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """For each kill: what the file held, and how many files lay in its folder."""
    path = tmp_path_factory.mktemp("killed") / "plan.qcd"
    program = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_saves", str(path)],
        cwd=PROJECT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return [line.split() for line in program.stdout.splitlines()]


def test_killed_at_each_line_of_a_save_the_file_is_old_or_new(outcomes: list[list[str]]) -> None:
    held = [outcome[0] for outcome in outcomes]
    assert set(held) == {"old", "new"}
    assert held == sorted(held, reverse=True), "once new, always new"
    assert len(held) > 40


def test_what_killed_saves_leave_behind_is_cleared_by_the_next(outcomes: list[list[str]]) -> None:
    assert {int(outcome[1]) for outcome in outcomes} == {1, 2}
    assert outcomes[-1] == ["new", "1"]
