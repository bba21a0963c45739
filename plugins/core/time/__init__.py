"""Quarters, releases and their folders."""
