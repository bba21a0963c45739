"""What people see, as plain values: words, pictures, pages, downloads. Pure; Pelican is not known here."""
