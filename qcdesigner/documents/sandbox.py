"""Where the fields of templates are worked out: no code runs, nothing is changed, an unknown field is an error."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from functools import cache
from numbers import Number
from typing import Any

from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qcdesigner.domain.errors import DocumentError

# Far above any real document; a template beyond them is a trap or a mistake.
MOST_PIECES = 5_000_000
MOST_CHARACTERS = 200_000_000
_GROWING_FILTERS = ("batch", "center", "format", "indent", "pprint", "slice", "tojson", "urlize", "wordwrap", "xmlattr")
_HARMLESS_METHODS = frozenset(
    ["capitalize", "count", "endswith", "index", "lower", "lstrip", "rstrip", "split", "startswith", "strip", "title", "upper"]
)
# Whatever the working out of a field may raise, for `field_error`.
WRONG_FIELD = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError)
_MISSING = re.compile(r"no attribute '(\w+)'|'(\w+)' is undefined")


def _joined(pieces: Iterable[str]) -> str:
    """The pieces as one text. Raises SecurityError when loops in loops have no end in sight."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if len(kept) > MOST_PIECES or length > MOST_CHARACTERS:
            raise SecurityError("the result is too long")
    return "".join(kept)


class _Fields(ImmutableSandboxedEnvironment):
    """Fields may be read, compared, looped over; texts and lists are not multiplied, methods that pad are not at hand."""

    intercepted_binops = frozenset(["*", "**", "%"])
    concat = staticmethod(_joined)

    def call_binop(self, context, operator, left, right):  # type: ignore[no-untyped-def]
        if operator == "**" or not (isinstance(left, Number) and isinstance(right, Number)):
            raise SecurityError(f"the operator {operator} is not for texts")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:
        """`format` pads to any width: it is not at hand."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("format is not at hand")

    def is_safe_callable(self, obj: Any) -> bool:
        owner = getattr(obj, "__self__", None)
        is_growing = isinstance(owner, str | bytes | list | tuple) and getattr(obj, "__name__", "") not in _HARMLESS_METHODS
        return not is_growing and super().is_safe_callable(obj)


@cache
def fields_environment(*, escape: bool) -> ImmutableSandboxedEnvironment:
    """The environment of fields; `escape`: texts are escaped for XML."""
    environment = _Fields(undefined=StrictUndefined, autoescape=escape, finalize=_written)
    environment.globals.clear()
    for name in _GROWING_FILTERS:
        environment.filters.pop(name, None)
    return environment


def field_error(error: Exception, *, file: str, place: Callable[[int], str]) -> DocumentError:
    """What was wrong with which field: `template_field` with the field's reason, the file and the place.

    `place` gives the place in the file (in words of the file itself) for a line of the template's source.
    """
    line = getattr(error, "lineno", None) or _template_line(error)
    code = "template_syntax" if isinstance(error, TemplateError) and not _is_at_run_time(error) else "template_field"
    return DocumentError(code, file=file, place=place(line) if line else "", reason=reason_of(error))


def reason_of(error: Exception) -> str:
    """What is wrong, short: the name that is not known, else what the filler of templates says."""
    missing = _MISSING.search(str(error)) if isinstance(error, UndefinedError) else None
    return f"({missing[1] or missing[2]})" if missing else str(error) or type(error).__name__


def _written(value: object) -> object:
    """A field without value prints as nothing."""
    return "" if value is None else value


def _is_at_run_time(error: Exception) -> bool:
    return isinstance(error, (UndefinedError, SecurityError))


def _template_line(error: Exception) -> int | None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno if frames else None
