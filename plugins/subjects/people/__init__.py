"""Counts of people in any table, protected together."""
