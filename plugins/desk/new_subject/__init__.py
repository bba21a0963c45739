"""``new-subject``: a table of a quarter with its page in both languages, ready to be filled with meaning."""
