"""The first real day: what the Assembly adopts comes in, what only played goes out, in one step."""
