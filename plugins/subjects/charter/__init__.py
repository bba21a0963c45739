"""The service charter: what is promised for each service, and by which law or rule."""
