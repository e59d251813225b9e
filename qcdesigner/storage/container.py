"""A `.qcd` file in memory: a zip with `manifest.json`, `plan.json` and `drawings/SHA256`. Same plan, same bytes."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from qcdesigner.domain.errors import StorageError
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Drawing
from qcdesigner.storage.migrations import FORMAT, FORMAT_NAME
from qcdesigner.storage.plan_json import read_plan, write_plan

MANIFEST, PLAN, DRAWINGS = "manifest.json", "plan.json", "drawings/"
# Limits against files made to fill the memory, far above any real plan.
MAX_MEMBERS = 2_000
MAX_PLAN_BYTES = 256 * 2**20
MAX_FILE_BYTES = 512 * 2**20
MAX_TOTAL_BYTES = 1024 * 2**20

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SAMPLE = 64 * 1024


def pack(snapshot: Snapshot, *, version: str) -> bytes:
    """The bytes of the file; `version` is the program's. Drawings that no record names are left out."""
    manifest = {**_kept(snapshot, "manifest"), "name": FORMAT_NAME, "format": FORMAT, "program": version}
    target = BytesIO()
    with ZipFile(target, "w") as package:
        _write(package, MANIFEST, json.dumps(manifest, sort_keys=True).encode())
        _write(package, PLAN, write_plan(snapshot))
        for digest in sorted({d.sha256 for d in snapshot.table(Drawing).values()} & snapshot.files.keys()):
            _write(package, DRAWINGS + digest, snapshot.files[digest])
        for name, content in sorted(_kept(snapshot, "members").items()):
            _write(package, name, content)
    return target.getvalue()


def unpack(content: bytes) -> Snapshot:
    """The plan in these bytes.

    Raises StorageError: `not_a_plan`, `newer_format`, `damaged_plan` (with `where` and `why`), `too_large`.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_sizes(package)
            return _read(package)
    except (BadZipFile, zlib.error, struct.error, EOFError, LookupError, OSError, RuntimeError, ValueError) as error:
        raise StorageError("not_a_plan", why=str(error)) from error


def _read(package: ZipFile) -> Snapshot:
    names = set(package.namelist())
    if not {MANIFEST, PLAN} <= names:
        raise StorageError("not_a_plan", why="no manifest")
    manifest = _manifest(package.read(MANIFEST))
    tables, unknown = read_plan(package.read(PLAN), from_format=manifest["format"])
    files = {n.removeprefix(DRAWINGS): package.read(n) for n in names if n.startswith(DRAWINGS) and n != DRAWINGS}
    for drawing in tables[Drawing].values():
        _check_drawing(drawing, files)
    others = {n: package.read(n) for n in names if n not in (MANIFEST, PLAN) and not n.startswith(DRAWINGS)}
    unknown |= {"members": others} if others else {}
    kept = {k: v for k, v in manifest.items() if k not in ("name", "format", "program")}
    unknown |= {"manifest": kept} if kept else {}
    return Snapshot(MappingProxyType(tables), MappingProxyType(files), MappingProxyType(unknown))


def _manifest(content: bytes) -> dict[str, Any]:
    """The manifest. Raises StorageError `not_a_plan`, or `newer_format` naming the format and the program that wrote it."""
    try:
        manifest = json.loads(content)
    except ValueError as error:
        raise StorageError("not_a_plan", why=str(error)) from error
    if not isinstance(manifest, dict) or manifest.get("name") != FORMAT_NAME:
        raise StorageError("not_a_plan", why="another format")
    number = manifest.get("format")
    if type(number) is not int or number < 1:
        raise StorageError("damaged_plan", where=f"{MANIFEST}.format", why="no format number")
    if number > FORMAT:
        raise StorageError("newer_format", format=number, known=FORMAT, program=str(manifest.get("program", "")))
    return manifest


def _check_drawing(drawing: Any, files: Mapping[str, bytes]) -> None:
    where = DRAWINGS + drawing.sha256
    if drawing.sha256 not in files:
        raise StorageError("damaged_plan", where=where, why="missing", file_name=drawing.file_name)
    if sha256(files[drawing.sha256]).hexdigest() != drawing.sha256:
        raise StorageError("damaged_plan", where=where, why="altered", file_name=drawing.file_name)


def _check_sizes(package: ZipFile) -> None:
    members = package.infolist()
    sizes = [m.file_size for m in members]
    largest_plan = max((m.file_size for m in members if m.filename in (MANIFEST, PLAN)), default=0)
    if (
        len(members) > MAX_MEMBERS
        or sum(sizes) > MAX_TOTAL_BYTES
        or max(sizes, default=0) > MAX_FILE_BYTES
        or largest_plan > MAX_PLAN_BYTES
    ):
        raise StorageError("too_large", limit_mb=MAX_TOTAL_BYTES // 2**20)


def _write(package: ZipFile, name: str, content: bytes) -> None:
    """Adds a member, compressed where it pays: PDF and pictures are compressed already."""
    member = ZipInfo(name, _EPOCH)
    member.create_system = 3  # the same bytes on every system
    member.external_attr = 0o644 << 16
    sample = content[:_SAMPLE]
    pays = len(zlib.compress(sample, 1)) < 0.8 * len(sample)
    member.compress_type = ZIP_DEFLATED if pays else ZIP_STORED
    package.writestr(member, content, compresslevel=1)


def _kept(snapshot: Snapshot, name: str) -> Mapping[str, Any]:
    kept = snapshot.unknown.get(name)
    return kept if isinstance(kept, Mapping) else {}
