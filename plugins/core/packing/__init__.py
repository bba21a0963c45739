"""Rows to files that readers can take away."""
