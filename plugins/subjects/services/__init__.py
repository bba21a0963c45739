"""The service charter: what is promised and how requests were answered."""
