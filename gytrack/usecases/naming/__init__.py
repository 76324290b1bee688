"""Names of departments: whole, shortened, by initials, and the commands that put them right."""
