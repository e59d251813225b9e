"""Drawings made at random with known callouts, read back."""
