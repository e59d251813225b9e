"""Fields in cells: a cell that is one field keeps the type of its value, any other text is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, Undefined, meta

from qcdesigner.documents.sandbox import WRONG_FIELD, fields_environment, reason_of
from qcdesigner.domain.errors import DocumentError

_ONE_FIELD = re.compile(r"\s*\{\{((?:(?!\}\}).)*)\}\}\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """A text with fields: the names it starts from (`row`, `plan`), and how to work it out."""

    text: str
    names: frozenset[str]
    _evaluate: Callable[[Mapping[str, Any]], Any]
    file: str
    place: str

    def value(self, names: Mapping[str, Any]) -> Any:
        """The value with these names known. Raises DocumentError `template_field`."""
        try:
            value = self._evaluate(names)
            if isinstance(value, Undefined):
                str(value)  # a strict one raises, naming what is missing
        except WRONG_FIELD as error:
            raise DocumentError("template_field", file=self.file, place=self.where, reason=reason_of(error)) from error
        return value

    @property
    def where(self) -> str:
        return f"{self.place} – {self.text.strip()[:200]}"


def has_field(text: str) -> bool:
    return "{{" in text or "{%" in text


@lru_cache(maxsize=1024)
def field_of(text: str, *, file: str, place: str) -> Field:
    """The field of a text. Raises DocumentError `template_syntax` with the file, the place and the reason."""
    environment = fields_environment(escape=False)
    try:
        names = frozenset(meta.find_undeclared_variables(environment.parse(text)))
        single = _ONE_FIELD.match(text)
        if single is not None:
            expression = environment.compile_expression(single[1].strip(), undefined_to_none=False)
            return Field(text, names, lambda known: expression(**known), file, place)
        template = environment.from_string(text)
    except TemplateError as error:
        where = f"{place} – {text.strip()[:200]}"
        raise DocumentError("template_syntax", file=file, place=where, reason=str(error)) from error
    return Field(text, names, lambda known: template.render(known), file, place)
