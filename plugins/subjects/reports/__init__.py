"""The quarterly report, the home page and the summaries for five readers."""
