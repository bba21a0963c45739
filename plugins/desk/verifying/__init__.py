"""Is the site, here or on the web, what was released? Lists of checksums, and what differs from them."""
