"""Usual shop means of inspection, and the maximum permissible errors that a standard gives. Nothing is invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tables import resource_path, table

CaliperType = Literal["vernier", "digital"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansType:
    """A usual type of means; range, resolution, MPE and uncertainty U (k = 2) are in `unit`, None when not known.

    `verified` is False where the source of MPE or uncertainty is a usual order of magnitude, to be replaced by the
    user's own. `kinds` are the kinds of characteristic that it can verify.
    """

    code: str
    designation_fr: str
    designation_en: str
    family: str
    range_from: Decimal | None = None
    range_to: Decimal | None = None
    unit: str = "mm"
    resolution: Decimal | None = None
    mpe: Decimal | None = None
    uncertainty: Decimal | None = None
    verified: bool = True
    kinds: tuple[str, ...] = ()


@cache
def usual_means() -> tuple[MeansType, ...]:
    """The usual means shipped with the program, in the order of the file."""
    content = resource_path("means/usual_means.json").read_text(encoding="utf-8")
    return tuple(_means(row) for row in json.loads(content, parse_float=Decimal)["means"])


def micrometer_mpe(size: Decimal) -> Decimal:
    """The maximum permissible error, in mm, of the external micrometer that measures `size` mm, 0 < size ≤ 500.

    Raises UndefinedClass. Source: DIN 863-1:2017 (ISO 3611 gives no value). 10 mm: 0.004 mm.
    """
    for row in table("instruments")["micrometer_external_DIN863_1"]["ranges"]:
        if row["from_mm"] < size <= row["to_mm"]:
            return Decimal(row["mpe_um"]).scaleb(-3)
    raise UndefinedClass("size_out_of_range", reason="size_out_of_range", size=size)


def caliper_mpe(size: Decimal, caliper_type: CaliperType) -> Decimal:
    """The maximum permissible error, in mm, of external measurement of `size` mm by a caliper.

    `vernier` 0.1 or 0.05 up to 2,000 mm; `digital` (or 0.02) up to 1,000 mm. Raises UndefinedClass.
    Source: DIN 862:2015, as read in the table's source: confirm before use.
    """
    key = "vernier_0.1_0.05" if caliper_type == "vernier" else "vernier_0.02_or_digital_0.01"
    for row in table("instruments")["caliper_DIN862"][key]:
        if 0 < size <= row["to_mm"]:
            return Decimal(row["mpe"]).scaleb(-3)
    raise UndefinedClass("size_out_of_range", reason="size_out_of_range", size=size)


def _means(row: dict[str, Any]) -> MeansType:
    return MeansType(
        code=row["code"],
        designation_fr=row["designation_fr"],
        designation_en=row["designation_en"],
        family=row["family"],
        range_from=_decimal(row.get("range_from")),
        range_to=_decimal(row.get("range_to")),
        unit=row.get("unit", "mm"),
        resolution=_decimal(row.get("resolution")),
        mpe=_decimal(row.get("mpe")),
        uncertainty=_decimal(row.get("uncertainty")),
        verified=row.get("verified", True),
        kinds=tuple(row["kinds"]),
    )


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
