"""Tables that stand in plain text: rows as lines with tabs, a cell a line, Markdown's pipes."""
