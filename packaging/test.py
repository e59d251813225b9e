"""Sets the machine up and runs every check: style, types, texts, then the tests under a virtual display.

    python3 packaging/test.py [arguments of pytest]
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import machine


def main() -> int:
    python = str(machine.prepare(for_tests=True))
    checks = (
        [python, "-m", "ruff", "check", "--quiet", "."],
        [python, "-m", "mypy"],
        [python, "packaging/build_locale.py", "--check"],
    )
    failed = [command for command in checks if subprocess.run(command, cwd=machine.PROJECT).returncode]
    with _virtual_display() as environment:
        arguments = sys.argv[1:] or ["-n", "2", "--dist", "loadfile"]
        tests = subprocess.run([python, "-m", "pytest", *arguments], cwd=machine.PROJECT, env=environment).returncode
    for command in failed:
        print("failed:", " ".join(command[1:]), file=sys.stderr)
    return tests or bool(failed)


@contextmanager
def _virtual_display() -> Iterator[dict[str, str]]:
    """The environment for the tests: on Linux a display of our own, that nobody sees."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    if not sys.platform.startswith("linux"):
        yield {**os.environ}
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        yield {**environment, "DISPLAY": ":" + server.stdout.readline().strip()}
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
