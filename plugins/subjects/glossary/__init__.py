"""The words of the site in both languages."""
