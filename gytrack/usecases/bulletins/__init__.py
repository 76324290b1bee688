"""Bulletins: numbered reports of a period, frozen with their files; and what moved since one or since a day."""
