"""Budget, and the use of electricity, printing and travel."""
