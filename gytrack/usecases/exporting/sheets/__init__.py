"""The sheets of the workbook that a bureau sends on: which rows stand on which, under which headings."""
