"""How figures are counted from the registers beside them."""
