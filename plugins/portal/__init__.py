"""The portal as a whole: read everything, check it, measure it, list its pages and packages."""
