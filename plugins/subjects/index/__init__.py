"""The composite index of the Assembly and of each department."""
