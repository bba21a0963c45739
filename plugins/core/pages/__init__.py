"""What a page is made of, where it stands, and what all pages share."""
