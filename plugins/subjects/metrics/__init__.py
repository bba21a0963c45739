"""The metric dictionary: what is counted, how, and by whom."""
