"""One module per family of kinds; each declares `KINDS`. See `domain.registry`."""
