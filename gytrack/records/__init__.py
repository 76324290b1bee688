"""Plain values that the layers hand to each other; no rule, no input or output."""
