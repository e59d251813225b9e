"""What the command line says, and where: closed pipes, full disks, folders instead of files, in both languages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qcdesigner.cli.main import CLOSED_PIPE, main
from qcdesigner.domain.tables import resource_path

PLAN = str(resource_path("samples/bride_de_palier.qcd"))


def test_closed_pipe_is_silent() -> None:
    show = subprocess.Popen(
        [sys.executable, "-m", "qcdesigner", "show", PLAN, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert show.stdout is not None and show.stderr is not None
    show.stdout.close()
    assert (show.stderr.read(), show.wait(60)) == (b"", CLOSED_PIPE)


def wait_for_work(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Until the process has worked that long itself, however busy the machine is, or has ended."""
    ticks = seconds * os.sysconf("SC_CLK_TCK")
    while process.poll() is None:
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        if int(fields[11]) + int(fields[12]) >= ticks:
            return
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no such account of processes here")
@pytest.mark.parametrize("after_s", [0.15, 0.3])
def test_interrupted_while_reading_it_says_so_in_one_line(after_s: float, tmp_path: Path) -> None:
    plan = tmp_path / "a.qcd"
    new = subprocess.Popen(
        [sys.executable, "-m", "qcdesigner", "new", str(resource_path("samples/arbre_etage.pdf")), "-o", str(plan)],
        stderr=subprocess.PIPE, env={**os.environ, "QCDESIGNER_LANGUAGE": "fr"},
    )  # fmt: skip
    wait_for_work(new, after_s)
    new.send_signal(signal.SIGINT)
    said = new.communicate(timeout=60)[1].decode()
    # Interrupted within an exec of its own, Python ends itself by the signal: a shell calls that 130 too.
    assert (new.returncode, said) in [(ended, "qcdesigner: interrompu\n") for ended in (130, -signal.SIGINT)] + [(0, "")]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        show = subprocess.run(
            [sys.executable, "-m", "qcdesigner", "show", PLAN, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (show.returncode, show.stderr.decode().count("\n")) == (2, 1)


def test_usage_is_said_in_french(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "fr")
    with pytest.raises(SystemExit) as ended:
        main(["parse"])
    assert (ended.value.code, capsys.readouterr().err) == (2, "qcdesigner parse: il manque : TEXTE\n")


@pytest.mark.parametrize("command", ["parse", "limits", "read", "new", "check", "export", "show"])
def test_help_of_each_command_is_in_one_language(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "fr")
    with pytest.raises(SystemExit):
        main([command, "--help"])
    said = capsys.readouterr().out
    assert said.startswith("utilisation")
    assert not any(english in said for english in ("show this", "positional", "usage:"))


def test_file_in_the_way_of_a_folder_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "fr")
    (tmp_path / "ici").touch()
    assert main(["export", PLAN, "--to", str(tmp_path / "ici")]) == 2
    assert capsys.readouterr().err.endswith("un fichier se trouve là où il faut un dossier\n")


def test_no_display_is_one_line() -> None:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    opened = subprocess.run(
        [sys.executable, "-m", "qcdesigner"], env=environment, capture_output=True, timeout=60
    )
    assert (opened.returncode, opened.stderr.decode().count("\n"), opened.stdout) == (2, 1, b"")


def test_word_that_is_neither_a_command_nor_a_file_is_refused() -> None:
    said = subprocess.run([sys.executable, "-m", "qcdesigner", "exprot"], capture_output=True, timeout=60)
    assert (said.returncode, said.stderr.decode().count("\n")) == (2, 1)
    assert b"exprot" in said.stderr


def test_a_plan_never_replaces_the_drawing_it_is_made_of(tmp_path: Path) -> None:
    drawing = tmp_path / "arbre.pdf"
    drawing.write_bytes(resource_path("samples/arbre_etage.pdf").read_bytes())
    assert main(["new", str(drawing), "-o", str(drawing), "--force"]) == 2
    assert drawing.read_bytes().startswith(b"%PDF")
