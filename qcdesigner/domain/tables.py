"""The one cached, read-only loader of `resources/`: works from a checkout and from an installed wheel."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """The folder of `resources/`: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """The path of a resource, named from `resources/`: `tables/iso286.json`."""
    return resources_folder() / name


@cache
def table(name: str) -> Any:
    """The table `resources/tables/NAME.json`, parsed once; numbers are `Decimal` or int. Do not write to it."""
    from decimal import Decimal

    return json.loads(resource_path(f"tables/{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
