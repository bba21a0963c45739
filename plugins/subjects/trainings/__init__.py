"""The Assembly's own trainings."""
