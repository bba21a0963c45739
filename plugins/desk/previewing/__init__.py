"""The site with a draft in it, for staff to look at before anybody signs."""
