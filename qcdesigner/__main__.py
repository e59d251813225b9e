"""Arguments to the window, or to the command line without importing Qt."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

# What a shell says of a program that Ctrl+C ended: 128 + SIGINT.
INTERRUPTED = 130
_ALIKE = frozenset({"-h", "--help", "--version"})


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a subcommand, or the window for `open`, for a file, and for nothing; the exit code."""
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        _say_interrupted()
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] not in ("open", "--drawing-worker") and (arguments[0] in _ALIKE or _is_command(arguments[0])):
        from qcdesigner.cli.main import main as run_command

        return run_command(arguments)
    if arguments == ["--drawing-worker"]:  # the packaged program starts itself as its reading worker
        from qcdesigner.drawings.worker import main as run_worker

        run_worker()
        return 0
    if _lacks_display():
        return 2
    from qcdesigner.gui.app import run

    return run(arguments[1:] if arguments[:1] == ["open"] else arguments)


def _say_interrupted() -> None:
    """One line; pressing Ctrl+C again while it is made is no reason for more."""
    with contextlib.suppress(KeyboardInterrupt, OSError):
        from qcdesigner.i18n.language import user_language
        from qcdesigner.i18n.translator import translator

        tr = translator(user_language()).gettext
        print(f"qcdesigner: {tr('interrupted')}", file=sys.stderr)


def _lacks_display() -> bool:
    from qcdesigner.cli.display import refuse_without_display
    from qcdesigner.i18n.language import user_language
    from qcdesigner.i18n.translator import translator

    return refuse_without_display(translator(user_language()).gettext)


def _is_command(word: str) -> bool:
    """True for a subcommand, and for an option or a bare word that is no file: the command line says what is wrong."""
    from pathlib import Path

    from qcdesigner.cli.main import COMMANDS

    looks_like_file = not word.startswith("-") and Path(word).suffix
    return word in COMMANDS or not (looks_like_file or Path(word).exists())


if __name__ == "__main__":
    raise SystemExit(main())
