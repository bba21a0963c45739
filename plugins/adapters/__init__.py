"""The Pelican adapters, each thin."""
