"""The characters that our own reader of callouts knows. A × is an x to it; the order is that of its model's classes."""

GEOMETRICAL_SIGNS = "⏤⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰"
ALPHABET = (
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    ".,+-±°()[]/='\":#*&"
    "Ø⌴⌵↧□√"
    f"{GEOMETRICAL_SIGNS}"
    "ⓂⓁⓅⒺⒻⓈ"
    " "
)
