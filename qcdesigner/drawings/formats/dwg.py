"""DWG, through ezdwg into DXF: dimensions and frames come along, what ezdwg does not know stays out (a remark says so)."""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.formats import DrawingFormat, Progress, Source

_VERSIONS = {b"AC1014": "R14", b"AC1015": "2000", b"AC1018": "2004", b"AC1021": "2007", b"AC1024": "2010", b"AC1027": "2013", b"AC1032": "2018"}  # fmt: skip


def _recognises(content: bytes) -> bool:
    return content[:4] == b"AC10" and content[:6].isalnum()


def _read(content: bytes, progress: Progress) -> Source:
    from qcdesigner.drawings.dxf.loading import load_document
    from qcdesigner.drawings.dxf.reading import read_document
    from qcdesigner.drawings.formats.dxf import StaticSource

    if importlib.util.find_spec("ezdwg") is None:
        raise DrawingError("missing_support", what="dwg")
    version = _VERSIONS.get(content[:6])
    if version is None:
        raise DrawingError("missing_support", what="dwg", version=content[:6].decode("ascii", "replace"))
    progress(0.05)
    converted, left_out = _converted(content)
    progress(0.3)
    doc, remarks = load_document(converted)
    progress(0.5)
    remarks = (("dwg_converted", version), *left_out, *remarks)
    return StaticSource(read_document(doc, format_name="dwg", remarks=remarks, progress=progress))


def _converted(content: bytes) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """The file as DXF, and a remark for each type that the converter left out. This runs in the reading worker: a crash of the converter ends that process only."""
    import ezdwg

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "drawing.dwg", Path(folder) / "drawing.dxf"
        source.write_bytes(content)
        try:
            # Exploded, dimensions would come as loose lines and texts.
            result = ezdwg.to_dxf(str(source), str(target), explode_dimensions=False)
            left_out = tuple(
                ("not_converted", f"{kind} ×{n}") for kind, n in sorted(result.skipped_by_type.items())
            )
            return target.read_bytes(), left_out
        except Exception as error:  # young foreign code, any error: the boundary of the file
            raise DrawingError("damaged", cause=f"{type(error).__name__}: {error}"[:200]) from None


FORMAT = DrawingFormat("dwg", ("dwg",), _recognises, _read, is_cached=True)
