"""Annual plans: a target split into what is to be reached by the end of years or quarters."""
