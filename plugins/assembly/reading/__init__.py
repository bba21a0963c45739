"""From files to checked, typed records. Every file is read and checked before anything is returned."""
