"""By which rules plans are judged: named sets, the one that a plan uses, and lights set by hand."""
