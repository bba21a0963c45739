"""The data page: everything that can be taken away."""
