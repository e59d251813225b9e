"""Texts of fields as values and back: numbers and dates, as people write them in the window's language."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from qcdesigner.domain.errors import QcError

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def plain_text(text: str) -> str:
    """The text without spaces around."""
    return text.strip()


def number_of(text: str) -> Decimal | None:
    """The number written with comma or point; None for an empty text. Raises QcError `not_a_number`."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise QcError("not_a_number", text=text)
    return Decimal(plain.replace(",", "."))


def number_text(value: Decimal | None, language: str) -> str:
    """The number in the language (`fr`, `en`); empty if there is none."""
    if value is None:
        return ""
    plain = format(value, "f")
    return plain.replace(".", ",") if language == "fr" else plain


def date_of(text: str) -> str:
    """The date in ISO 8601 of `20/11/2026` or `2026-11-20`; empty for an empty text. Raises QcError `not_a_date`."""
    plain = text.strip()
    if not plain:
        return ""
    day_first, year_first = _DAY_FIRST.fullmatch(plain), _YEAR_FIRST.fullmatch(plain)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else ("0", "0", "0")
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2])).isoformat()
    except ValueError as error:
        raise QcError("not_a_date", text=text) from error


def date_text(iso: str, language: str) -> str:
    """The date as written in the language: day/month/year in French; what is no ISO date stays as it is."""
    match = _YEAR_FIRST.fullmatch(iso)
    return f"{match[3]}/{match[2]}/{match[1]}" if match and language == "fr" else iso
