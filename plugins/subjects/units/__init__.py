"""The Assembly's units: departments, committees, offices."""
