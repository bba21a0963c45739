"""Targets: set beforehand, for a metric and a unit."""
