"""Publications named in the sources."""
