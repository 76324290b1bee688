"""Saved pages of the web (html, mht) to papers."""
