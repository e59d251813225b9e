"""The tables of a plan as `plan.json`: sorted, without spaces, so that the same plan gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from qcdesigner.domain.errors import StorageError
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Record
from qcdesigner.storage.codec import TABLE_NAMES, TYPES_BY_NAME, decode_record, encode_record
from qcdesigner.storage.migrations import migrate

# Two of them make a character beyond the first 65,536; one alone is nothing that a document could hold.
_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


def write_plan(snapshot: Snapshot) -> bytes:
    """The bytes of `plan.json`, with what a newer program had put beside the tables."""
    tables: dict[str, Any] = dict(_mapping(snapshot.unknown.get("tables")))
    for record_type, name in TABLE_NAMES.items():
        records = snapshot.table(record_type).values()
        tables[name] = [encode_record(r) for r in sorted(records, key=lambda r: r.id)]
    plan = {**_mapping(snapshot.unknown.get("fields")), "tables": tables}
    text = json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="replace")  # half a character must not keep anybody from saving


def read_plan(content: bytes, *, from_format: int) -> tuple[dict[type[Record], Mapping[str, Record]], dict[str, object]]:
    """The tables, and what this version does not know. Raises StorageError `damaged_plan` naming the place."""
    plan = migrate(_parse(content), from_format)
    written = plan.get("tables")
    if not isinstance(written, dict):
        raise StorageError("damaged_plan", where="tables", why="not an object")
    tables = {t: MappingProxyType(_table(t, name, written.get(name, []))) for name, t in TYPES_BY_NAME.items()}
    unknown = {
        "tables": {name: table for name, table in written.items() if name not in TYPES_BY_NAME},
        "fields": {name: value for name, value in plan.items() if name != "tables"},
    }
    return dict(tables), {name: value for name, value in unknown.items() if value}


def _table(record_type: type[Record], name: str, written: Any) -> dict[str, Record]:
    if not isinstance(written, list):
        raise StorageError("damaged_plan", where=name, why="not a list")
    table: dict[str, Record] = {}
    for i, value in enumerate(written):
        record = decode_record(record_type, value, where=f"{name}.{i}")
        if record.id in table:
            raise StorageError("damaged_plan", where=f"{name}.{i}.id", why="twice")
        table[record.id] = record
    return table


def _parse(content: bytes) -> dict[str, Any]:
    try:
        plan = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant)
        if _HALF_CHARACTER.search(content):
            plan = json.loads(json.dumps(plan, ensure_ascii=False).encode("utf-8", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise StorageError("damaged_plan", where="plan.json", why=str(error)) from error
    if not isinstance(plan, dict):
        raise StorageError("damaged_plan", where="plan.json", why="not an object")
    return plan


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
