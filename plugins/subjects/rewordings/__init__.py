"""Released words that are said in another way since, with the reason."""
