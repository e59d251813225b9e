"""Cells written as XML text: numbers as numbers, dates as dates, every text as text, whatever it begins with."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.workbook.styles import StyleBook

# Excel counts days from here; right from 1900-03-01 on (it knows a 29 February 1900).
_DAY_ZERO = datetime(1899, 12, 30)
_LIKE_FORMULA = ("=", "+", "-", "@")
DATE_FORMATS = {"fr": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
LONGEST_TEXT = 32_767


class CellWriter:
    """Writes cells, in the styles of a workbook and the date format of a language."""

    def __init__(self, styles: StyleBook, language: str) -> None:
        self.styles = styles
        # The decimal sign of the language where the program showing the sheet can write both; Excel has its own.
        self._locale = "[$-40C]" if language == "fr" else ""
        self._date_format = DATE_FORMATS.get(language, DATE_FORMATS["en"])

    def value(self, place: str, style: int, value: Any) -> str:
        """A cell at `place` (`B12`) with a value: None, bool, number, date or text."""
        if value is None or value == "":
            return blank(place, style)
        if isinstance(value, bool):
            return f'<c r="{place}" s="{style}" t="b"><v>{value:d}</v></c>'
        if isinstance(value, (int, float, Decimal)):
            return self._number(place, style, value)
        if isinstance(value, date):
            return self._date(place, style, value)
        text = clean(str(value))[:LONGEST_TEXT]
        if text.startswith(_LIKE_FORMULA):
            style = self.styles.as_text(style)
        kept = f'<t xml:space="preserve">{escape(text)}</t>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{kept}</is></c>'

    def _number(self, place: str, style: int, value: int | float | Decimal) -> str:
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
            style = self.styles.with_number_format(style, f"{self._locale}0.{'0' * decimals}" if decimals else "0")
            return f'<c r="{place}" s="{style}"><v>{value:f}</v></c>'
        return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'

    def _date(self, place: str, style: int, value: date) -> str:
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        code = self._date_format + (" hh:mm" if isinstance(value, datetime) else "")
        days = (moment - _DAY_ZERO).total_seconds() / 86_400
        style = self.styles.with_number_format(style, code)
        return f'<c r="{place}" s="{style}"><v>{days:.15g}</v></c>'


def blank(place: str, style: int) -> str:
    return f'<c r="{place}" s="{style}"/>'


def formula(place: str, style: int, text: str) -> str:
    """A formula without a result: the workbook is calculated when it is opened."""
    return f'<c r="{place}" s="{style}"><f>{escape(text)}</f></c>'
