"""A release: who passed it on, who saw it early, why figures changed, how punctual it was."""
