"""Makes a bare machine ready: system libraries, then a virtual environment with the locked dependencies.

Standard library only, for it runs before anything is installed. Quick the second time: it looks before it does.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
BOOTSTRAP = PROJECT / ".bootstrap"
UV_VERSION = "0.13.8"
OLDEST_PYTHON = (3, 11)
NO_LIBRARIES = "The libraries could not be installed: see above. A network, or a mirror of PyPI, is needed the first time."

# What Qt needs on a bare Debian 12: none of them is pulled in by another (libraries measured for PySide6 6.11.3).
QT_PACKAGES = (
    "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxcb-cursor0",
    "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libcups2",
)
TEST_PACKAGES = ("xvfb",)


def prepare(*, for_tests: bool = False) -> Path:
    """Installs what is missing; the path of the environment's Python. Ends the program with one sentence when it cannot."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or later is needed; this is {sys.version.split()[0]}.")
    if sys.platform.startswith("linux"):
        _ensure_system_packages((*QT_PACKAGES, *(TEST_PACKAGES if for_tests else ()), *_venv_packages()))
    _ensure_environment()
    return _python_of(ENVIRONMENT)


def _venv_packages() -> tuple[str, ...]:
    """Debian keeps `venv` and its pip in a package apart."""
    try:
        import ensurepip
        import venv
    except ImportError:
        return ("python3-venv",)
    return () if ensurepip and venv else ("python3-venv",)


def _ensure_system_packages(wanted: tuple[str, ...]) -> None:
    if shutil.which("dpkg-query") is None:
        return
    missing = [name for name in wanted if not _is_installed(name)]
    if not missing:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    before = [] if os.geteuid() == 0 else ["sudo"]
    if before and shutil.which("sudo") is None:
        sys.exit("System packages are missing. As root, run:\n    apt-get update && " + " ".join(command))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing system packages:", " ".join(missing), flush=True)
    for step in (["apt-get", "update"], command):
        done = subprocess.run([*before, *step], env=environment, stdout=subprocess.DEVNULL)
        if done.returncode:
            sys.exit("That did not work. As root, run:\n    apt-get update && " + " ".join(command))


def _is_installed(package: str) -> bool:
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True)
    return asked.returncode == 0 and asked.stdout.startswith("install ok installed")


def _ensure_environment() -> None:
    stamp = ENVIRONMENT / ".complete"
    wanted = _fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and _python_of(ENVIRONMENT).exists():
        return
    print("Installing the program's libraries (once, a minute or so) …", flush=True)
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT)}
    environment.pop("VIRTUAL_ENV", None)
    command = [_uv(), "sync", "--frozen", "--all-extras", "--compile-bytecode", "--quiet", "--python", sys.executable]
    if subprocess.run(command, cwd=PROJECT, env=environment).returncode:
        sys.exit(NO_LIBRARIES)
    stamp.write_text(wanted, encoding="utf-8")


def _fingerprint() -> str:
    """What the environment was made from: the lock, the project's own description, and this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((PROJECT / name).read_bytes())
    return digest.hexdigest()


def _uv() -> str:
    """uv: the one on the machine, or one of our own in `.bootstrap`."""
    found = shutil.which("uv")
    if found:
        return found
    own = _python_of(BOOTSTRAP).with_name("uv.exe" if os.name == "nt" else "uv")
    if not own.exists():
        steps = (
            [sys.executable, "-m", "venv", str(BOOTSTRAP)],
            [str(_python_of(BOOTSTRAP)), "-m", "pip", "install", "--quiet", f"uv=={UV_VERSION}"],
        )
        if any(subprocess.run(step).returncode for step in steps):
            sys.exit(NO_LIBRARIES)
    return str(own)


def _python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
