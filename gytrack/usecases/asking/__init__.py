"""Which plan, department, task or target a person means."""
