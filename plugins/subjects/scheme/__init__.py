"""The index scheme: the declared tree, weights, rules and bands by which indices are computed."""
