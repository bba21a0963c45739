"""Surveys of satisfaction and perception."""
