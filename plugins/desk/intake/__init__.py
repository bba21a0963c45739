"""From a workbook, or a folder of CSVs, to checked tables. The workbook is only ever read."""
