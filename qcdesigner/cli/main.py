"""The command line: one module per subcommand, one line on standard error for what a user did wrong.

Exit codes: 0 done, 1 the answer is no (findings, not conforming), 2 bad input or usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from qcdesigner.domain.errors import QcError
from qcdesigner.i18n.language import user_language
from qcdesigner.i18n.translator import translator

COMMANDS = ("parse", "limits", "read", "new", "check", "export", "show")
BAD_INPUT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one subcommand; the exit code."""
    tr = translator(user_language()).gettext
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser(tr).parse_args(argv)
    try:
        return arguments.run(arguments, tr)
    except QcError as error:
        from qcdesigner.i18n.sentences import sentence

        print(f"qcdesigner: {sentence(error, tr)}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        print(f"qcdesigner: {error.filename or ''}: {_reason(error, tr)}", file=sys.stderr)
        return BAD_INPUT


def _parser(tr: Callable[[str], str]) -> argparse.ArgumentParser:
    from qcdesigner import __version__

    parser = _Parser(prog="qcdesigner", description=tr("Inspection plans from part drawings."), add_help=False)
    parser.add_argument("-h", "--help", action="help", help=tr("show this help and leave"))
    parser.add_argument("--version", action="version", version=f"qcdesigner {__version__}", help=tr("show the version and leave"))
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), required=True, parser_class=_Parser)
    opening = commands.add_parser("open", help=tr("open the window, on a plan or on a drawing"))
    opening.add_argument("file", nargs="?", metavar=tr("FILE"), help=tr("a .qcd file or a drawing"))
    for name in COMMANDS:
        module = import_module(f"qcdesigner.cli.{name}")
        module.add_parser(commands, tr)
        commands.choices[name].set_defaults(run=module.run)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


def _reason(error: OSError, tr: Callable[[str], str]) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("there is no such file")
    if isinstance(error, PermissionError):
        return tr("access is refused")
    if isinstance(error, IsADirectoryError):
        return tr("this is a folder, not a file")
    return error.strerror or str(error)
