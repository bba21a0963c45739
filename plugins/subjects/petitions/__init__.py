"""The public register of petitions."""
