"""One wish of the user, carried out or refused: a refusal is said in the window, never lost and never a traceback."""

from __future__ import annotations

from collections.abc import Callable

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.session import Session


def attempt(session: Session, wish: Callable[[], object]) -> bool:
    """Does it; True if it was done, False if it was refused (and said through `session.problem`)."""
    try:
        wish()
    except QcError as refused:
        session.problem.emit(refused)
        return False
    return True
