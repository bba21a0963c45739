"""Bills: their journey, periods, participation, papers."""
