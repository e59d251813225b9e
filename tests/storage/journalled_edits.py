"""Run as a program: edits a plan with a journal, saying after each edit what it did, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from qcdesigner.model.document import Document
from qcdesigner.storage.journal import start_journal
from tests.editing.plans import add, drawn

if __name__ == "__main__":
    document = Document()
    journal = start_journal(Path(sys.argv[1]), document)
    document.subscribe(journal.append)
    drawn(document, b"kept")
    for number in range(1, 10_000):
        add(document, "12,5 ±0,05")
        print(number, flush=True)
