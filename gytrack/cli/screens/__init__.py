"""What a person sees: lines, tables, cards."""
