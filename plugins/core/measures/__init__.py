"""Arithmetic that several subjects share."""
