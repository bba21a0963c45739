"""How much of the site is in Kiswahili."""
