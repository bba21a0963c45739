"""Overall Labour Effectiveness of departments."""
