"""The balanced scorecard of each quarter."""
