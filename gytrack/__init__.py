"""A terminal ledger for government implementation plans."""

__version__ = "0.1.0"
