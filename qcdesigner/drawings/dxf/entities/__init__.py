"""One module for each family of DXF entities: `DRAW` says which function draws which type (`*`: all others)."""
