"""Ids of records: short, random, never reused; so two people's plans can be merged."""

from __future__ import annotations

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """A fresh id of 12 characters (60 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))
