"""Where the source documents contradict themselves."""
