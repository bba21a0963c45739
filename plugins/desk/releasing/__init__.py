"""From a signed draft to a frozen version and a public edition, or to the list of what stands in the way."""
