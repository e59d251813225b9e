"""Ids of records: short, random, never reused; so two people's plans can be merged."""

from __future__ import annotations

from random import SystemRandom

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# The operating system's, as `secrets` has it, without what that brings to the start of the program.
_CHANCE = SystemRandom()


def new_id() -> str:
    """A fresh id of 12 characters (60 bits)."""
    return "".join(_CHANCE.choices(_ALPHABET, k=12))
