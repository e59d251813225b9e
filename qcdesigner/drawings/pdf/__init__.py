"""Reading of PDF: pages as displayed, their texts with place and angle, their pictures tile by tile."""
