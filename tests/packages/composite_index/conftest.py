"""Property tests: the same examples every time, and no stopwatch."""

from hypothesis import settings

settings.register_profile("index", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("index")
