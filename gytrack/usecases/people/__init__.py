"""Who really does a task beside the formal lead, whose it is where that is not agreed, and what it costs."""
