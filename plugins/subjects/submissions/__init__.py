"""When each department's data was due, came and was accepted."""
