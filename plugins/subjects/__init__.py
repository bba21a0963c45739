"""One folder a subject: its records, checks, measures, words, pages."""
