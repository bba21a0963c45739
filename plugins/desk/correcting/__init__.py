"""The next version of a released quarter: opened from what was released, each change said with its reason."""
