"""The parser of the command line in the user's language: one line for each error, headings and help translated too."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

Tr = Callable[[str], str]
BAD_USAGE = 2


def speak(tr: Tr) -> None:
    """Makes argparse say its own texts through `tr`: it looks them up in its module at each call."""
    texts = _texts(tr)
    argparse._ = lambda message: texts.get(message, message)  # type: ignore[attr-defined]


def _texts(tr: Tr) -> Mapping[str, str]:
    return {
        "usage: ": tr("usage: "),
        "positional arguments": tr("positional arguments"),
        "options": tr("options"),
        "show this help message and exit": tr("show this help and leave"),
        "the following arguments are required: %s": tr("the following arguments are required: %s"),
        "unrecognized arguments: %s": tr("unrecognized arguments: %s"),
        "invalid choice: %(value)r (choose from %(choices)s)": tr(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
        "invalid %(type)s value: %(value)r": tr("invalid %(type)s value: %(value)r"),
        "expected one argument": tr("expected one argument"),
        "expected at least one argument": tr("expected at least one argument"),
        "argument %(argument_name)s: %(message)s": tr("argument %(argument_name)s: %(message)s"),
        "not allowed with argument %s": tr("not allowed with argument %s"),
        "one of the arguments %s is required": tr("one of the arguments %s is required"),
        "ambiguous option: %(option)s could match %(matches)s": tr(
            "ambiguous option: %(option)s could match %(matches)s"
        ),
    }


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line, with the exit code of bad usage."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(BAD_USAGE, f"{self.prog}: {message}\n")
