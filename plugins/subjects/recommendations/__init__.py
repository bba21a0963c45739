"""The chain of accountability: audit finding to implementation."""
