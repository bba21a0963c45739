"""Words: the wording in two languages, how numbers and days are written, how sentences are said."""
