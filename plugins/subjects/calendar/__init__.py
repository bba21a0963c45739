"""The release calendar."""
