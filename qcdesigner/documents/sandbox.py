"""Where the fields of templates are worked out: no code runs, nothing is changed, an unknown field is an error."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from functools import cache

from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qcdesigner.domain.errors import DocumentError

_MISSING = re.compile(r"no attribute '(\w+)'|'(\w+)' is undefined")


class _Fields(ImmutableSandboxedEnvironment):
    """Fields may be read, compared, looped over; texts are not multiplied, and no function is at hand but `loop`'s."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def call_binop(self, context, operator, left, right):  # type: ignore[no-untyped-def]
        if isinstance(left, str) or isinstance(right, str) or operator == "**":
            raise SecurityError(f"the operator {operator} is not for texts")
        return super().call_binop(context, operator, left, right)


@cache
def fields_environment(*, escape: bool) -> ImmutableSandboxedEnvironment:
    """The environment of fields; `escape`: texts are escaped for XML."""
    environment = _Fields(undefined=StrictUndefined, autoescape=escape, finalize=_written)
    environment.globals.clear()
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
    return f"“{missing[1] or missing[2]}”" if missing else str(error)


def _written(value: object) -> object:
    """A field without value prints as nothing."""
    return "" if value is None else value


def _is_at_run_time(error: Exception) -> bool:
    return isinstance(error, (UndefinedError, SecurityError))


def _template_line(error: Exception) -> int | None:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno if frames else None
