"""The command line: one module per subcommand, one line on standard error for what a user did wrong.

Exit codes: 0 done, 1 the answer is no (findings, not conforming), 2 bad input or usage.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from qcdesigner.cli.arguments import BAD_USAGE, OneLineParser, speak
from qcdesigner.domain.errors import QcError
from qcdesigner.i18n.language import user_language
from qcdesigner.i18n.translator import translator

COMMANDS = ("parse", "limits", "read", "new", "check", "export", "show")
BAD_INPUT = BAD_USAGE
# What a shell says of a program that a closed pipe ended: 128 + SIGPIPE.
CLOSED_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one subcommand; the exit code."""
    tr = translator(user_language()).gettext
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    speak(tr)
    arguments = _parser(tr).parse_args(argv)
    try:
        code: int = arguments.run(arguments, tr)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _close_broken_output()
        return CLOSED_PIPE
    except QcError as error:
        from qcdesigner.i18n.sentences import sentence

        print(f"qcdesigner: {sentence(error, tr)}", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        said = f"{error.filename}: {_reason(error, tr)}" if error.filename else _reason(error, tr)
        print(f"qcdesigner: {said}", file=sys.stderr)
        return BAD_INPUT


def _parser(tr: Callable[[str], str]) -> argparse.ArgumentParser:
    from qcdesigner import __version__

    parser = OneLineParser(prog="qcdesigner", description=tr("Inspection plans from part drawings."), add_help=False)
    parser.add_argument("-h", "--help", action="help", help=tr("show this help and leave"))
    parser.add_argument("--version", action="version", version=f"qcdesigner {__version__}", help=tr("show the version and leave"))
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), required=True, parser_class=OneLineParser)
    opening = commands.add_parser("open", help=tr("open the window, on a plan or on a drawing"))
    opening.add_argument("file", nargs="?", metavar=tr("FILE"), help=tr("a .qcd file or a drawing"))
    for name in COMMANDS:
        module = import_module(f"qcdesigner.cli.{name}")
        module.add_parser(commands, tr)
        commands.choices[name].set_defaults(run=module.run)
    return parser


def _reason(error: OSError, tr: Callable[[str], str]) -> str:
    """What the system refused, in the user's words: those of the system are in its own language."""
    reasons = {
        errno.ENOENT: tr("there is no such file"),
        errno.EACCES: tr("access is refused"),
        errno.EPERM: tr("access is refused"),
        errno.EISDIR: tr("this is a folder, not a file"),
        errno.ENOTDIR: tr("a file stands where a folder is needed"),
        errno.EEXIST: tr("a file stands where a folder is needed"),
        errno.ENAMETOOLONG: tr("the name is too long"),
        errno.ENOSPC: tr("the disk is full"),
        errno.EROFS: tr("this disk cannot be written"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)


def _close_broken_output() -> None:
    """Nobody reads any more (`| head`): what is left to write goes nowhere, in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
