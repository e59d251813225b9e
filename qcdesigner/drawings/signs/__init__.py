"""Signs and boxes that CAD draws with lines, whatever the file: what strokes are a sign, which box is round a text."""
