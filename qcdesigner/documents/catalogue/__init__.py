"""The kinds of documents. A module dropped in this folder that declares a `DOCUMENT` is a kind of document."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from qcdesigner.documents.document_type import DocumentType
from qcdesigner.domain.errors import DocumentError


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds of documents, in the order people make them."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = [module.DOCUMENT for module in modules if hasattr(module, "DOCUMENT")]
    return tuple(sorted(found, key=lambda document: (document.rank, document.name)))


def document_type(name: str) -> DocumentType:
    """The kind of document of this name, French or English (`gamme`, `inspection_plan`).

    Raises DocumentError `unknown_document` with the names there are.
    """
    for document in document_types():
        if name in (document.name, *document.aliases):
            return document
    raise DocumentError("unknown_document", name=name, known=", ".join(d.name for d in document_types()))
