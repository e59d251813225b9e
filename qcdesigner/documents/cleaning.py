"""Text that any document can hold: what XML cannot carry is taken out, once, when the view is made."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: the characters that no document may contain, not even escaped. Tabs would leave their cell.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` without control characters and lone surrogates; line ends are `\\n`, tabs are spaces."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
