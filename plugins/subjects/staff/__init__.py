"""Staff results, as counts by band."""
