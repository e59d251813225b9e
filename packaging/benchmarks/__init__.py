"""What `packaging/bench.py` measures, one module a subject; each has `measure() -> list[Row]`."""
