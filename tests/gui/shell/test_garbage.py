"""Where garbage is collected: never in a worker's thread, where an object of Qt would die and take the program down."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

from qcdesigner.gui.garbage import PAUSE_MS

MANY = 20_000


class Knot:
    """Garbage that only the collector finds; `ends` are the threads in which knots ended."""

    ends: ClassVar[set[threading.Thread]] = set()

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.ends.add(threading.current_thread())


def _make_knots() -> None:
    for _ in range(MANY):
        Knot()


def test_garbage_made_in_a_worker_ends_in_the_interface_thread(application, qtbot):
    Knot.ends.clear()
    worker = threading.Thread(target=_make_knots)
    worker.start()
    worker.join()
    assert not Knot.ends
    qtbot.waitUntil(lambda: bool(Knot.ends), timeout=50 * PAUSE_MS)
    assert Knot.ends == {threading.main_thread()}


def test_what_is_kept_is_looked_at_no_more_until_the_program_ends(application):
    application.make_ready()
    assert gc.get_freeze_count() > 10_000 and not gc.isenabled()
    application.end()
    assert gc.get_freeze_count() == 0 and gc.isenabled()
