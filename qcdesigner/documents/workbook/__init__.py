"""Filling Excel templates: only the XML of sheets and charts is rewritten, every other part is kept as it is."""
