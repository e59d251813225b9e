"""Sets the machine up and opens the window on the sample part; with no display, makes its documents and says where.

    python3 packaging/run.py [FILE]
"""

from __future__ import annotations

import os
import subprocess
import sys

import machine

SAMPLE = machine.PROJECT / "resources" / "samples" / "bride_de_palier.qcd"
OUTPUT = machine.PROJECT / "output"


def main() -> int:
    python = str(machine.prepare())
    start = [python, "-m", "qcdesigner"]
    file = sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE)
    if _has_display():
        return subprocess.run([*start, "open", file], cwd=machine.PROJECT).returncode
    print("No display: the sample's documents are made instead.", flush=True)
    OUTPUT.mkdir(exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [*start, "export", str(SAMPLE), "--to", str(OUTPUT), "--all"]
    return subprocess.run(command, cwd=machine.PROJECT, env=environment).returncode


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
