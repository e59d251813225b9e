"""The `.qcd` file: the same plan comes back, the same bytes go out, and what is wrong is said by name."""

from __future__ import annotations

import json
import os
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from qcdesigner.domain.errors import StorageError
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout, change_fields
from qcdesigner.editing.drawings import remove_drawing
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Drawing
from qcdesigner.storage import container
from qcdesigner.storage.container import pack, unpack
from qcdesigner.storage.package import load_plan, save_plan, stamp_of
from qcdesigner.storage.plan_json import write_plan
from tests.editing.plans import add, complete_plan, drawn, get


def _edited(content: bytes, **members: object) -> bytes:
    """The package with members replaced (`plan=…` for plan.json), removed where None."""
    written = BytesIO()
    replaced = {f"{name}.json": value for name, value in members.items()}
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w") as new:
        for name in {*old.namelist(), *replaced}:
            value = replaced.get(name, old.read(name) if name in old.namelist() else None)
            if value is not None:
                new.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return written.getvalue()


def _member(content: bytes, name: str) -> dict[str, object]:
    with ZipFile(BytesIO(content)) as package:
        return json.loads(package.read(name))


@pytest.fixture
def packed() -> bytes:
    return pack(complete_plan().snapshot(), version="0.1")


def _refusal(content: bytes) -> StorageError:
    with pytest.raises(StorageError) as refused:
        unpack(content)
    return refused.value


def test_a_saved_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    document = complete_plan()
    stamp = save_plan(document.snapshot(), tmp_path / "plan.qcd", expected=None)
    snapshot, loaded_stamp = load_plan(tmp_path / "plan.qcd")
    assert snapshot.tables == document.snapshot().tables
    assert snapshot.files == document.files
    assert loaded_stamp == stamp == stamp_of(tmp_path / "plan.qcd")


def test_the_same_plan_gives_the_same_bytes_whatever_the_order_of_edits(packed: bytes) -> None:
    snapshot = unpack(packed)
    reversed_tables = {t: dict(reversed(list(table.items()))) for t, table in snapshot.tables.items()}
    again = pack(type(snapshot)(reversed_tables, snapshot.files), version="0.1")
    assert again == packed


def test_decimals_as_written_come_back() -> None:
    document = Document()
    one = add(document, "12,50 ±0,1")
    nominal = Document(unpack(pack(document.snapshot(), version=""))).get(Characteristic, one).requirement.nominal
    assert nominal is not None and str(nominal.value) == "12.50"


@pytest.mark.parametrize("text", ["30°30′ ±0°10′", "4x Ø6,6 ↧12", "⌖ Ø0,1 Ⓜ A B Ⓜ C", "M8x1-6H", "Ra 1,6", "(12,5)", "Ø20 H7/g6", "10 max", "4'-0 1/4\" ±1/8\"", '2 1/2"'])  # fmt: skip
def test_every_kind_of_requirement_comes_back(text: str) -> None:
    document = Document()
    ids = add_callout(document, parse(text))
    again = Document(unpack(pack(document.snapshot(), version="")))
    for characteristic_id in ids:
        assert repr(get(again, characteristic_id)) == repr(get(document, characteristic_id))


def test_drawings_are_kept_byte_for_byte_and_only_those_named() -> None:
    document = Document()
    gone, _ = drawn(document, b"first")
    drawn(document, b"second" * 1000)
    remove_drawing(document, gone)
    snapshot = unpack(pack(document.snapshot(), version=""))
    assert list(snapshot.files.values()) == [b"second" * 1000]


def test_what_is_compressed_already_is_stored() -> None:
    document = Document()
    drawn(document, os.urandom(50_000))
    drawn(document, b"  0\nLINE\n" * 5000)
    with ZipFile(BytesIO(pack(document.snapshot(), version=""))) as package:
        kinds = {m.file_size: m.compress_type for m in package.infolist() if m.filename.startswith("drawings/")}
    assert kinds == {50_000: ZIP_STORED, 45_000: ZIP_DEFLATED}


def test_a_newer_format_is_refused_by_name(packed: bytes) -> None:
    manifest = {**_member(packed, "manifest.json"), "format": 7, "program": "9.0"}
    error = _refusal(_edited(packed, manifest=manifest))
    assert (error.code, error.data["format"], error.data["program"]) == ("newer_format", 7, "9.0")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package_is_not_a_plan(content: bytes) -> None:
    assert _refusal(content).code == "not_a_plan"


def test_a_zip_of_another_program_is_not_a_plan(packed: bytes) -> None:
    assert _refusal(_edited(packed, manifest={"name": "other", "format": 1})).code == "not_a_plan"
    assert _refusal(_edited(packed, manifest=None)).code == "not_a_plan"


@pytest.mark.parametrize(
    ("table", "field", "value", "where"),
    [
        ("characteristic", "number", "twelve", "characteristic.0.number"),
        ("characteristic", "requirement", {"kind": "linear", "nominal": {"value": "x"}}, "characteristic.0.requirement.nominal.value"),
        ("phase", "kind", "sometimes", "phase.0.kind"),
    ],
)  # fmt: skip
def test_a_damaged_value_is_named_by_its_path(packed: bytes, table: str, field: str, value: object, where: str) -> None:
    plan = _member(packed, "plan.json")
    plan["tables"][table][0][field] = value  # type: ignore[index]
    error = _refusal(_edited(packed, plan=plan))
    assert (error.code, error.data["where"]) == ("damaged_plan", where)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"tables": []}', b'{"tables": {"phase": 3}}', b'{"tables":{"x":NaN}}', b"[" * 9999])
def test_a_plan_that_is_not_as_expected_is_damaged(packed: bytes, content: bytes) -> None:
    assert _refusal(_edited(packed, plan=content)).code == "damaged_plan"


def test_an_id_given_twice_is_damage(packed: bytes) -> None:
    plan = _member(packed, "plan.json")
    plan["tables"]["phase"] *= 2  # type: ignore[index,operator]
    assert _refusal(_edited(packed, plan=plan)).data["why"] == "twice"


def test_an_altered_drawing_is_noticed(packed: bytes) -> None:
    written = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"altered" if name.startswith("drawings/") else old.read(name))
    assert _refusal(written.getvalue()).data["why"] == "altered"


def test_a_missing_drawing_is_named_by_its_file(packed: bytes) -> None:
    written = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(written, "w") as new:
        for name in (n for n in old.namelist() if not n.startswith("drawings/")):
            new.writestr(name, old.read(name))
    assert _refusal(written.getvalue()).data["file_name"] == "flange.dxf"


def test_a_bomb_is_refused_before_it_is_unpacked(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("manifest.json", "{}")
        package.writestr("plan.json", bytes(2_000_000))
    monkeypatch.setattr(container, "MAX_PLAN_BYTES", 1_000_000)
    assert _refusal(bomb.getvalue()).code == "too_large"


def test_truncated_at_any_length_it_is_refused_with_a_code(packed: bytes) -> None:
    for length in range(0, len(packed), 97):
        assert _refusal(packed[:length]).code in ("not_a_plan", "damaged_plan")


def test_a_flipped_byte_never_gives_another_plan(packed: bytes) -> None:
    expected = unpack(packed)
    for position in range(0, len(packed), 41):
        flipped = bytearray(packed)
        flipped[position] ^= 0xFF
        try:
            snapshot = unpack(bytes(flipped))
        except StorageError:
            continue
        assert snapshot.tables == expected.tables


def test_fields_of_a_newer_program_survive(packed: bytes) -> None:
    plan = _member(packed, "plan.json")
    plan["later"] = {"a": 1}
    tables = plan["tables"]
    tables["robots"] = [{"id": "r2"}]  # type: ignore[index]
    characteristic = tables["characteristic"][0]  # type: ignore[index]
    characteristic["mood"] = "good"
    characteristic["requirement"]["spin"] = {"up": True}
    verification = tables["verification"][0]  # type: ignore[index]
    verification["frequency"]["terms"][0]["why"] = "history"
    manifest = {**_member(packed, "manifest.json"), "site": "Lyon"}
    document = Document(unpack(_edited(packed, plan=plan, manifest=manifest, extra={"kept": 1})))
    change_fields(document, [characteristic["id"]], comment="seen")
    again = pack(document.snapshot(), version="0.1")
    characteristic["comment"] = "seen"
    assert _member(again, "plan.json") == plan
    assert _member(again, "manifest.json")["site"] == "Lyon"
    assert _member(again, "extra.json") == {"kept": 1}


def test_a_file_changed_underneath_is_not_overwritten(tmp_path: Path) -> None:
    path, document = tmp_path / "plan.qcd", complete_plan()
    stamp = save_plan(document.snapshot(), path, expected=None)
    other = Document()
    save_plan(other.snapshot(), path, expected=None)
    theirs = path.read_bytes()
    with pytest.raises(StorageError) as refused:
        save_plan(document.snapshot(), path, expected=stamp)
    assert refused.value.code == "changed_underneath"
    assert path.read_bytes() == theirs
    assert list(tmp_path.iterdir()) == [path]


def test_saving_again_over_what_was_saved_is_allowed(tmp_path: Path) -> None:
    path, document = tmp_path / "plan.qcd", complete_plan()
    stamp = save_plan(document.snapshot(), path, expected=None)
    os.utime(path, (1, 1))  # a backup program touched it: the content is what counts
    add(document, "5 ±0,1")
    stamp = save_plan(document.snapshot(), path, expected=stamp)
    assert load_plan(path)[1] == stamp


@pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.qcd", tmp_path / "link.qcd"
    save_plan(Document().snapshot(), real, expected=None)
    real.chmod(0o640)
    link.symlink_to(real)
    save_plan(complete_plan().snapshot(), link, expected=None)
    assert link.is_symlink() and real.stat().st_mode & 0o777 == 0o640
    assert load_plan(real)[0].table(Drawing)


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        save_plan(Document().snapshot(), tmp_path / "none" / "plan.qcd", expected=None)
    assert refused.value.code == "no_folder"


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        load_plan(tmp_path / "plan.qcd")
    assert refused.value.code == "not_found"
    assert refused.value.data["path"] == str(tmp_path / "plan.qcd")


def test_a_large_plan_is_saved_quickly(tmp_path: Path) -> None:
    document = Document()
    drawn(document, os.urandom(3_000_000))
    add_callout(document, parse("12,5 ±0,05") * 2000)
    started = time.perf_counter()
    save_plan(document.snapshot(), tmp_path / "plan.qcd", expected=None)
    assert time.perf_counter() - started < 0.5
    assert len(write_plan(document.snapshot())) < 2_000_000
