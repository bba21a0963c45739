"""The quarter's workbook: what it asks for, what it brings along, and how it is written."""
