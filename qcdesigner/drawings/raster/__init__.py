"""Reading of pictures: scans and photos as sheets, shown from a pyramid of halved copies."""
