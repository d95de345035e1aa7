"""New office files, made of values: what there is no original for."""
