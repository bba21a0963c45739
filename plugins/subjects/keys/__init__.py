"""The keys of the offices that sign a release's checksum, and their signatures."""
