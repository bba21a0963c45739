"""Competencies assessed against what the work asks for."""
