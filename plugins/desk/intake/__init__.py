"""From a workbook, or a folder of CSVs, to checked tables. The workbook is only ever read.

Its cells are read by our own two readers: a library gives a date or a percentage as a number or an object and
not as the text that a person sees, needs two readings to tell a formula from its result, and takes longer to
import than a workbook takes to be read.
"""
