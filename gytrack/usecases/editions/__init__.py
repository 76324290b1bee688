"""A new edition of a plan: what became of each part, shown before it is stored, and stored so that progress stays."""
