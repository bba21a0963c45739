"""The annual report to the Service Board."""
