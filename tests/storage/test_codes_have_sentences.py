"""Every code that editing, storage and the checks can give has a sentence for people."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from qcdesigner.domain.errors import DocumentError, EditRefused, QcError, StorageError, writing_failure
from qcdesigner.i18n.remarks import finding_sentence
from qcdesigner.i18n.sentences import sentence
from qcdesigner.i18n.translator import translator
from qcdesigner.model.checks import all_checks
from qcdesigner.model.document import Document
from qcdesigner.model.findings import Finding

PACKAGE = Path(__file__).resolve().parents[2] / "qcdesigner"
TR = translator("en").gettext


def _raised(area: str, error: type[QcError]) -> list[str]:
    sources = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / area).rglob("*.py"))
    return sorted(set(re.findall(rf'{error.__name__}\("(\w+)"', sources)))


@pytest.mark.parametrize("code", _raised("editing", EditRefused))
def test_a_refused_edit_has_a_sentence(code: str) -> None:
    assert "(reason:" not in sentence(EditRefused(code), TR)


@pytest.mark.parametrize("code", _raised("storage", StorageError))
def test_a_failure_of_a_plan_file_has_a_sentence(code: str) -> None:
    assert "(reason:" not in sentence(StorageError(code), TR)


@pytest.mark.parametrize("kind", [StorageError, DocumentError])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.ENOENT, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG, errno.EIO])
def test_each_failure_to_write_has_a_sentence_of_its_own(kind: type[QcError], number: int) -> None:
    said = {n: sentence(kind(writing_failure(OSError(n, "")), path="Gamme.docx"), TR) for n in (number, errno.EDQUOT, errno.EINVAL)}
    assert said[number].startswith("“Gamme.docx” cannot be written: ")
    assert (said[number] == said[errno.EDQUOT]) == (number == errno.ENOSPC)
    assert (said[number] == said[errno.EINVAL]) == (number == errno.EIO)


@pytest.mark.parametrize("code", [code for check in all_checks() for code in check.codes])
def test_a_finding_has_a_sentence(code: str) -> None:
    assert not finding_sentence(Finding(code, "error", ("plan",)), Document(), TR).startswith("Finding “")
