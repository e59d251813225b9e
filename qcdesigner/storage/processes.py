"""Which machine this is, and whether a process of it is still running."""

from __future__ import annotations

import os
import platform
import sys


def host_name() -> str:
    """The name of this machine on its network."""
    return platform.node() or "localhost"


def is_alive(pid: int) -> bool:
    """True if a process of this machine has this number; True when in doubt."""
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


if sys.platform == "win32":

    def _is_alive_on_windows(pid: int) -> bool:
        """os.kill(pid, 0) would send Ctrl+C there: ask the system for the process instead."""
        import ctypes

        synchronize, timed_out, no_such_process = 0x00100000, 0x00000102, 87
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(synchronize, False, pid)
        if not handle:
            return ctypes.get_last_error() != no_such_process
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == timed_out)
        finally:
            kernel.CloseHandle(handle)
