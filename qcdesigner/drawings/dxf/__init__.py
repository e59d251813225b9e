"""Reading of DXF: file → ezdxf document → pictures of layouts and blocks → sheets."""
