"""Prints medians and ratios of what users wait for.

    python3 packaging/bench.py [start opening reading canvas editing exporting]
"""

from __future__ import annotations

import os
import subprocess
import sys

import machine

SUBJECTS = ("start", "opening", "reading", "canvas", "editing", "exporting")


def main() -> int:
    python = str(machine.prepare(for_tests=True))
    environment = {**os.environ, "PYTHONPATH": str(machine.PROJECT / "packaging"), "QT_QPA_PLATFORM": "offscreen"}
    failed = 0
    for subject in sys.argv[1:] or SUBJECTS:
        code = f"from benchmarks.{subject} import measure\nfor row in measure(): print(row, flush=True)"
        print(f"\n{subject}", flush=True)
        failed |= subprocess.run([python, "-c", code], cwd=machine.PROJECT, env=environment).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
