"""Charts as small SVGs, each with its table."""
