"""Addresses: one that was released is never missing."""
