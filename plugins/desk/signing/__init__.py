"""Who passed a quarter's draft on, by office, and for exactly which data."""
