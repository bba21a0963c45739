"""Figures: what was reported, and what follows from each one."""
