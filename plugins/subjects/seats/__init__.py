"""The seats of the Assembly and its terms: places, never persons."""
