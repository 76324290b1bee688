"""What people say of departments: other names, which are one, which belong to a collective."""
