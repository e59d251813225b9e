"""What a kind of document declares, and what it is given to be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qcdesigner.documents.pictures import SheetPictures
from qcdesigner.documents.view import PlanView
from qcdesigner.domain.tables import resource_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document to make: the view, the format, the template (None: the built-in one), whoever draws, one phase or all."""

    view: PlanView
    format: str
    moment: datetime
    pictures: SheetPictures | None = None
    template: Path | None = None
    phase: str | None = None

    @property
    def language(self) -> str:
        return self.view.language

    def template_or(self, name: str) -> Path:
        """The template asked for, or the built-in one of this name in the document's language."""
        return self.template or resource_path(f"templates/{name}.{self.language}.{self.format}")


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file made: what its name ends with, if it is one of several (`_2`), and its bytes."""

    suffix: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """A kind of document: `formats` from the usual one on; `titles` and `file_names` in French and in English.

    `shows_drawing`: it has pictures of sheets where somebody draws; `needs_pictures`: it is nothing without.
    """

    name: str
    aliases: tuple[str, ...]
    rank: int
    formats: tuple[str, ...]
    titles: tuple[str, str]
    file_names: tuple[str, str]
    make: Callable[[Order], tuple[MadeFile, ...]]
    shows_drawing: bool = True
    needs_pictures: bool = False

    def title(self, language: str) -> str:
        return self.titles[language != "fr"]

    def file_name(self, language: str) -> str:
        return self.file_names[language != "fr"]
