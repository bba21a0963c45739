"""Bungoma County's competency framework (2019) and the national training record."""
