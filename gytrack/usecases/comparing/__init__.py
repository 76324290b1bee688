"""Two plans side by side: what in the one stands for what in the other, told by likeness."""
