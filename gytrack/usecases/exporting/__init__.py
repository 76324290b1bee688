"""Files for others: what one holds, in which format, and where it goes."""
