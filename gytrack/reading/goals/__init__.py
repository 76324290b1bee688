"""Sentences to the numbers that somebody can later be asked to have reached."""
