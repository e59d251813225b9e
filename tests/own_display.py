"""A virtual display for each process that runs tests side by side: windows of one would take the keyboard from the other's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

_servers: list[subprocess.Popen[str]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Gives a worker of pytest-xdist a display of its own, before Qt is there."""
    wants_one = "PYTEST_XDIST_WORKER" in os.environ and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb"
    if not (wants_one and sys.platform.startswith("linux") and shutil.which("Xvfb")):
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    os.environ["DISPLAY"] = ":" + server.stdout.readline().strip()
    _servers.append(server)


def pytest_unconfigure(config: pytest.Config) -> None:
    for server in _servers:
        server.terminate()
        server.wait()
