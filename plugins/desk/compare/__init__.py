"""The draft beside what was published before it: what stands out, and why, in the words of staff."""
