"""Words of documents: what codes of the plan are called, in the language of the document. Dates too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from qcdesigner.documents.cleaning import clean
from qcdesigner.domain.measuring.means import MeansType, usual_means
from qcdesigner.i18n.translator import translator
from qcdesigner.i18n.words import (
    criticality_words,
    designation_words,
    phase_kind_words,
    plan_state_words,
    role_words,
    waiver_words,
)
from qcdesigner.model.records import Means

# Between letters; a minute of arc keeps its own sign.
_APOSTROPHE = re.compile(r"(?<=[^\W\d])'(?=[^\W\d])")


@cache
def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words of `language`, by family (`state phase_kind role criticality designation waiver`) and code."""
    tr = translator(language).gettext
    families = {
        "state": plan_state_words(tr),
        "phase_kind": phase_kind_words(tr),
        "role": role_words(tr),
        # An ordinary characteristic carries no mark on paper.
        "criticality": MappingProxyType({**criticality_words(tr), "none": ""}),
        "designation": designation_words(tr),
        "waiver": waiver_words(tr),
    }
    return MappingProxyType(families)


def means_designation(means: Means, language: str) -> str:
    """What a means is called: one of the usual means, nobody having renamed it, in the language of the document."""
    usual = _usual_means().get(means.catalogue_code)
    if usual is None or means.designation not in (usual.designation_fr, usual.designation_en):
        return clean(means.designation)
    return _APOSTROPHE.sub("’", usual.designation_fr) if language == "fr" else usual.designation_en


@cache
def _usual_means() -> Mapping[str, MeansType]:
    return MappingProxyType({means.code: means for means in usual_means()})


def write_date(text: str, language: str) -> str:
    """An ISO date as the language writes it (DD/MM/YYYY in French); a text that is no ISO date stays as it is."""
    day = read_date(text)
    if day is None:
        return text
    return f"{day:%d/%m/%Y}" if language == "fr" else day.isoformat()


def read_date(text: str) -> date | None:
    """The day of an ISO date; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def write_moment(moment: datetime, language: str) -> str:
    """Date and time to the minute: `20/11/2026 14:05`, `2026-11-20 14:05`."""
    return f"{write_date(moment.date().isoformat(), language)} {moment:%H:%M}"
