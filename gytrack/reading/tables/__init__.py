"""Tables: what their columns hold, and the tasks and targets that their rows say."""
