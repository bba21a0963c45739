"""Figures counted from registers by rules that are data; nothing in them is evaluated as code."""
