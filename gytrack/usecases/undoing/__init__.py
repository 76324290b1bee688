"""Undoing: which command is meant, what must hold, and taking it back."""
