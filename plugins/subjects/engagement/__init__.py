"""Members' reports on engagement with the public, by seat."""
