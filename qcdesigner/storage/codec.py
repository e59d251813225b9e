"""Records to plain JSON values and back. Fields at their default are left out: defaults are part of the format.

What a newer program wrote and this one does not know is kept in `Record.unknown` (`place.z` for a field inside a field)
and written back. Errors name where they are; pydantic checks each value at this boundary and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from qcdesigner.domain.errors import StorageError
from qcdesigner.model.records import RECORD_TYPES, Record
from qcdesigner.storage.soundness import fault_of

R = TypeVar("R", bound=Record)
Json = Any

TABLE_NAMES: Mapping[type[Record], str] = {t: t.__name__.lower() for t in RECORD_TYPES}
TYPES_BY_NAME: Mapping[str, type[Record]] = {name: t for t, name in TABLE_NAMES.items()}


def encode_record(record: Record) -> dict[str, Json]:
    """The record as JSON values, what is unknown to this version included."""
    encoded: dict[str, Json] = _encode(record)
    for path, value in record.unknown:
        _put_back(encoded, path.split("."), value)
    return encoded


def decode_record(record_type: type[R], value: Json, *, where: str) -> R:
    """The record of these JSON values. Raises StorageError `damaged_plan` with `where` (path) and `why`."""
    from pydantic import ValidationError

    if not isinstance(value, dict):
        raise StorageError("damaged_plan", where=where, why="not an object")
    unknown: list[tuple[str, object]] = []
    checked: type = record_type
    known = _known(record_type, value, "", unknown)
    try:
        record: R = _adapter(checked).validate_python(known)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = ".".join([where, *(str(step) for step in first["loc"])])
        raise StorageError("damaged_plan", where=path, why=first["msg"]) from error
    fault = fault_of(record)
    if fault is not None:
        raise StorageError("damaged_plan", where=f"{where}.{fault[0]}", why=fault[1])
    return replace(record, unknown=tuple(unknown)) if unknown else record


def _encode(value: Any) -> Json:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    written: type = type(value)
    encoded: dict[str, Json] = {
        name: _encode(item)
        for name, default in _written_fields(written)
        if (item := getattr(value, name)) is not default and (item != default or type(item) is not type(default))
    }
    return encoded


@cache
def _written_fields(record_type: type) -> tuple[tuple[str, object], ...]:
    """Names and defaults of the fields that are written; MISSING where there is no default."""
    return tuple((f.name, _default(f)) for f in fields(record_type) if f.name != "unknown")


def _default(field: Any) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _adapter(record_type: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(record_type)


def _known(record_type: type, value: Mapping[str, Json], path: str, unknown: list[tuple[str, object]]) -> dict[str, Json]:
    """The fields this version knows; the others go to `unknown` under their path."""
    nested = _nested_fields(record_type)
    known = {}
    for name, item in value.items():
        if name not in nested or name == "unknown":
            unknown.append((path + name, item))
        else:
            known[name] = _known_item(nested[name], item, path + name, unknown)
    return known


def _known_item(inner: type | None, item: Json, path: str, unknown: list[tuple[str, object]]) -> Json:
    if inner is None:
        return item
    if isinstance(item, dict):
        return _known(inner, item, path + ".", unknown)
    if isinstance(item, list):
        return [_known_item(inner, each, f"{path}.{i}", unknown) for i, each in enumerate(item)]
    return item


@cache
def _nested_fields(record_type: type) -> dict[str, type | None]:
    """For each field, the dataclass inside it (itself, optional, or in a tuple), or None."""
    return {name: _dataclass_in(hint) for name, hint in get_type_hints(record_type).items()}


def _dataclass_in(hint: Any) -> type | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    if get_origin(hint) in (Union, UnionType, tuple):
        return next((found for found in map(_dataclass_in, get_args(hint)) if found), None)
    return None


def _put_back(encoded: Json, path: list[str], value: object) -> None:
    """Sets a field that is not known, if what held it is still there."""
    holder: Json = encoded
    for step in path[:-1]:
        if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
            holder = holder[int(step)]
        elif isinstance(holder, dict) and step in holder:
            holder = holder[step]
        else:
            return
    if isinstance(holder, dict):
        holder.setdefault(path[-1], value)
