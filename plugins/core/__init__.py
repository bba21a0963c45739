"""What every subject stands on; it knows no subject."""
