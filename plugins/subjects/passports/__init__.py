"""Passports of published numbers: where each stands, what it was made of, where its trail ends."""
